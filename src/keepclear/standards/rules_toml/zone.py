"""Zones as people write them: `[[zone]]` tables, each with its place, its time and its rules.

Read as strictly as the rest of a file: what is misspelt, missing or contradictory is
told with all else that is wrong, and no zone is half taken. spec/zone.md is the law.
"""

from datetime import datetime
from typing import Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import RADIUS_M_MAX, encode_volumes, parse_volumes
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.zone import ALWAYS, LEAD_S_MAX, Who
from keepclear.exchange.rule.zone_rule import EXEMPTIONS_MAX, Exemption, LineRule, ZoneRule
from keepclear.limits import NAME_CODE_POINTS_MAX, VOLUMES_PER_NOTICE_MAX, ZONE_RULES_MAX
from keepclear.space.altitude import EVERY_ALTITUDE, Band
from keepclear.space.interval import Interval
from keepclear.space.volume import CoreKind, Volume
from keepclear.standards.rules_toml.shape import SHAPES, core_of
from keepclear.standards.rules_toml.table import Table

_KINDS: Final = {kind.name.lower(): kind for kind in ZoneKind}
_BAND: Final = ("floor_m", "ceiling_m", "altitude_reference")
_PLACE: Final = (*SHAPES, "holes", "radius_m", "start", "end")
ZONE: Final = ("name", "kind", "text", *_PLACE, *_BAND, "segment", "rule")
_WHO: Final = ("parties", "activities")
_NAMED: Final = ("name", "article")
_RULE: Final = (
    *_NAMED,
    "only",
    "never",
    "altitudes",
    "lead_s",
    "out_by",
    "what",
    "exempt",
)
_LINE: Final = (*_NAMED, "left", "right", "buffer_m", "reach_m", "activities")


def zone_of(table: Table) -> Zone | None:
    """Return the zone of a table, or None where it has faults, which the table then holds."""
    before = len(table.faults)
    name, kind = table.name("name"), table.choice("kind", _KINDS, None)
    moving = kind is ZoneKind.MOVING_BUFFER
    band = table.band()
    volumes = _segments(table, band) if moving else _place(table, band, kind)
    if not moving and "segment" in table.table:
        table.fault("segment", "only a moving buffer moves", "give the zone one place")
    on_line = kind is ZoneKind.DECONFLICTION_LINE
    known = _LINE if on_line else _RULE
    tables = list(table.inners("rule", known))
    if not 0 < len(tables) <= ZONE_RULES_MAX:
        table.fault("rule", f"{len(tables)} rules", f"give 1 to {ZONE_RULES_MAX}")
    rules = () if on_line else tuple(_rule(one) for one in tables)
    lines = tuple(_line(one) for one in tables) if on_line else ()
    if name is None or kind is None or not volumes or len(table.faults) > before:
        return None
    # As it would be signed, so that a file and a record rule alike.
    signed = parse_volumes(encode_volumes(volumes), Fields({}, "zone/3"))
    span = Interval(signed[0].interval.start, signed[-1].interval.end)
    zone = Zone(kind, name, signed, span, rules, lines)
    for fault in zone.faults:
        table.fault(fault.place, fault.fault, fault.cure)
    return None if zone.faults else zone


def _place(table: Table, band: Band, kind: ZoneKind | None) -> tuple[Volume, ...]:
    core = core_of(table)
    on_line = kind is ZoneKind.DECONFLICTION_LINE
    if on_line and "radius_m" in table.table:
        table.fault("radius_m", "a line has none", "give its rules a buffer_m")
    needed = core is not None and core.kind is not CoreKind.POLYGON and not on_line
    radius_m = table.whole("radius_m", 0, RADIUS_M_MAX, needed=needed)
    interval = table.interval()
    return () if core is None else (Volume(core, float(radius_m or 0), band, interval),)


def _segments(table: Table, band: Band) -> tuple[Volume, ...]:
    for key in _PLACE:
        if key in table.table:
            cure = "give each segment its line or point, radius_m, start and end"
            table.fault(key, "a moving buffer is where its segments are", cure)
    found = []
    segments = list(table.inners("segment", _PLACE))
    if not 0 < len(segments) <= VOLUMES_PER_NOTICE_MAX:
        fault = f"{len(segments)} segments"
        table.fault("segment", fault, f"give 1 to {VOLUMES_PER_NOTICE_MAX}")
    for one in segments:
        for key in ("start", "end"):
            if key not in one.table:
                one.fault(key, "missing", "say from when to when it is there")
        core = core_of(one)
        radius_m = one.whole("radius_m", 0, RADIUS_M_MAX, needed=True)
        interval = one.interval()
        if core is not None:
            found.append(Volume(core, float(radius_m or 0), band, interval))
    return tuple(found)


def _rule(table: Table) -> ZoneRule:
    name, article = table.name("name"), table.text("article", NAME_CODE_POINTS_MAX)
    inside = table.inner("altitudes", _BAND)
    altitudes = inside.band() if inside else EVERY_ALTITUDE
    only, never = _who(table, "only"), _who(table, "never")
    lead_s = table.whole("lead_s", 0, LEAD_S_MAX)
    out_by, what = _due(table)
    exempt = tuple(_exemption(one) for one in table.inners("exempt", (*_WHO, "lead_s")))
    if len(exempt) > EXEMPTIONS_MAX:
        table.fault("exempt", f"{len(exempt)} of them", f"give {EXEMPTIONS_MAX} at most")
    return ZoneRule(name or "", article, only, never, altitudes, lead_s or 0, out_by, what, exempt)


def _due(table: Table) -> tuple[datetime | None, str]:
    what = table.text("what", NAME_CODE_POINTS_MAX)
    if "out_by" not in table.table:
        if what:
            table.fault("what", "says what has to be out, and out_by is missing", "add out_by")
        return None, ""
    if not what:
        table.fault("what", "missing", "say in the words of your text what has to be out")
    return table.instant("out_by", ALWAYS.end), what


def _exemption(table: Table) -> Exemption:
    activities = frozenset(table.activities("activities"))
    who = Who(table.parties("parties"), activities)
    if who == Who():
        table.fault("", "exempts everybody", "give parties, activities or both")
    return Exemption(who, table.whole("lead_s", 0, LEAD_S_MAX) or 0)


def _who(table: Table, key: str) -> Who | None:
    inner = table.inner(key, _WHO)
    if inner is None:
        return None
    return Who(inner.parties("parties"), frozenset(inner.activities("activities")))


def _line(table: Table) -> LineRule:
    name, article = table.name("name"), table.text("article", NAME_CODE_POINTS_MAX)
    left, right = table.parties("left"), table.parties("right")
    buffer_m = table.whole("buffer_m", 0, RADIUS_M_MAX)
    reach_m = table.whole("reach_m", 0, RADIUS_M_MAX)
    activities = frozenset(table.activities("activities"))
    return LineRule(name or "", article, left, right, buffer_m or 0, reach_m, activities)
