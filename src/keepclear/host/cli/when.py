"""Times as people type them: an instant with its zone, or a refusal with the cure."""

from datetime import datetime

from keepclear.errors import BadInput, Fault

EXAMPLE = "write date, time and zone, as 2030-06-01T05:00Z or 2030-06-01T08:00+03:00"


def instant_of(text: str, place: str) -> datetime:
    """Read an instant; a time without a zone is refused, since noon is not noon everywhere."""
    try:
        read = datetime.fromisoformat(text.strip().upper().replace(" ", "T", 1))
    except ValueError as error:
        raise BadInput([Fault(place, f"{text!r} is not a time", EXAMPLE)]) from error
    if read.tzinfo is None:
        raise BadInput([Fault(place, f"{text!r} has no zone", EXAMPLE)])
    return read


def seconds_of(text: str, place: str) -> int:
    """Read an instant as whole seconds UTC, rounded down."""
    return int(instant_of(text, place).timestamp() // 1)
