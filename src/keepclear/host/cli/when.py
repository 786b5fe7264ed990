"""Times as people type them at a command: an instant, or a refusal with the cure."""

from datetime import datetime

from keepclear.errors import BadInput, Fault
from keepclear.space.instant import Doubt, Instant
from keepclear.space.typed_time import parse_typed


def read(text: str, place: str, zone: str = "") -> Instant:
    """Read an instant; `place` is the option, and cures name `zone`, the desk's own, as well."""
    instant = parse_typed(text, zone)
    if isinstance(instant, Doubt):
        raise BadInput([Fault(place, f"{text!r} is {instant.what}", instant.cure)])
    return instant


def instant_of(text: str, place: str, zone: str = "") -> datetime:
    """Read an instant down to whole seconds UTC."""
    return read(text, place, zone).down()


def seconds_of(text: str, place: str, zone: str = "") -> int:
    """Read an instant as whole seconds UTC, rounded down."""
    return int(instant_of(text, place, zone).timestamp())
