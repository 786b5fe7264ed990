"""Times as people type them at a command, down to what an act carries."""

from datetime import datetime

from keepclear.host.plotting.when import read as read


def instant_of(text: str, place: str, zone: str = "") -> datetime:
    """Read an instant down to whole seconds UTC."""
    return read(text, place, zone).down()


def seconds_of(text: str, place: str, zone: str = "") -> int:
    """Read an instant as whole seconds UTC, rounded down."""
    return int(instant_of(text, place, zone).timestamp())
