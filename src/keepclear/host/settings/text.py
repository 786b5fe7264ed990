"""The commented file that `init` writes, with every setting at its default."""

import json
from collections.abc import Sequence

from keepclear.host.checklists import CHECKLISTS_TEXT
from keepclear.host.settings.table import Scenario

_TEXT = """\
# The settings of a Keepclear node. After a change: keepclear settings check, then start it again.

[party]
# How this party is named on its card and on every desk.
name = {name}

[officer]
# Who acts where a command does not say: a role and initials, never a person's name.
role = {role}
initials = {initials}

# Where peers can call. Without this table the node only calls out, and still gets everything.
{listen}

[clock]
# Without a scenario the node is live. An exercise, replay or demo declares its clock: it stands at
# `origin` when the real time is `started`, and goes `rate` seconds for each real second.
{scenario}
# Whether a live node asks this machine's kernel if its clock is kept true, and alarms if it is not.
ask_kernel = true

[precedence.receipt_within_minutes]
# When what a peer's node has not receipted is overdue here.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 15
ROUTINE = 60

[precedence.taken_within_minutes]
# When a STOP or a message that no officer has taken is overdue.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 30
ROUTINE = 120

[precedence.read_back_within_minutes]
# When a notice that nobody has read back is overdue.
FLASH = 2
IMMEDIATE = 10
PRIORITY = 30
ROUTINE = 120

[precedence.answer_within_minutes]
# When a read-back of ours that nobody has answered is overdue.
FLASH = 2
IMMEDIATE = 10
PRIORITY = 30
ROUTINE = 120

[escalation]
# Who is told of what is overdue, one role after the other; the last one is told again and again.
ladder = ["watch", "watch leader", "duty commander"]

[escalation.climb_after_minutes]
# How long it stays with one role.
FLASH = 1
IMMEDIATE = 5
PRIORITY = 15
ROUTINE = 60

[dissemination]
# Own units or roles that are told of the notices of others, by activity.
# units = {{ all = ["operations"], flight = ["air defence", "tower"] }}
# They are to be told so long before a start.
before_start_minutes = 60

[notices]
# How early notice is to be given, by activity; what comes later is marked LATE.
# lead_minutes = {{ flight = 60, humanitarian_movement = 2880 }}
# A notice that still stands after so long is confirmed or cancelled by its author; 0 asks for none.
confirm_every_hours = 24
# A new version of a notice that lies so far from the one before is alarmed.
moved_km = 5

[watch]
# When nobody has acted for so long and no desk window is open, the other parties are told.
unmanned_after_minutes = 60

[retry]
# What did not arrive is sent again after first_s, then twice as long each time, up to longest_s.
first_s = 1
longest_s = 60

[line]
# How often the line is checked and the pictures are compared, idle or not.
check_every_minutes = 30
# And at these times of day, always in UTC and written with their Z; agree on them with the others,
# whose checks are expected then too.
# check_at = ["09:30Z", "15:30Z"]
# How late another party's line check may be before it counts as missed.
check_grace_minutes = 10
# Without fresh contact for so long a line is DEGRADED, and then NO CONTACT.
contact_within_s = 120
no_contact_after_s = 300
# A slower round trip, or clocks further apart, make it DEGRADED as well.
round_trip_max_s = 15
clock_offset_max_s = 5
# When a peer lacks another member's record this long, we carry it.
carry_after_s = 20

[witnessing]
# How many of the witnesses below are to cosign our logs, how often they are asked while one grows,
# and by when it is shown that too few have. FLASH and IMMEDIATE are cosigned at once.
least = 1
every_minutes = 5
within_minutes = 30
# A neutral witness, each in a table of its own; its operator gives you the key, and tls_key where
# it serves by its own certificate. Give the operator what `keepclear witness key` prints.
# [[witness]]
# url = "https://192.0.2.9:8443"
# key = "witness.example/w1+3741ffc7+BKo..."
# tls_key = ""

[theatre]
# West, south, east, north in degrees (WGS 84). A position outside is refused.
# bounds = [35.5, 32.0, 42.5, 38.0]

[desk]
# Where officers' browsers reach the desk, address:port; 0 takes any free port, empty serves none.
# Its certificate is made by `keepclear serve`, for this address and for the names below.
listen = "127.0.0.1:0"
# names = ["desk.example"]
# Whether what others will rely on is drafted by one officer and released by another.
four_eyes = true
# The time zone that is shown beside UTC, by its name in the IANA database.
zone = "UTC"
# A command that is run for what rings while nobody is at the desk, and for what has climbed to
# another role, word by word; no shell sees it. It finds KEEPCLEAR_BELL and KEEPCLEAR_ROLE set.
# alarm_command = ["/usr/bin/aplay", "/usr/share/sounds/stop.wav"]

# In which language coded messages are shown: en, ru, tr or ar.
language = "en"

[keys]
# After so many days the node key is to be replaced (keepclear keys rotate); the watch shows it a
# month before. Encryption keys are replaced every week by the node itself.
replace_after_days = 365

[log]
# debug, info, warning or error; JSON lines without positions and texts. An empty file is stderr.
level = "info"
file = ""

# Where programs that watch over machines ask: /healthz and /metrics, without positions and texts,
# unencrypted and for anybody who reaches the port. Without this table nowhere.
# [health]
# host = "127.0.0.1"
# port = 9464

"""


def default_settings_text(
    name: str,
    port: int | None = None,
    host: str = "127.0.0.1",
    endpoints: Sequence[str] = (),
    scenario: Scenario | None = None,
    role: str = "watch",
    initials: str = "",
) -> str:
    """Return the commented file that `init` writes; without a port the node only calls out."""
    listed = f"[{', '.join(map(_quoted, endpoints))}]"
    lines = [
        "[listen]",
        f"host = {_quoted(host)}",
        "# 0 takes any free port.",
        f"port = {0 if port is None else port}",
        "# What stands in the card: how peers reach this node from where they are.",
        f"endpoints = {listed}",
    ]
    if port is None:
        lines = [f"# {line.removeprefix('# ')}" for line in lines]
    declared = (
        '# scenario = { id = "EXERCISE 1", origin = 2017-11-11T12:00:00Z, rate = 60, '
        "started = 2026-01-01T09:00:00Z }"
        if scenario is None
        else f"scenario = {{ id = {_quoted(scenario.id)}, origin = {scenario.origin.isoformat()}, "
        f"rate = {scenario.rate}, started = {scenario.started.isoformat()} }}"
    )
    return (
        _TEXT.format(
            name=_quoted(name),
            role=_quoted(role),
            initials=_quoted(initials),
            listen="\n".join(lines),
            scenario=declared,
        )
        + CHECKLISTS_TEXT
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are strings of TOML too.
