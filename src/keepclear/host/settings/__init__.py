"""The settings of a node: one commented file, read strictly, with every fault named at once.

`keepclear.toml` in the state folder: what can be set (`table`), how the file is read (`reading`)
and what `init` writes (`text`).
"""

from keepclear.host.settings.reading import check_settings, check_text, load_settings, read_table
from keepclear.host.settings.table import (
    SETTINGS_FILE,
    STORE_FILE,
    Instant,
    Scenario,
    Settings,
    Within,
    times_of_day,
    zone_of,
)
from keepclear.host.settings.text import default_settings_text

__all__ = [
    "SETTINGS_FILE",
    "STORE_FILE",
    "Instant",
    "Scenario",
    "Settings",
    "Within",
    "check_settings",
    "check_text",
    "default_settings_text",
    "load_settings",
    "read_table",
    "times_of_day",
    "zone_of",
]
