"""What the map of the theatre shows: every notice where it takes up space, and all that is there.

The rule: the map draws what the channel was told. Of a notice that was given at less than full
exactness it shows the volumes that all members have, and of a protected site no more than that, so
that nobody reads a place off a map whose reading is to be noted.

Of very many notices a page asks for those that came since it last asked, and is told which stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.known_then import Then, then
from keepclear.desk.views import iso
from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Activity, Notice, instant
from keepclear.exchange.patrol_state import ENDED
from keepclear.exchange.rule.announcement import Announcement, Zone
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.exchange.ruling import Papers, ruling
from keepclear.node.known import ConflictRow, Numbered, NumberedRow, RecordRow, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.register.agreements import papers_of
from keepclear.node.register.patrols import course_of
from keepclear.node.register.zones import STANDS, called, standing_in, with_members, zones_of
from keepclear.node.situation import shown
from keepclear.node.standing import within
from keepclear.picture.patrol import Course, parse_course
from keepclear.record.envelope import UTC_MAX, Precedence, parse
from keepclear.space.volume import Volume

View = dict[str, Any]
DRAWN_MAX: Final = 20_000  # Beyond what a screen can show, and below what a page can hold.
CONFLICTS_MAX: Final = 1_000
LISTED_MAX: Final = 1_000
AHEAD_S: Final = 72 * 3_600  # as far as the slider of the map goes
SHORT: Final = 16  # hexadecimal digits by which a page knows which of its notices still stand


def theatre(node: Node, moment: Moment, at: int = 0, after: int = 0) -> View:
    """Show what stands now, or what was known to stand at an instant that has been (seconds UTC).

    With `after`, a journal number, only notices that came after it are told whole, and `standing`
    names all that stand. `n` is the number to ask after next.
    """
    if at > moment.utc:
        cure = "name an instant that has been: what is to come follows from the notices themselves"
        raise BadInput([Fault("at", f"{iso(at)} is still to come", cure)])
    drawn = _as_known(node, at) if at else _now(node, moment, after)
    return {"now": iso(moment.utc), "at": iso(at or moment.utc)} | drawn


def _now(node: Node, moment: Moment, after: int) -> View:
    plans = node.situation.plans.values()
    came = [plan for plan in plans if plan.row.n > after]
    view: View = {
        "n": node.journal.n,
        "whole": not after,
        "notices": [_notice(node, one.row, one.volumes) for one in came[:DRAWN_MAX]],
        "more": max(0, len(came) - DRAWN_MAX),
        "conflicts": [_conflict(row) for row in node.situation.soonest(CONFLICTS_MAX)],
        "zones": [*_zones(node, papers_of, moment.utc, lambda line: _announced(line, moment.utc))],
        "patrols": [*_patrols(node, moment.utc)],
    }
    if after:
        view["standing"] = [plan.row.id.hex()[:SHORT] for plan in plans]
    return view


def _as_known(node: Node, at: int) -> View:
    """Show what our watch knew at an instant, read from rows that say until when they held."""
    known = then(node, at)

    def announced(line: Line) -> Iterator[RecordRow]:
        return standing_in(line, known.cuts[line.channel])

    rows = sorted(known.stood.values(), key=lambda row: row.n)
    return {
        "n": known.n,
        "whole": True,
        "notices": [_notice(node, row, _volumes(node, row)) for row in rows[:DRAWN_MAX]],
        "more": max(0, len(rows) - DRAWN_MAX),
        "conflicts": [_conflict(row) for row in _soonest(known)],
        "zones": [
            *_zones(
                node,
                lambda line: papers_of(line, known.cuts[line.channel]),
                at,
                announced,
            )
        ],
        "patrols": [*_patrols_as_known(known)],
    }


def _soonest(known: Then) -> list[ConflictRow]:
    found = sorted(known.conflicts(), key=lambda row: (str(shown(row)["start"]), row.id))
    return found[:CONFLICTS_MAX]


# Notices and where they meet


def _notice(node: Node, row: VersionRow, volumes: Iterable[Volume]) -> View:
    line = node.lines[row.channel]
    party = line.names.get(row.party, "?")
    return {
        "notice": row.name,
        "serial": f"{party}-{row.serial}",
        "party": party,
        "ours": row.party == line.our_index,
        "channel": line.founding.name,
        "activity": Activity(row.activity).name.lower(),
        "precedence": Precedence(row.precedence).name,
        "waiting": row.waiting,
        "from": iso(row.start_utc),
        "until": iso(row.until_utc),
        "record": row.id.hex(),
        "volumes": [_volume(volume) for volume in volumes],
    }


def _volumes(node: Node, row: VersionRow) -> tuple[Volume, ...]:
    stored = node.store.record(row.id)
    said = meaning(parse(stored.data)) if stored else None
    return said.volumes if isinstance(said, Notice) else ()


def _volume(volume: Volume) -> View:
    return {
        "core": volume.core.kind.name.lower(),
        "rings": [[list(at) for at in ring] for ring in volume.core.rings],
        "radius_m": volume.radius_m,
        "floor_m": volume.band.floor_m,
        "ceiling_m": volume.band.ceiling_m,
        "altitude_reference": volume.band.counted_from,
        "from": _written(volume.interval.start),
        "until": _written(volume.interval.end),
    }


def _written(when: datetime) -> str:
    return iso(int(when.timestamp()))


def _conflict(row: ConflictRow) -> View:
    return {"id": row.id.hex(), "records": [row.a.hex(), row.b.hex()]} | dict(shown(row))


# Zones, agreed and announced; and patrols


def _zones(
    node: Node,
    papers: Callable[[Line], Papers],
    at: int,
    announced: Callable[[Line], Iterator[RecordRow]],
) -> Iterator[View]:
    """Yield every zone that holds at an instant or later, of those agreed and announced."""
    for line in node.lines.values():
        for zone, begins, ends in _agreed(papers(line), at):
            if min(zone.validity.end, ends) > instant(at):
                span = {"from": _written(max(zone.validity.start, begins))}
                span["until"] = _written(min(zone.validity.end, ends))
                yield _zone(line, zone, zone.name, "") | span
        for row in announced(line):
            said = meaning(parse(row.data))
            if isinstance(said, Announcement) and said.zone.validity.end > instant(at):
                yield _zone(line, said.zone, said.zone.name, line.names.get(row.party, "?"))


def _agreed(papers: Papers, at: int) -> Iterator[tuple[Zone, datetime, datetime]]:
    """Yield each zone with when what is agreed begins and ends to rule it, as far as is drawn.

    What is to come is shown to officers who look ahead, so an agreement that begins tomorrow
    stands on tomorrow's map.
    """
    dates = [at, *sorted(one for one in papers.changes() if at < one <= at + AHEAD_S)]
    ends = [*map(instant, dates[1:]), ALWAYS.end]
    begun: dict[Zone, datetime] = {}
    for number, (date, end) in enumerate(zip(dates, ends, strict=True)):
        ruled = zones_of(ruling(papers, date))
        for zone in ruled:
            begun.setdefault(zone, instant(date) if number else ALWAYS.start)
        last = number + 1 == len(dates)
        still = set() if last else set(zones_of(ruling(papers, dates[number + 1])))
        for zone in [one for one in begun if one not in still]:
            yield zone, begun.pop(zone), end


def _announced(line: Line, utc: int) -> Iterator[RecordRow]:
    """Yield the announcements that stand now."""
    for row in line.store.numbered(Numbered.ZONE, line.channel, utc, LISTED_MAX):
        stored = line.store.record(row.latest) if row.state == STANDS else None
        if stored is not None:
            yield stored


def _zone(line: Line, zone: Zone, name: str, announced_by: str) -> View:
    named = with_members(zone, lambda key: called(line, key))
    return {
        "zone": name,
        "kind": named.kind.words,
        "channel": line.founding.name,
        "agreed": not announced_by,
        "announced_by": announced_by,
        "from": _written(named.validity.start),
        "until": _written(named.validity.end),
        "volumes": [_volume(volume) for volume in named.volumes],
    }


def _patrols(node: Node, utc: int) -> Iterator[View]:
    for line in node.lines.values():
        for row in node.store.numbered_begun(Numbered.PATROL, line.channel, 0, UTC_MAX, LISTED_MAX):
            course = parse_course(row.data)
            state = course.state(utc)
            if state not in ENDED:
                yield _patrol(line, row, course, state.name)


def _patrols_as_known(known: Then) -> Iterator[View]:
    """Yield the patrols that had not ended as far as was known then, where they had come to."""
    store = known.node.store
    for line in known.lines():
        cut = known.cuts[line.channel]
        for row in store.numbered_begun(Numbered.PATROL, line.channel, 0, UTC_MAX, LISTED_MAX):
            began = store.record(row.id)
            if began is None or not within([began], cut):
                continue
            # What was not told of since is kept as it was known then.
            course = parse_course(row.data) if row.n <= known.n else course_of(line, began, cut)
            state = course.state(known.at) if course else None
            if course is not None and state is not None and state not in ENDED:
                yield _patrol(line, row, course, state.name)


def _patrol(line: Line, row: NumberedRow, course: Course, state: str) -> View:
    return {
        "patrol": row.name,
        "number": f"{line.names.get(row.party, '?')}-{row.serial}",
        "party": line.names.get(row.party, "?"),
        "state": state,
        "points": [
            {"name": point.name, "position": list(point.position), "due": iso(point.due_utc)}
            for point in course.points
        ],
        "parts": [
            {"party": line.names.get(part.party, "?"), "point": part.progress.point}
            for part in course.parts
        ],
        "record": row.id.hex(),
    }


VIEWS: Final[Mapping[str, Callable[..., View]]] = MappingProxyType({"theatre": theatre})
