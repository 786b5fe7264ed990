"""A way out in words and as a row: what moves, what that costs, and what is then nearest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from keepclear.space.duration import duration

if TYPE_CHECKING:
    from keepclear.picture.displacement import Move
    from keepclear.picture.resolution import Offer
    from keepclear.picture.surroundings import Clearance

TOLD_MAX: Final = 3  # of one notice; what is dearer is told by its number, and in full as JSON
_DECIMALS: Final = 3


def offer_row(notice: str, offer: "Offer[str]") -> dict[str, Any]:
    """Return one way out as spec/check.md writes it."""
    move, air = offer.move, offer.clearance
    row: dict[str, Any] = {"notice": notice, "move": in_words(move)}
    moved = {"time_s": move.time_s, "altitude_m": move.altitude_m, "lateral_m": move.lateral_m}
    row |= {part: much for part, much in moved.items() if much}
    if move.bearing is not None:
        row["bearing"] = move.bearing
    row |= {"cost": offer.cost, "clears": list(offer.clears)}
    if air is not None:
        spare = {"notice": air.plan, "kept_by": _kept(air), "spare": round(air.spare, _DECIMALS)}
        row["nearest"] = spare
    return row


def in_lines(pair: tuple[str, str], offers: "Mapping[str, Sequence[Offer[str]]]") -> Iterator[str]:
    """Yield the ways out of a conflict for people, a line each: the cheapest few of each notice."""
    for name in pair:
        if name not in offers:
            yield f"{name}: not asked to move"
            continue
        for offer in offers[name][:TOLD_MAX]:
            yield f"{name}: {_line(offer)}"
        more = len(offers[name]) - TOLD_MAX
        if not offers[name]:
            yield f"{name}: nothing that was tried is clear"
        elif more > 0:
            yield f"{name}: {more} more that cost more"


def in_words(move: "Move") -> str:
    """Say a move as one officer would to another: `12 min later and 150 m higher`."""
    from keepclear.picture.displacement import Way

    parts = []
    if move.time_s:
        parts.append(f"{duration(abs(move.time_s))} {'later' if move.time_s > 0 else 'earlier'}")
    if move.altitude_m:
        way = "higher" if move.altitude_m > 0 else "lower"
        parts.append(f"{abs(move.altitude_m):,} m {way}")
    if move.toward in (Way.AHEAD, Way.BACK):
        parts.append(f"{move.lateral_m:,} m {move.toward.value} along its course")
    elif move.toward in (Way.LEFT, Way.RIGHT):
        parts.append(f"{move.lateral_m:,} m to the {move.toward.value} of its course")
    elif move.toward:
        parts.append(f"{move.lateral_m:,} m {move.toward.value} of where it is")
    return " and ".join(parts)


def _line(offer: "Offer[str]") -> str:
    said = f"{in_words(offer.move)}, cost {offer.cost:g}; clears {', '.join(offer.clears)}"
    return said if offer.clearance is None else f"{said}; {_air(offer.clearance)}"


def _air(air: "Clearance[str]") -> str:
    """Say what is left to the plan that is then nearest to conflict."""
    kept = _kept(air)
    much = duration(int(air.spare)) if kept == "time" else f"{air.spare:,.0f} m"
    spare = "nothing" if int(air.spare) == 0 else much
    return f"nearest then {air.plan}, {spare} to spare in {kept}"


def _kept(air: "Clearance[str]") -> str:
    from keepclear.picture.displacement import Dimension

    names = {Dimension.TIME: "time", Dimension.ALTITUDE: "altitude", Dimension.PLACE: "place"}
    return names[air.kept]
