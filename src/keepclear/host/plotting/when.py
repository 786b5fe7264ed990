"""A time as an officer types it: an instant, or a refusal that names the field and the cure."""

from keepclear.errors import BadInput, Fault
from keepclear.space.instant import Doubt, Instant
from keepclear.space.typed_time import parse_typed


def read(text: str, place: str, zone: str = "") -> Instant:
    """Read an instant; `place` is the field, and cures name `zone`, the desk's own, as well."""
    instant = parse_typed(text, zone)
    if isinstance(instant, Doubt):
        raise BadInput([Fault(place, f"{text!r} is {instant.what}", instant.cure)])
    return instant
