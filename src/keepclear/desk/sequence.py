"""What came, rang and was done between two instants, in the order of our own journal.

The rule: the journal says in which order we learned of things, and its times
are our clock's. What a record claims of its own time stands beside it, as its
author's word.
"""

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from keepclear.desk.known_then import known_then, offsets_at, procedure_at, reached
from keepclear.desk.views import iso
from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.evidence.bundle import parse_bundle
from keepclear.evidence.proof import Broken, ChannelProof, prove
from keepclear.evidence.timeline import HELD, SAID, Beside, Event, beside, proven_events, rivals
from keepclear.exchange.coded import Coded
from keepclear.exchange.meaning import Kind, free_words, meaning
from keepclear.limits import TIMELINE_ENTRIES_MAX, TIMELINE_EVENTS_MAX
from keepclear.node.journal import Fact, facts
from keepclear.node.known import JournalRow, RecordRow
from keepclear.node.line_states import parse_signs
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named, version_named
from keepclear.node.open_item import WANTED, Need
from keepclear.picture.line_state import phrase
from keepclear.record.envelope import parse, parse_held

View = dict[str, Any]
ROWS_A_STEP: Final = 500
DAY_S: Final = 86_400
# Told only where they are asked for by no filter, and of no interest to a reader of events.
UNTOLD: Final = frozenset({Fact.REQUEST, Fact.CONTACT, Fact.PROCEDURE})


@dataclass(frozen=True)
class _Wanted:
    """Which events are told: about some records, of one party, in one channel."""

    records: frozenset[bytes] | None = None
    party: str = ""
    channel: str = ""

    def holds(self, event: View) -> bool:
        about = self.records is None or bytes.fromhex(event.get("record", "")) in self.records
        by = not self.party or self.party in (event.get("party"), event.get("from"))
        return about and by and (not self.channel or event.get("channel") == self.channel)


def sequence(
    node: Node,
    moment: Moment,
    since: int = 0,
    until: int = 0,
    notice: str = "",
    party: str = "",
    channel: str = "",
) -> View:
    """Tell what happened from one instant until another (seconds UTC), in order of our journal.

    Without instants it is the last day; of one notice, all that was ever said of it.
    """
    until = until or moment.utc
    if since > until:
        raise BadInput([Fault("--from", "it lies after --until", "turn them round")])
    wanted = _Wanted(None, party, line_named(node, channel).founding.name if channel else "")
    if notice:
        records = _about(node, notice, channel)
        numbers = _numbers(node, records)
        wanted = _Wanted(frozenset(records), party, wanted.channel)
        rows = [row for n in numbers for row in node.store.journal(n - 1, 1)]
        rows = [row for row in rows if since <= row.utc <= until]
        is_whole = True
    else:
        since = since or until - DAY_S
        first, last = reached(node.store, since - 1).n, reached(node.store, until).n
        is_whole = last - first <= TIMELINE_ENTRIES_MAX
        first = max(first, last - TIMELINE_ENTRIES_MAX)
        rows = list(_rows(node, first, last))
    told = [e for row in rows for e in _events(node, row, wanted.records) if wanted.holds(e)]
    return {
        "party": node.us.name,
        "scenario": node.scenario.id if node.scenario else None,
        "since": iso(since or (rows[0].utc if rows else until)),
        "until": iso(until),
        "whole": is_whole,
        "more": max(0, len(told) - TIMELINE_EVENTS_MAX),
        "events": told[-TIMELINE_EVENTS_MAX:],
    }


def _rows(node: Node, first: int, last: int) -> Iterator[JournalRow]:
    while first < last:
        rows = node.store.journal(first, min(ROWS_A_STEP, last - first))
        if not rows:
            return
        yield from rows
        first = rows[-1].n


def _about(node: Node, name: str, channel: str) -> dict[bytes, RecordRow]:
    """Find every record of a notice: its versions, its end, and what was said about them."""
    line, version = version_named(node, channel, name)
    store = node.store
    versions = store.versions_of(line.channel, version.party, version.serial)
    ids = {one for v in versions for one in (v.id, v.ended_by) if one}
    rows = [row for one in ids if (row := store.record(one)) is not None]
    acts = [act for v in versions for act in store.about(line.channel, v.id)]
    acts += [answer for act in acts for answer in store.about(line.channel, act.id)]
    return {row.id: row for row in (*rows, *acts)}


def _numbers(node: Node, records: Mapping[bytes, RecordRow]) -> list[int]:
    """Return the journal entries by which records, and receipts for them, came."""
    numbers = {row.n for row in records.values()}
    for record_id in records:
        numbers |= {receipt.n for receipt in node.store.receipts(record_id)}
    return sorted(numbers)


# One entry of the journal


def _events(node: Node, row: JournalRow, only: frozenset[bytes] | None) -> Iterator[View]:
    """Yield what an entry tells; of what came or went together, `only` some records."""
    for fact in facts(row):
        for event in _told(node, row, fact, only):
            yield {"n": row.n, "at": iso(row.utc)} | event


def _told(
    node: Node, row: JournalRow, fact: list[Any], only: frozenset[bytes] | None
) -> Iterator[View]:
    def some(ids: list[bytes]) -> list[bytes]:
        return ids if only is None else [one for one in ids if one in only]

    match fact:
        case [Fact.ARRIVED, bearer, peer, ids]:
            for record_id in some(ids):
                came = {"from": _peer(node, peer), "bearer": bearer}
                yield from _record(node, record_id, "arrived", came)
        case [Fact.AUTHORED, _, ids]:
            for record_id in some(ids):
                yield from _record(node, record_id, "said", {})
        case [Fact.HELD_GIVEN, peer, data]:
            for record_id in some(_held(data)):
                yield _receipt(node, record_id, f"receipt given to {_peer(node, peer)}", {})
        case [Fact.HELD_TAKEN, data]:
            yield from _taken(node, data, some(_held(data)))
        case _:
            yield from _alarm(node, row, fact)


def _alarm(node: Node, row: JournalRow, fact: list[Any]) -> Iterator[View]:
    match fact:
        case [Fact.RANG, bell, record_id]:
            yield {"what": f"rang: {bell}"} | _of(node, record_id)
        case [Fact.ODDITY, row_id, channel, what, why]:
            yield {"what": what, "about": why, "record": row_id.hex()} | _channel(node, channel)
        case [Fact.ODDITY_SEEN, row_id, who]:
            odd = node.store.oddity(row_id)
            about = f"{odd.what}: {odd.why}" if odd else ""
            yield {"what": f"noted as seen {who}".strip(), "about": about, "record": row_id.hex()}
        case [Fact.CLIMBED, need, subject, _, rung, _] if rung >= 0:
            what = f"OVERDUE {WANTED[Need(need)].words}, told to {_role(node, row.n, rung)}"
            yield {"what": what} | _of(node, subject)
        case [Fact.LINE_STATE, channel, _, data, *_]:
            yield from _stood(node, row, channel, data)
        case _:
            yield from _of_the_watch(fact)


def _role(node: Node, n: int, rung: int) -> str:
    """Return the role that a rung of the ladder was at a journal entry."""
    return procedure_at(node, n).role(rung)


def _of_the_watch(fact: list[Any]) -> Iterator[View]:
    match fact:
        case [Fact.WATCH_TAKEN, role, initials]:
            yield {"what": "watch taken", "about": f"{role} {initials}".strip()}
        case [Fact.WATCH_GIVEN, role, initials, note]:
            yield {"what": "watch given", "about": f"{role} {initials}: {note}".strip()}
        case [Fact.CLOCK_STEPPED, by_s]:
            yield {"what": "our clock was set", "about": f"{by_s:+d} s"}
        case [Fact.REFUSED, source, rule, what]:
            yield {"what": "refused", "about": f"{what} ({rule})", "from": source}
        case [Fact.CHECKLIST, name, step, _, answer, *_]:
            yield {"what": f"checklist {name}", "about": f"{step}: {answer}"}
        case [kind, *_] if kind not in UNTOLD and kind in iter(Fact):
            yield {"what": Fact(kind).name.lower().replace("_", " "), "about": ""}
        case _:
            pass


def _peer(node: Node, party: bytes) -> str:
    card = node.cards.get(party)
    return card.name if card else party.hex()[:12]


def _channel(node: Node, channel: bytes) -> View:
    line = node.lines.get(channel)
    return {"channel": line.founding.name} if line else {}


def _held(data: bytes) -> list[bytes]:
    return [record_id for _, _, record_id in parse_held(data).records]


def _receipt(node: Node, record_id: bytes, what: str, more: View) -> View:
    return {"what": what} | _of(node, record_id) | more


def _taken(node: Node, data: bytes, ids: list[bytes]) -> Iterator[View]:
    held = parse_held(data)
    line = node.lines.get(held.channel)
    holder = line.names.get(held.holder, "?") if line else "?"
    claimed = {"claimed": iso(held.utc), "clock": holder, "from": holder}
    for record_id in ids:
        yield _receipt(node, record_id, f"receipt of {holder}", claimed)


def _record(node: Node, record_id: bytes, how: str, more: View) -> Iterator[View]:
    row = node.store.record(record_id)
    if row is not None:
        yield {"what": f"{how}: {_kind(row.kind)}"} | _of(node, record_id) | more


def _kind(kind: int) -> str:
    try:
        return Kind(kind).name.replace("_", " ")
    except ValueError:
        return f"kind {kind}"


def _of(node: Node, record_id: bytes) -> View:
    """Say what a record is: of whom, in which channel, about what, and when by its own word."""
    row = node.store.record(record_id)
    view: View = {"record": record_id.hex(), "about": ""}
    if row is None:
        return view
    line = node.lines.get(row.channel)
    party = line.names.get(row.party, "?") if line else "?"
    claimed = {"claimed": iso(row.utc), "clock": party} if row.utc else {}
    return (
        view | {"party": party, "about": _words(node, row)} | claimed | _channel(node, row.channel)
    )


def _words(node: Node, row: RecordRow) -> str:
    store = node.store
    version = store.version(row.id) or store.version(row.target)
    if version is None and row.target:
        above = store.record(row.target)  # An answer is about a read-back, and so about its notice.
        version = store.version(above.target) if above else None
    words = "" if row.id == getattr(version, "id", b"") else _said(meaning(parse(row.data)))
    return ": ".join(word for word in (version.name if version else "", words) if word)


def _said(statement: object) -> str:
    """Return a code as it was sent, which reads alike everywhere, or the free words."""
    return statement.spelled() if isinstance(statement, Coded) else free_words(statement)


def _stood(node: Node, row: JournalRow, channel: bytes, data: bytes) -> Iterator[View]:
    line = node.lines.get(channel)
    for index, held in parse_signs(data).items() if line else ():
        name = line.names.get(index, "?") if line else "?"
        state = phrase(held, node.us.name, name, row.utc)
        yield {"what": state, "about": f"line to {name}", "party": name} | _channel(node, channel)


# Beside a peer's bundle


def alongside(node: Node, moment: Moment, bundle: str) -> View:
    """Put our journal beside what a bundle (in base64) proves, record by record, on one axis."""
    try:
        found = prove(parse_bundle(b64decode(bundle)))
    except BadRecord as error:
        cure = "ask whoever sent it for the file as it was written"
        raise BadInput([Fault("--beside", f"it is no bundle: {error}", cure)]) from error
    if isinstance(found, Broken):
        what = "; ".join(f"{what} ({rule})" for rule, what in found.faults)
        raise BadInput([Fault("--beside", f"its proof fails: {what}", "see: keepclear verify")])
    parts = [_beside(node, moment, proof) for proof in found.channels]
    return {"party": node.us.name, "at": iso(moment.utc), "channels": parts}


def _beside(node: Node, moment: Moment, proof: ChannelProof) -> View:
    name, line = proof.founding.name, node.lines.get(proof.founding.channel)
    if line is None:
        return {"channel": name, "known": False, "rows": [], "differences": len(proof.said)}
    kinds = {one.record.id: one.record.kind for one in proof.said}
    ours = _ours(node, line, proof)
    offsets = _offsets(node, line, moment)
    rows = beside(ours, proven_events(proof), offsets)
    views = [_beside_view(node, line, row, kinds) for row in rows]
    places = {
        (log.party, log.incarnation, seq): row.id
        for log, seq in ((one.record.log, one.record.seq) for one in proof.said)
        for row in node.store.entries(line.channel, log, seq, 1)
        if row.seq == seq
    }
    forks = [[held.hex(), other.hex()] for held, other in rivals(places, proof)]
    differing = sum(1 for row in rows if row.difference) + len(forks)
    clocks = [
        {"party": line.names.get(index, "?"), "ahead_s": s} for index, s in sorted(offsets.items())
    ]
    return {
        "channel": name,
        "known": True,
        "rows": views,
        "forks": forks,
        "differences": differing,
        "clocks": clocks,
    }


def _ours(node: Node, line: Line, proof: ChannelProof) -> dict[Event, int]:
    """Return when, by our journal, we came to hold each record, and each receipt for it."""
    found: dict[Event, int] = {}
    for one in proof.said:
        row = node.store.record(one.record.id)
        if row is None:
            continue
        came = node.store.journal(row.n - 1, 1)[0].utc
        found[Event(row.id, SAID, row.party)] = came
        if row.party != line.our_index:
            found[Event(row.id, HELD, line.our_index)] = came
        for receipt in node.store.receipts(row.id):
            taken = node.store.journal(receipt.n - 1, 1)[0].utc
            found[Event(row.id, HELD, receipt.holder)] = taken
    return found


def _offsets(node: Node, line: Line, moment: Moment) -> dict[int, int]:
    """Return by how much each member's clock stands ahead of ours, as last measured; ours by 0."""
    head = node.journal.n
    measured = offsets_at(node, head) if head else {}
    found = {line.our_index: 0}
    for party, offset_s in measured.items():
        index = line.founding.index(party)
        if index is not None:
            found[index] = offset_s
    return found


def _beside_view(node: Node, line: Line, row: Beside, kinds: Mapping[bytes, int]) -> View:
    kind = kinds[row.event.record]
    stored = node.store.record(row.event.record)
    party = line.names.get(row.event.party, f"member {row.event.party}")
    return {
        "at": iso(max(0, row.at)),
        "what": f"{party} {row.event.what} {_kind(kind)}",
        "about": _words(node, stored) if stored else "",
        "ours": iso(row.ours) if row.ours is not None else None,
        "theirs": iso(row.theirs) if row.theirs is not None else None,
        "clock": party,
        "offset_s": row.offset_s,
        "apart_s": row.apart_s,
        "difference": row.difference,
        "record": row.event.record.hex(),
    }


VIEWS: Final[Mapping[str, Callable[..., View]]] = {
    "timeline": sequence,
    "timeline beside": alongside,
    "timeline at": known_then,
}
