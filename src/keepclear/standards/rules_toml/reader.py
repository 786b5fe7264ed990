"""Rules as people write them: one TOML file, strict, with everything wrong told at once.

A key that is misspelt or a pair that stands twice would leave plans closer than
their parties meant, so nothing is guessed and nothing is left out: a file with one
fault gives no rules at all. spec/rules.md, sentences 13 to 15, is the law.
"""

import tomllib
from dataclasses import replace
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import RADIUS_M_MAX, Activity, encode_volumes, parse_volumes
from keepclear.exchange.rule.announcement import Zone
from keepclear.exchange.rule.rules import (
    MARGIN_M_MAX,
    MARGINS,
    NO_SEPARATION,
    OFFSET_SHARES,
    PairRule,
    Rules,
    Severity,
)
from keepclear.exchange.rule.separation import LATERAL_M_MAX, TIME_S_MAX, VERTICAL_M_MAX, Separation
from keepclear.exchange.rule.zone import LEAD_S_MAX, AreaRule, SideRule, Who
from keepclear.limits import PLACE_RULES_MAX, TEXT_CODE_POINTS_MAX
from keepclear.space.altitude import CAUTIOUS, EVERY_ALTITUDE, NOT_COMPARED, Margins, Offset
from keepclear.space.conditions import Conditions
from keepclear.space.side import divide_faults
from keepclear.space.volume import Core, CoreKind, Volume
from keepclear.standards.rules_toml.shape import SHAPES, core_of
from keepclear.standards.rules_toml.table import ACTIVITIES, Table
from keepclear.standards.rules_toml.zone import ZONE, zone_of

_SEPARATION: Final = ("lateral_m", "vertical_m", "time_s", "severity")
_BAND: Final = ("floor_m", "ceiling_m", "altitude_reference")
_ASKED: Final = ("only", "never", "altitudes", "lead_s")
_AREA: Final = ("name", *SHAPES, "holes", "radius_m", *_BAND, "start", "end", *_ASKED)
_SIDE: Final = (
    "name",
    "line",
    "left",
    "right",
    "buffer_m",
    "activities",
    "start",
    "end",
    "reach_m",
)
TOP: Final = (
    *("exempt", "base", "pair", "lead_s"),
    *("area", "side", "zone", "margins", "conditions"),
)
_CONDITIONS: Final = ("qnh_hpa", "air_k", "station_m", "terrain_m", "undulation_m")
# What Conditions takes, and for the ground and the sea level what the Earth has, with room.
QNH_HPA: Final = (800, 1100)
UNDULATION_M: Final = (-200, 200)
TERRAIN_M: Final = (-1_000, 9_000)
AIR_K: Final = (0, 150)
STATION_M: Final = (0, 9_000)
_OTHERS: Final = {"cautious": CAUTIOUS, "not compared": NOT_COMPARED}
_SEVERITIES: Final = {severity.name.lower(): severity for severity in Severity}


def read_rules(name: str, data: bytes) -> Rules:
    """Return the rules of a TOML file; `name` is what its faults call it.

    Raises BadInput with every fault in it.
    """
    faults: list[Fault] = []
    rules = rules_in(faults, name, document_of(name, data))
    if faults:
        raise BadInput(faults)
    return rules


def rules_in(faults: list[Fault], name: str, document: dict[str, Any]) -> Rules:
    """Return the rules of a document that was read already; faults are added to those given."""
    return _rules(Table(faults, name, "", document, TOP))


def read_zones(name: str, data: bytes) -> list[tuple[Zone, str]]:
    """Return the zones of a TOML file that holds nothing else, each with its free text.

    Raises BadInput with every fault in it.
    """
    return zones_in(name, document_of(name, data))


def zones_in(name: str, document: dict[str, Any]) -> list[tuple[Zone, str]]:
    """Return the zones of a document that was read already; see `read_zones`."""
    top = Table([], name, "", document, ("zone",))
    tables = _few(top, "zone", ZONE)
    texts = [table.text("text", TEXT_CODE_POINTS_MAX) for table in tables]
    zones = _zones(tables, {})
    if not tables:
        top.fault("zone", "no zone at all", "head each with [[zone]]")
    if top.faults:
        raise BadInput(top.faults)
    return list(zip(zones, texts, strict=True))


def document_of(name: str, data: bytes) -> dict[str, Any]:
    """Return what a TOML file holds; raises BadInput where it is none."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        fault = f"byte {error.start} is not UTF-8"
        raise BadInput([Fault(name, fault, "save the file as UTF-8")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput([Fault(name, f"not TOML: {error}", "mend it there")]) from None


def _rules(top: Table) -> Rules:
    """Return the rules, or where there are faults, some of them."""
    base = top.inner("base", _SEPARATION)
    separation, severity = _terms(base) if base else (NO_SEPARATION, Severity.CAUTION)
    pairs: dict[tuple[Activity, Activity], PairRule] = {}
    for table in top.inners("pair", ("activities", *_SEPARATION)):
        _pair(table, pairs)
    exempt = frozenset(top.activities("exempt"))
    leads = _leads(top)
    named: dict[str, str] = {}
    areas = [_area(table, named) for table in _few(top, "area", _AREA)]
    sides = [_side(table, named) for table in _few(top, "side", _SIDE)]
    zones = _zones(_few(top, "zone", ZONE), named)
    margins = _margins(top)
    if top.faults:
        return Rules()
    return Rules(
        separation,
        severity,
        tuple(pairs.values()),
        leads,
        exempt,
        tuple(area for area in areas if area),
        tuple(side for side in sides if side),
        margins,
        tuple(zones),
    )


def _zones(tables: list[Table], named: dict[str, str]) -> list[Zone]:
    found = []
    for table in tables:
        zone = zone_of(table)
        if zone is not None:
            _name(table, named)
            found.append(zone)
    return found


def _few(top: Table, key: str, known: tuple[str, ...]) -> list[Table]:
    tables = list(top.inners(key, known))
    if len(tables) > PLACE_RULES_MAX:
        top.fault(key, f"{len(tables)} of them", f"give {PLACE_RULES_MAX} at most")
    return tables


def _terms(table: Table) -> tuple[Separation, Severity]:
    lateral_m = table.whole("lateral_m", 0, LATERAL_M_MAX, needed=True)
    vertical_m = table.whole("vertical_m", 0, VERTICAL_M_MAX, needed=True)
    time_s = table.whole("time_s", 0, TIME_S_MAX, needed=True)
    severity = table.choice("severity", _SEVERITIES, Severity.CAUTION)
    return Separation(lateral_m or 0, vertical_m or 0, time_s or 0), severity or Severity.CAUTION


def _pair(table: Table, pairs: dict[tuple[Activity, Activity], PairRule]) -> None:
    before = len(table.faults)
    separation, severity = _terms(table)
    named = len(table.faults)
    activities = table.activities("activities")
    if len(table.faults) == named and len(activities) != 2:
        fault = f"{len(activities)} activities"
        table.fault("activities", fault, "give two, such as ['flight', 'patrol']")
    if len(table.faults) > before:
        return
    rule = PairRule(activities[0], activities[1], separation, severity)
    if pairs.setdefault((rule.a, rule.b), rule) is not rule:
        table.fault("activities", f"{rule.name} is given twice", "keep one of the two")


def _leads(top: Table) -> tuple[tuple[Activity, int], ...]:
    table = top.inner("lead_s", tuple(ACTIVITIES))
    if table is None:
        return ()
    found = {key: table.whole(key, 0, LEAD_S_MAX) for key in ACTIVITIES if key in table.table}
    return tuple((ACTIVITIES[key], lead_s) for key, lead_s in found.items() if lead_s is not None)


def _margins(top: Table) -> Margins:
    """Return how altitudes of different references compare, not at all where nothing says so.

    Conditions say it for whole groups of pairs, margins for one each; no pair has both.
    """
    conditions = _conditions(top)
    table = top.inner("margins", ("others", *(f"{pair}_m" for pair in MARGINS)))
    if table is None:
        return conditions
    others = table.choice("others", _OTHERS, NOT_COMPARED)
    given = {pair: _offset(table, f"{pair}_m") for pair in MARGINS}
    within = {pair: offset for pair, offset in given.items() if offset is not None}
    if "conditions" not in top.table:
        return replace(others or NOT_COMPARED, **within)
    if "others" in table.table:
        table.fault("others", "stands beside conditions", "leave it out")
    for pair in within:
        # How far the ground rises within a separation may be known where its whole range is.
        if getattr(conditions, pair) is not None and pair != "agl_agl":
            table.fault(f"{pair}_m", "follows from conditions as well", "leave one of the two out")
    return replace(conditions, **within)


def _offset(table: Table, key: str) -> Offset | None:
    """Return how far one height may stand from another: either way, or from lowest to highest.

    A third number is the share of the height by which that grows, as margins that follow from
    the air do.
    """
    value = table.table.get(key)
    if not isinstance(value, list):
        margin_m = table.whole(key, 0, MARGIN_M_MAX)
        return None if margin_m is None else Offset.within(margin_m)
    if len(value) in (2, 3) and all(type(one) in (int, float) for one in value):
        low_m, high_m, share = (*value, 0)[:3]
        parts = round(share * OFFSET_SHARES)
        is_whole = int(low_m) == low_m and int(high_m) == high_m and parts / OFFSET_SHARES == share
        is_known = -MARGIN_M_MAX <= low_m <= high_m <= MARGIN_M_MAX and 0 <= parts < OFFSET_SHARES
        if is_whole and is_known and (key != "agl_agl_m" or (low_m == -high_m and not parts)):
            return Offset(int(low_m), int(high_m), share)
    cure = f"give metres, or [lowest, highest, share] within {MARGIN_M_MAX} m and 0 to 0.9999"
    table.fault(key, f"{value!r} is no such range", cure)
    return None


def _conditions(top: Table) -> Margins:
    """Return the margins that follow from what is known of air, ground and sea level."""
    table = top.inner("conditions", _CONDITIONS)
    if table is None:
        return NOT_COMPARED
    before = len(table.faults)
    known: dict[str, Any] = {
        "qnh_hpa": table.span("qnh_hpa", *QNH_HPA),
        "undulation_m": table.span("undulation_m", *UNDULATION_M),
        "terrain_m": table.span("terrain_m", *TERRAIN_M),
        "air_k": table.number("air_k", *AIR_K),
        "station_m": table.number("station_m", *STATION_M),
    }
    if not table.table:
        table.fault("", "nothing is known", f"give one of {', '.join(_CONDITIONS)}")
    if len(table.faults) > before:
        return NOT_COMPARED
    return Conditions(**{key: value for key, value in known.items() if value is not None}).margins()


def _area(table: Table, named: dict[str, str]) -> AreaRule | None:
    before = len(table.faults)
    name = _name(table, named)
    if not any(key in table.table for key in _ASKED):
        table.fault("", "an area that asks for nothing", f"give one of {', '.join(_ASKED)}")
    core = core_of(table)
    needed = core is not None and core.kind is not CoreKind.POLYGON
    radius_m = table.whole("radius_m", 0, RADIUS_M_MAX, needed=needed)
    band, interval = table.band(), table.interval()
    inside = table.inner("altitudes", _BAND)
    altitudes = inside.band() if inside else EVERY_ALTITUDE
    if inside and altitudes is EVERY_ALTITUDE and len(table.faults) == before:
        inside.fault("", "no altitude", "give floor_m, ceiling_m or both")
    only, never = _who(table, "only"), _who(table, "never")
    lead_s = table.whole("lead_s", 0, LEAD_S_MAX)
    if name is None or core is None or len(table.faults) > before:
        return None
    (volume,) = _as_signed(Volume(core, float(radius_m or 0), band, interval))
    return AreaRule(name, volume, only, never, altitudes, lead_s or 0)


def _side(table: Table, named: dict[str, str]) -> SideRule | None:
    before = len(table.faults)
    name = _name(table, named)
    ring = table.ring("line", needed=True)
    line = None if ring is None else Core(CoreKind.LINE, (ring,))
    if line:
        table.faults += divide_faults(line, table.place("line"))
    left, right = table.parties("left"), table.parties("right")
    if not (left or right):
        table.fault("left", "no party keeps to a side", "name parties in left, right or both")
    for party in sorted(left & right):
        table.fault("right", f"{party!r} is on the left as well", "take it off one side")
    buffer_m = table.whole("buffer_m", 0, RADIUS_M_MAX)
    reach_m = table.whole("reach_m", 0, RADIUS_M_MAX)
    activities, interval = frozenset(table.activities("activities")), table.interval()
    if name is None or line is None or len(table.faults) > before:
        return None
    (written,) = _as_signed(Volume(line, 0.0, EVERY_ALTITUDE, interval))
    return SideRule(
        name, written.core, left, right, buffer_m or 0, activities, written.interval, reach_m
    )


def _as_signed(volume: Volume) -> tuple[Volume, ...]:
    """Return a volume as it would be signed, so that a file and a signed copy rule alike."""
    return parse_volumes(encode_volumes((volume,)), Fields({}, "rules/11"))


def _name(table: Table, named: dict[str, str]) -> str | None:
    name = table.name("name")
    if name is not None and named.setdefault(name, table.path) != table.path:
        table.fault("name", f"{name!r} is the name of {named[name]} as well", "rename one of them")
    return name


def _who(table: Table, key: str) -> Who | None:
    inner = table.inner(key, ("parties", "activities"))
    if inner is None:
        return None
    if not inner.table:
        inner.fault("", "names nobody", "give parties, activities or both")
    return Who(inner.parties("parties"), frozenset(inner.activities("activities")))
