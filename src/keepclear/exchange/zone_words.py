"""What a zone asks, in words: the same where it is signed, listed, shown and broken.

The rule: nothing that a zone asks is left out, for officers sign what they read.
"""

from collections.abc import Iterator
from datetime import datetime

from keepclear.exchange.rule.zone import ALWAYS, Who
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.space.altitude import EVERY_ALTITUDE, Band
from keepclear.space.place import Place, dms
from keepclear.space.volume import Volume


def asks_of(rule: ZoneRule) -> list[str]:
    """Say what a rule on being inside asks of whom."""
    asks = []
    if rule.out_by is not None:
        asks.append(f"{rule.what}: {who_of(rule.never or Who())} out by {instant_of(rule.out_by)}")
    elif rule.never is not None:
        asks.append(f"never {who_of(rule.never)}")
    if rule.only is not None:
        asks.append(f"only {who_of(rule.only)}")
    if rule.altitudes != EVERY_ALTITUDE:
        asks.append(f"inside {heights_of(rule.altitudes)}")
    if rule.lead_s:
        asks.append(f"on notice of {rule.lead_s} s")
    for one in rule.exempt:
        asks.append(f"exempt {who_of(one.who)} on notice of {one.lead_s} s")
    return asks


def asks_of_line(rule: LineRule) -> list[str]:
    """Say what a rule of a deconfliction line asks of whom."""
    asks = [
        f"{', '.join(sorted(parties))} to the {side}"
        for side, parties in (("left", rule.left), ("right", rule.right))
        if parties
    ]
    asks += [f"{rule.buffer_m} m off the line"] if rule.buffer_m else []
    asks += [f"within {rule.reach_m} m of it"] if rule.reach_m is not None else []
    if rule.activities:
        asks.append("for " + ", ".join(sorted(one.name.lower() for one in rule.activities)))
    return asks


def who_of(who: Who) -> str:
    """Name some plans by party and activity."""
    activities = ", ".join(sorted(one.name.lower() for one in who.activities))
    parties = ", ".join(sorted(who.parties))
    if not (activities or parties):
        return "anybody"
    return f"{activities or 'anything'} of {parties or 'any party'}"


def heights_of(band: Band) -> str:
    """Say which altitudes a band holds, and what they are counted from."""
    if not band.bounded:
        return "every altitude"
    parts = [f"from {band.floor_m:.0f} m" if band.floor_m is not None else ""]
    parts += [f"up to {band.ceiling_m:.0f} m" if band.ceiling_m is not None else ""]
    return " ".join([*(part for part in parts if part), band.counted_from or ""])


def where_of(volume: Volume) -> Iterator[str]:
    """Say where a place is: its shape with each of its positions, its altitudes, its time."""
    rings = " without ".join(
        ", ".join(dms(Place(lon, lat)) for lon, lat in ring) for ring in volume.core.rings
    )
    around = f", {volume.radius_m:g} m around" if volume.radius_m else ""
    yield f"{volume.core.kind.name.lower()} {rings}{around}"
    if volume.band.bounded:
        yield heights_of(volume.band)
    if volume.interval != ALWAYS:
        yield " to ".join(map(instant_of, (volume.interval.start, volume.interval.end)))


def instant_of(time: datetime) -> str:
    """Write an instant, or that there is none."""
    if not ALWAYS.start < time < ALWAYS.end:
        return "always"
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
