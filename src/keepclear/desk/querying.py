"""What officers see of queries: what was asked, how each answer reads now, and what one would tell.

An answer is never chosen beforehand here, and no view names one as the next
thing to do. What stands beside a question of another party, our own notices in
its volume, is for this desk alone.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.position import written
from keepclear.desk.saying import translations
from keepclear.exchange.meaning import meaning
from keepclear.exchange.notice import Activity, instant, seconds
from keepclear.exchange.query import Query, reading
from keepclear.node.known import ItemRow, NumberedRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import line_named
from keepclear.node.officer.querying import in_words, query_named
from keepclear.node.register import queries as register
from keepclear.node.register.queries import Held, held
from keepclear.picture.narrowing import Finding
from keepclear.record.envelope import UTC_MAX, Precedence, parse
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume

View = dict[str, Any]
NOT_A_NO: Final = "an answer that is not NO, or no answer, never means that nobody is there"


def queries(node: Node, moment: Moment, channel: str = "", *, every: bool = False) -> list[View]:
    """List the queries that matter still, or every one, by when they came."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    after = 0 if every else moment.utc
    rows = [(line, row) for line in lines for row in register.queries(node, line, after)]
    return [_summary(node, line, row, moment) for line, row in rows]


def query_answers(node: Node, moment: Moment, channel: str = "") -> list[View]:
    """List how each answer reads now, a row for each query and party, and since or until when."""
    short = ("party", "answer", "said", "since", "until")
    return [
        {"query": row["query"]} | {key: one[key] for key in short if key in one}
        for row in queries(node, moment, channel)
        for one in row["answers"]
    ]


def query(node: Node, moment: Moment, query: str, channel: str = "") -> View:
    """Show one query whole; of another party's also what an answer would tell, and what is ours."""
    line, row = query_named(node, channel, query)
    view = _summary(node, line, row, moment)
    one, record = held(row), node.store.record(row.id)
    assert record is not None, "a query that is kept has its record"
    view |= {"translations": translations(line, record), "means": NOT_A_NO}
    if row.party != line.our_index:
        found = register.flags(node, line, one)
        view["flags"] = [in_words(node, finding) for finding in found]
        view["circles"] = _circles(node, line, one, found, moment)
        view["own_inside"] = _own_inside(node, one.volume, moment)
    return view


def _own_inside(node: Node, volume: Volume, moment: Moment) -> list[View]:
    """List what is ours inside a volume, notices and sites of the register; for this desk alone."""
    found: list[tuple[str, str, str, int, int, int]] = [
        ("notice", plan.row.name, "", plan.row.activity, plan.row.start_utc, plan.row.until_utc)
        for plan in register.own_inside(node, volume)
    ]
    for site in register.own_sites_inside(node, volume, moment.utc):
        start, end = seconds(site.validity.start), seconds(site.validity.end)
        number = f"{node.us.name}-{site.serial}"
        found.append(("site", site.name, number, site.kind, start, end))
    return [
        {
            "what": what,
            "name": name,
            "activity": Activity(activity).name.lower(),
            "from": _iso(start),
            "until": _iso(end),
        }
        | ({"number": number} if number else {})
        for what, name, number, activity, start, end in found
    ]


def _summary(node: Node, line: Line, row: NumberedRow, moment: Moment) -> View:
    one, stored = held(row), node.store.record(row.id)
    assert stored is not None, "a query that is kept has its record"
    record = parse(stored.data)
    said = meaning(record)
    assert isinstance(said, Query)
    ours = row.party == line.our_index
    beyond = [] if ours else register.beyond_limits(node, line, one)
    return {
        "query": row.name,
        "party": line.names.get(row.party, "?"),
        "ours": ours,
        "channel": line.founding.name,
        "precedence": Precedence(record.precedence).name,
        "role": record.officer.role,
        "initials": record.officer.initials,
        **_where(one.volume),
        "expires": _iso(one.expires),
        "lapsed": moment.utc >= one.expires,
        "claimed_at": _iso(record.utc),
        "came": _iso(row.from_utc),
        "text": said.text,
        "beyond": [f"{what}: {why}" for what, why in beyond],
        "answers": _answers(line, row, moment),
        "record": row.id.hex(),
    }


def _where(volume: Volume) -> View:
    [[(lon, lat)]] = volume.core.rings
    band = volume.band
    return {
        "place": [lon, lat],
        "place_written": written((lon, lat)),
        "radius_m": volume.radius_m,
        "floor_m": band.floor_m,
        "ceiling_m": band.ceiling_m,
        "altitude_reference": band.counted_from,
        "from": _iso(seconds(volume.interval.start)),
        "until": _iso(seconds(volume.interval.end)),
    }


def _answers(line: Line, row: NumberedRow, moment: Moment) -> list[View]:
    """Say how each other member's answer reads now; who said nothing is NOT ANSWERED since then."""
    found = register.answers(line, row.id)
    views = []
    for index in range(len(line.founding.members)):
        if index == row.party:
            continue
        record, answer = found.get(index, (None, None))
        view: View = {
            "party": line.names.get(index, "?"),
            "answer": reading(answer, moment.utc).value,
        }
        if record is None or answer is None:
            view["since"] = _iso(row.from_utc)
        else:
            view |= {
                "said": answer.word.name,
                "until": _iso(answer.until),
                "role": record.officer.role,
                "initials": record.officer.initials,
                "claimed_at": _iso(record.utc),
                "corrected": answer.supersedes is not None,
                "text": answer.text,
                "record": record.id.hex(),
            }
        views.append(view)
    return views


def _circles(node: Node, line: Line, one: Held, found: list[Finding], moment: Moment) -> list[View]:
    """Return the circle asked about and those that it is flagged with, to be drawn."""
    rows = [node.store.numbered_by(key) for key in dict.fromkeys(k for f in found for k in f.keys)]
    drawn = [one, *(held(row) for row in rows if row is not None)]
    return [
        {
            "query": each.row.name,
            "asked_now": each is one,
            "our_answer": _our_answer(node, each, moment),
            **_where(each.volume),
        }
        for each in drawn
    ]


def _our_answer(node: Node, each: Held, moment: Moment) -> str:
    line = node.lines[each.row.channel]
    record = register.answers(line, each.row.id).get(line.our_index)
    return reading(record[1] if record else None, moment.utc).value


def told(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say in the watch list what is asked; what to do is to look, since nothing is preselected."""
    kept = node.store.numbered_by(row.subject)
    assert kept is not None, "an item about a query never outlives it"
    one = held(kept)
    flagged = "; FLAGGED" if register.flags(node, line, one) else ""
    about = f"{kept.name}: own or partner forces within {in_short(one.volume)}?{flagged}"
    extra = {"query": kept.name, "record": kept.id.hex()}
    return about, f"keepclear query show {kept.name}", extra


def in_short(volume: Volume) -> str:
    """Say a circle and its times in a few words."""
    view = _where(volume)
    lon, lat = view["place"]
    return f"{view['radius_m'] / 1_000:g} km of {lat:.4f} {lon:.4f}, {_span(volume.interval)}"


def _span(interval: Interval) -> str:
    start, end = interval.start, interval.end
    day = "" if start.date() == end.date() else f"{end:%d %b} "
    return f"{start:%d %b %H%M}Z to {day}{end:%H%M}Z"


def _iso(utc: int) -> str:
    return instant(min(utc, UTC_MAX)).strftime("%Y-%m-%dT%H:%M:%SZ")


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {"queries": queries, "query": query, "query answers": query_answers}
)
