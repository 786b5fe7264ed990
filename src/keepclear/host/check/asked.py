"""What a check was asked for: the options as their values, or every fault in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from keepclear.errors import BadInput, Fault
from keepclear.host.check.reading import shown_name, unreadable

if TYPE_CHECKING:
    from keepclear.exchange.rule.rules import Rules
    from keepclear.exchange.rule.separation import Separation
    from keepclear.standards.geojson_rfc7946.geometry import Bounds


@dataclass(frozen=True, slots=True)
class Terms:
    """What plans are held to: one separation for all, or where there are rules, these.

    `given` is when plans that do not say it themselves were given, None where unknown.
    """

    separation: "Separation"
    rules: "Rules | None" = None
    given: datetime | None = None


@contextmanager
def at_once() -> Iterator[list[Fault]]:
    """Raise BadInput at the end with all faults that were put into the list, if there are any."""
    faults: list[Fault] = []
    yield faults
    if faults:
        raise BadInput(faults)


@contextmanager
def noted(faults: list[Fault]) -> Iterator[None]:
    """Go on behind what is refused, with its faults in the list."""
    try:
        yield
    except BadInput as refused:
        faults += refused.faults


def terms(
    lateral_m: float | None,
    vertical_m: float | None,
    time_s: int | None,
    rules: str | None,
    given: str | None,
) -> Terms:
    """Return what plans are held to; BadInput where the options mean nothing or contradict."""
    separations = {"--lateral-m": lateral_m, "--vertical-m": vertical_m, "--time-s": time_s}
    if rules is None:
        if given is not None:
            fault = Fault("--given", "nothing is held to a lead time", "give --rules as well")
            raise BadInput([fault])
        return Terms(_separation(separations))
    faults = [
        Fault(name, "stands beside --rules", "leave it out, or write it into the file as [base]")
        for name, value in separations.items()
        if value is not None
    ]
    since = None
    if given is not None:
        try:
            since = _instant(given)
        except BadInput as refused:
            faults += refused.faults
    try:
        held = _rules(rules)
    except BadInput as refused:
        raise BadInput([*faults, *refused.faults]) from None
    if faults:
        raise BadInput(faults)
    return Terms(held.widest(), held, since)


def bounds(text: str | None) -> "Bounds | None":
    """Return the theatre that W,S,E,N in degrees describes."""
    if text is None:
        return None
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

    cure = "write it as W,S,E,N in degrees, such as 35,32,43,38"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise BadInput([Fault("--bounds", f"{text!r} is not four numbers", cure)]) from None
    on_earth = all(abs(lon) <= 180 for lon in (west, east)) and -90 <= south <= north <= 90
    if not on_earth:
        raise BadInput([Fault("--bounds", f"{text!r} is no part of the Earth", cure)])
    return Bounds(west, south, east, north)


def _separation(given: "dict[str, float | None] | dict[str, float | int | None]") -> "Separation":
    from keepclear.exchange.rule.separation import Separation

    values = {name: 0.0 if value is None else value for name, value in given.items()}
    faults = [
        Fault(name, f"{value!r} is not a separation", "give a number of 0 or more")
        for name, value in values.items()
        if not (isfinite(value) and value >= 0)
    ]
    lateral_m, vertical_m, time_s = values.values()
    if not faults and int(time_s) != time_s:
        faults = [Fault("--time-s", f"{time_s!r} is not whole", "give whole seconds")]
    if not faults and time_s > timedelta.max.total_seconds():
        faults = [Fault("--time-s", f"{time_s!r} is beyond any calendar", "give fewer seconds")]
    if faults:
        raise BadInput(faults)
    return Separation(lateral_m, vertical_m, int(time_s))


def _instant(text: str) -> datetime:
    from keepclear.space.instant import Doubt
    from keepclear.space.typed_time import parse_typed

    instant = parse_typed(text)
    if isinstance(instant, Doubt):
        raise BadInput([Fault("--given", f"{text!r} is {instant.what}", instant.cure)])
    return instant.up()


def _rules(name: str) -> "Rules":
    from keepclear.standards.rules_toml.reader import read_rules

    try:
        data = Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise BadInput([unreadable(name, error)]) from None
    return read_rules(shown_name(name), data)
