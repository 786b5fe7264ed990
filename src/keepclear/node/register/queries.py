"""Queries as one node keeps them: who asked what, who answered, and what an answer would tell.

Nothing here answers. A query that is asked of us opens an item that only an
officer's answer closes; one that is smaller or more frequent than is settled
opens none, is shown, and gets neither YES nor NO from this node.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from keepclear.exchange.fields import Fields
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.exchange.notice import encode_volumes, parse_volumes, seconds
from keepclear.exchange.query import (
    DAY_S,
    Query,
    QueryAnswer,
    QueryLimits,
    standing_answer,
    strictest,
)
from keepclear.exchange.rule.separation import Separation
from keepclear.limits import QUERIES_COMPARED_MAX
from keepclear.node.effects import Bell
from keepclear.node.known import ItemRow, Numbered, NumberedRow, RecordRow, Store
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.picture.conflict import ActivePlans, meeting
from keepclear.picture.narrowing import Asked, Finding, findings
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Precedence, Record, parse
from keepclear.record.log import LogName
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.node.node import Node
    from keepclear.node.register.site import Site
    from keepclear.node.situation import Plan

BELOW = "QUERY BELOW THE LEAST AREA"
TOO_OFTEN = "MORE QUERIES THAN SETTLED"
Cut = Mapping[LogName, int]
INSIDE: Final = Separation()  # Nothing is added: what is near a circle is not in it.


def limits_of(node: "Node", line: Line, utc: int) -> QueryLimits:
    """Return what is settled for queries in a channel at an instant; cautious where nothing is.

    An agreement that is suspended limits queries all the same: it was settled to protect people.
    """
    from keepclear.node.register.agreements import (
        ruling_of,  # It reads documents, which ask our table.
    )

    del node
    agreed = [one.agreement.query_limits for one in ruling_of(line, utc).settled]
    return strictest([one for one in agreed if one is not None])


@dataclass(frozen=True, slots=True)
class Held:
    """A query as it is kept at hand."""

    row: NumberedRow
    volume: Volume
    expires: int

    @property
    def asked(self) -> Asked:
        """The query as it is compared with others: by when it came, not by what it claims."""
        return Asked(self.row.id, self.volume, self.row.from_utc)


def held(row: NumberedRow) -> Held:
    """Read what is kept of a query."""
    volumes, expires = decode(row.data)
    [volume] = parse_volumes(volumes, Fields({}, "query/1"))
    return Held(row, volume, expires)


# What a query's own author and log decide


def check_query(store: Store, entry: Entry) -> Refused | None:
    """Refuse a serial that its log has used before."""
    query, row = entry.statement, entry.row
    assert isinstance(query, Query)
    before = store.numbered_as(Numbered.QUERY, row.channel, row.party, query.serial)
    if any(one.incarnation == row.incarnation for one in before):
        return Refused("query/4", f"serial {query.serial} was used before")
    return None


def check_answer(store: Store, entry: Entry) -> Refused | None:
    """Refuse a correction that does not name the answer that it corrects."""
    answer, row = entry.statement, entry.row
    assert isinstance(answer, QueryAnswer)
    before = [
        one.id
        for one in store.about(row.channel, answer.target)
        if one.kind == Kind.QUERY_ANSWER and one.log == row.log and one.seq < row.seq
    ]
    if before and answer.supersedes != before[-1]:
        return Refused("query/5", "it corrects something else than the last answer of its log")
    return None


# What follows when one enters a log


def take_query(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Keep a query; ask our officers where it is for us and as settled, and show it where not."""
    query, row = entry.statement, entry.row
    assert isinstance(query, Query)
    ends = max(query.expires, seconds(query.volume.interval.end), moment.utc)
    kept = NumberedRow(
        Numbered.QUERY,
        row.channel,
        row.party,
        row.incarnation,
        query.serial,
        *(row.id, row.id, number_of(line, row.party, query.serial), 0),
        *(moment.utc, ends, row.n),
        encode([encode_volumes([query.volume]), query.expires]),
    )
    node.store.put(kept)
    if row.party == line.our_index:
        return
    name = line.names.get(row.party, "?")
    unsettled = beyond_limits(node, line, held(kept))
    for what, why in unsettled:
        node.odd(line.channel, row.id, what, f"{kept.name} of {name}: {why}", name)
    if not unsettled:
        node.items.open(_item(node, line, row, moment))
        node.ring_for(line, entry.record, Bell.QUERY, f"{kept.name}: own or partner forces there?")


def number_of(line: Line, party: int, serial: int) -> str:
    """Return a number such as A-3."""
    return f"{line.names.get(party, '?')}-{serial}"


def _item(node: "Node", line: Line, row: RecordRow, moment: Moment) -> ItemRow:
    within_s = node.procedure.answer_s[Precedence(row.precedence)]
    due = moment.utc + within_s
    return ItemRow(
        int(Need.ANSWER_QUERY),
        row.id,
        NO_PARTY,
        line.channel,
        row.precedence,
        moment.utc,
        *(due, due, -1),
        fixed=False,
    )


def take_answer(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Note who answered; ours closes what waited, another's rings where the query is ours."""
    del moment
    answer, row = entry.statement, entry.row
    assert isinstance(answer, QueryAnswer)
    query = node.store.numbered_by(answer.target)
    if query is None or (query.kind, query.channel) != (Numbered.QUERY, line.channel):
        return
    node.store.put(replace(query, latest=row.id, n=row.n))
    if row.party == line.our_index:
        node.items.close((int(Need.ANSWER_QUERY), query.id, NO_PARTY))
    elif query.party == line.our_index:
        corrected = " corrects its answer" if answer.supersedes else ""
        node.ring_for(
            line, entry.record, Bell.QUERY, f"{query.name}{corrected}: {answer.word.name}"
        )


# What is settled, and what an answer would tell


def volume_faults(volume: Volume, limits: QueryLimits) -> list[tuple[str, str, str]]:
    """Return in what a volume is below the least: what, by how much it is, and the least."""
    found = []
    if volume.radius_m < limits.radius_m:
        found.append(("radius", f"{volume.radius_m:.0f} m", f"{limits.radius_m} m"))
    interval = volume.interval
    lasts_s = seconds(interval.end) - seconds(interval.start)
    if lasts_s < limits.duration_s:
        found.append(("duration", f"{lasts_s // 60} min", f"{limits.duration_s // 60} min"))
    band = volume.band
    if band.floor_m is not None and band.ceiling_m is not None:
        high_m = band.ceiling_m - band.floor_m
        if high_m < limits.height_m:
            found.append(("height", f"{high_m:.0f} m", f"{limits.height_m} m"))
    return found


def beyond_limits(node: "Node", line: Line, query: Held) -> list[tuple[str, str]]:
    """Return in what a query is finer, or more frequent, than was settled when it came."""
    came = query.row.from_utc
    limits = limits_of(node, line, came)
    found = [
        (BELOW, f"{what} of {is_so}, {least} at least")
        for what, is_so, least in volume_faults(query.volume, limits)
    ]
    count = asked_in_day(node, line, query.row.party, came, query.row.n)
    if count > limits.daily:
        found.append((TOO_OFTEN, f"{count} within a day, {limits.daily} at most"))
    return found


def asked_in_day(node: "Node", line: Line, party: int, utc: int, n: int) -> int:
    """Count a party's queries in a channel that came in the day up to an instant and entry."""
    rows = _since(node, line, utc - DAY_S)
    return sum(
        1 for row in rows if row.party == party and utc - DAY_S < row.from_utc <= utc and row.n <= n
    )


def _since(node: "Node", line: Line, utc: int) -> list[NumberedRow]:
    return node.store.numbered(Numbered.QUERY, line.channel, utc, QUERIES_COMPARED_MAX)


def flags(node: "Node", line: Line, query: Held) -> list[Finding]:
    """Return how an answer to a query would tell more, beside what else its asker can read.

    Of another party: whatever was asked in any channel that it is in, for all members read each
    answer. Of ours: what we asked. Answers are not looked at: those asked later count as well.
    """
    asker, ours = line.founding.members[query.row.party], query.row.party == line.our_index
    limits = limits_of(node, line, query.row.from_utc)
    begins = min(query.row.from_utc, seconds(query.volume.interval.start)) - limits.window_s
    others = [
        held(row).asked
        for other in node.lines.values()
        if other.founding.index(asker) is not None
        for row in _since(node, other, begins)
        if row.id != query.row.id and (row.party == other.our_index) == ours
    ]
    return findings(query.asked, others, limits)


def own_inside(node: "Node", volume: Volume) -> "list[Plan]":
    """Return our own notices that stand inside a volume, in any channel; for our desk alone."""
    near = node.situation.what_if(b"", b"", (volume,))  # of every party, at the separations
    plans = [node.situation.plans[version] for version in near]
    ours = [plan for plan in plans if plan.party == node.us.party]
    inside = (plan for plan in ours if meeting([volume], plan.volumes, INSIDE) is not None)
    return sorted(inside, key=lambda plan: (plan.row.start_utc, plan.row.name, plan.row.id))


def own_sites_inside(node: "Node", volume: Volume, utc: int) -> "list[Site]":
    """Return the sites of our own register inside a volume, given to anybody or to nobody."""
    sites, plans = node.sites.sites(node, utc), ActivePlans[int]()
    for serial, site in sites.items():
        plans.add(serial, "ours", site.volumes)
    return [sites[serial] for serial in plans.conflicting("asked", (volume,), INSIDE)]


# Answers


def answers(
    line: Line, query: bytes, cut: Cut | None = None
) -> dict[int, tuple[Record, QueryAnswer]]:
    """Return the answer of each party that counts, by party index, in a cut where one is given.

    An author does not answer its own query: what it says of it has no effect.
    """
    asked = line.store.record(query)
    said: dict[int, dict[bytes, tuple[Record, QueryAnswer]]] = {}
    for row in line.store.about(line.channel, query):
        is_in = cut is None or row.seq < cut.get(row.log, 0)
        if row.kind == Kind.QUERY_ANSWER and is_in and asked and row.party != asked.party:
            record = parse(row.data)
            answer = meaning(record)
            assert isinstance(answer, QueryAnswer), "what is about a record was understood"
            said.setdefault(row.party, {})[row.id] = (record, answer)
    return {party: _standing(each) for party, each in said.items()}


def _standing(each: Mapping[bytes, tuple[Record, QueryAnswer]]) -> tuple[Record, QueryAnswer]:
    counts = standing_answer((key, answer) for key, (_, answer) in each.items())
    assert counts is not None, "no answer supersedes itself"
    return each[counts[0]]


def our_last_answer(line: Line, query: bytes) -> bytes | None:
    """Return the record of ours that another answer of ours corrects, if we have answered."""
    rows = [
        row
        for row in line.store.about(line.channel, query)
        if row.kind == Kind.QUERY_ANSWER and row.party == line.our_index
    ]
    in_log = [row.id for row in rows if row.log == line.our_log]
    standing = answers(line, query).get(line.our_index)
    return in_log[-1] if in_log else standing[0].id if standing else None


def queries(node: "Node", line: Line, utc: int) -> Sequence[NumberedRow]:
    """Return the queries of a channel that are of interest still, by when they came."""
    return sorted(_since(node, line, utc), key=lambda row: (row.from_utc, row.n))


def find_numbered(line: Line, name: str) -> Iterator[NumberedRow]:
    """Yield the queries of a line that bear a number such as A-3."""
    party, _, serial = name.rpartition("-")
    for index, known in line.names.items():
        if known == party and serial.isascii() and serial.isdigit():
            yield from line.store.numbered_as(Numbered.QUERY, line.channel, index, int(serial))


CHECKS = MappingProxyType({Query: check_query, QueryAnswer: check_answer})
TAKES = MappingProxyType({Query: take_query, QueryAnswer: take_answer})
