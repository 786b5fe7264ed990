"""What our watch knew at an instant: read from rows that say since when and until when they held.

The rule: nothing that came later is looked at, and nothing is replayed. A
record counts from the journal entry by which it came, a place in a log from
the entry by which it was reached without a gap, an item from the entry that
opened it until the one that closed it. So the cost is that of what stood
then, and not of a year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from keepclear.desk.views import iso
from keepclear.errors import BadInput, Fault
from keepclear.exchange.acknowledgement import Grade, Standing, State
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import Procedure, parse_procedure
from keepclear.limits import (
    TIMELINE_LISTED_MAX,
    WAITING_PER_LOG_MAX,
    WAITING_STOPS_PER_LOG_MAX,
)
from keepclear.node import later_log
from keepclear.node.journal import Fact, facts
from keepclear.node.known import AskedRow, ConflictRow, ItemRow, JournalRow, Store, VersionRow
from keepclear.node.line_states import parse_signs
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.open_item import ABOUT_VERSION, LATE_ONLY, WANTED, Need
from keepclear.node.register.agreements import judge_of, ruling_of
from keepclear.node.situation import Situation, shown
from keepclear.node.standing import graded, standing
from keepclear.picture.line_state import phrase
from keepclear.record.envelope import Precedence
from keepclear.record.log import LogName

View = dict[str, Any]
CLOCK_WAS_SET: Final = "CLOCK WAS SET"
CONTACT_SOUGHT: Final = 2_000  # Journal entries looked back over for a measured offset.
WAITING_MAX: Final = WAITING_PER_LOG_MAX + WAITING_STOPS_PER_LOG_MAX


# Which journal entry an instant falls after


@dataclass(frozen=True, slots=True)
class Reached:
    """The last journal entry by an instant, and how often our clock showed that instant."""

    n: int
    utc: int  # when that entry was written
    times: int


def reached(store: Store, at: int) -> Reached:
    """Find the last journal entry by an instant of our clock.

    Where our clock was set back and showed the instant twice, the later time is meant.
    """
    head = store.journal_head()
    if head is None:
        return Reached(0, 0, 0)
    starts = [1, *(row.n for row in store.oddities_about(CLOCK_WAS_SET) if row.n > 1)]
    ends = [*(n - 1 for n in starts[1:]), head.n]
    spans = [
        (first, last)
        for first, last in zip(starts, ends, strict=True)
        if first <= last and _entry(store, first).utc <= at
    ]
    if not spans:
        return Reached(0, 0, 0)
    # Before a step the clock went on to where it was set from, which the step's own entry tells.
    lasting = [span for span in spans if span[1] == head.n or at < _set_from(store, span[1] + 1)]
    first, last = (lasting or spans)[-1]
    n = _last_by(store, first, last, at)
    return Reached(n, _entry(store, n).utc, max(len(lasting), 1))


def _entry(store: Store, n: int) -> JournalRow:
    return store.journal(n - 1, 1)[0]


def _set_from(store: Store, n: int) -> int:
    row = _entry(store, n)
    by_s = [fact[1] for fact in facts(row) if fact[0] == Fact.CLOCK_STEPPED]
    return row.utc - int(sum(by_s))


def _last_by(store: Store, low: int, high: int, at: int) -> int:
    """Search by halves between two entries, of which the first is by the instant."""
    while low < high:
        middle = (low + high + 1) // 2
        if _entry(store, middle).utc <= at:
            low = middle
        else:
            high = middle - 1
    return low


# What of each log was held then


def _graded(now: Standing) -> dict[str, str]:
    return {grade.value.replace(" ", "_"): now.state(grade).name for grade in Grade}


_NOTHING: Final = _graded(Standing())
_RECEIVED: Final = _graded(Standing(receipt=State.RECEIVED))


def size_at(line: Line, log: LogName, n: int) -> int:
    """Return how many entries of a log we held without a gap at a journal entry.

    An entry may have come before one that stands before it, and waited; so of the places that
    are passed over, as many are looked at again as can have waited.
    """
    store, low, high = line.store, 0, line.size(log)
    while True:
        while low < high:
            middle = (low + high) // 2
            if store.entries(line.channel, log, middle, 1)[0].n > n:
                high = middle
            else:
                low = middle + 1
        gap = store.first_after(line.channel, log, max(0, low - WAITING_MAX), n)
        if gap is None or gap >= low:
            return low
        low, high = 0, gap


def cut_at(line: Line, n: int) -> dict[LogName, int]:
    """Return the size of every log of a line at a journal entry."""
    sizes = {log: size_at(line, log, n) for log in line.replicas}
    return {log: size for log, size in sizes.items() if size}


def stood(store: Store, row: VersionRow, cut: Mapping[LogName, int], n: int, at: int) -> bool:
    """Tell whether a version stood as we knew it then, or waited ahead of its log."""
    size = cut.get(LogName(row.party, row.incarnation), 0)
    if row.n > n or row.until_utc <= at:
        return False
    if row.begin >= size:
        return row.begin > size
    return not 0 <= row.end < size and not later_log.is_ended(store, row, cut)


@dataclass(slots=True)
class Then:
    """What was known at one journal entry, by our clock at one instant."""

    node: Node
    n: int
    at: int
    cuts: dict[bytes, dict[LogName, int]] = field(default_factory=dict)
    stood: dict[bytes, VersionRow] = field(default_factory=dict)
    seen: dict[tuple[bytes, int], dict[LogName, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the cut of every line, and what stood in it."""
        store = self.node.store
        for channel, line in self.node.lines.items():
            cut = self.cuts[channel] = cut_at(line, self.n)
            for row in store.versions_until(channel, self.at):
                if stood(store, row, cut, self.n, self.at):
                    self.stood[row.id] = row
            for log, size in cut.items():
                last = line.record_at(log, size - 1)
                known = self.seen.setdefault((channel, log.party), {})
                for other, held in last.seen if last else ():
                    known[other] = max(held, known.get(other, 0))

    def lines(self) -> list[Line]:
        """Return the lines of which we held anything."""
        return [line for channel, line in self.node.lines.items() if self.cuts[channel]]

    # Notices

    def grades(self, line: Line, row: VersionRow) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield how far a version had come with each other member, grade by grade."""
        store, cut = self.node.store, self.cuts[line.channel]
        holders = {receipt.holder for receipt in store.receipts(row.id) if receipt.n <= self.n}
        log = LogName(row.party, row.incarnation)
        acted = graded(store.about(line.channel, row.id))  # Of most of very many nobody has yet.
        for index in range(len(line.founding.members)):
            if index == row.party:
                continue
            covered = self.seen.get((line.channel, index), {}).get(log, 0) > row.begin
            received = covered or index in holders or index == line.our_index
            if acted:
                yield index, _graded(standing(store, row, index, received=received, cut=cut))
            else:
                yield index, _RECEIVED if received else _NOTHING

    def notices(self) -> Iterator[View]:
        """Yield every notice that stood, with its grades."""
        for row in sorted(self.stood.values(), key=lambda r: (r.start_utc, r.name, r.id)):
            line = self.node.lines[row.channel]
            size = self.cuts[row.channel].get(LogName(row.party, row.incarnation), 0)
            yield {
                "notice": row.name,
                "serial": f"{line.names.get(row.party, '?')}-{row.serial}",
                "party": line.names.get(row.party, "?"),
                "channel": line.founding.name,
                "activity": Activity(row.activity).name.lower(),
                "from": iso(row.start_utc),
                "until": iso(row.until_utc),
                "state": "STANDS" if row.begin < size else "OUT OF SEQUENCE",
                "record": row.id.hex(),
                "parties": [
                    {"party": line.names.get(index, "?")} | grades
                    for index, grades in self.grades(line, row)
                ],
            }

    # Conflicts

    def conflicts(self) -> Iterator[ConflictRow]:
        """Yield the conflicts that were known: of pairs that stood, under the rule of that time."""
        held = Situation()
        for channel, line in self.node.lines.items():
            cut = self.cuts[channel]
            ruling = ruling_of(line, self.at, cut)
            held.settle(channel, judge_of(line, self.at, ruling, cut))
        rules: dict[tuple[bytes, int, bytes, int], bytes] = {}

        def rule(one: VersionRow, other: VersionRow) -> bytes:
            pair = one.channel, one.activity, other.channel, other.activity
            if pair not in rules:
                rules[pair] = held.rule_between(one, other)
            return rules[pair]

        kinds = {(row.channel, row.activity): row for row in self.stood.values()}
        for one in self.stood.values():
            for name in sorted({rule(one, other) for other in kinds.values()}):
                for row in self.node.store.conflicts_of(name, one.id):
                    second = self.stood.get(row.b)
                    if second is not None and rule(one, second) == row.rule:
                        yield row

    def conflict_views(self) -> list[View]:
        """Return those conflicts as an officer reads them, the soonest first."""
        views = []
        for row in self.conflicts():
            pair = [self.stood[row.a], self.stood[row.b]]
            lines = [self.node.lines[one.channel] for one in pair]
            parties = [
                line.names.get(one.party, "?") for line, one in zip(lines, pair, strict=True)
            ]
            views.append(
                {"id": row.id.hex(), "notices": [one.name for one in pair], "parties": parties}
                | dict(shown(row))
            )
        return sorted(views, key=lambda view: (view["start"], view["id"]))

    # What was asked of the watch

    def items(self) -> Iterator[ItemRow | AskedRow]:
        """Yield what waited for a person, as it stood then."""
        store = self.node.store
        now: list[ItemRow | AskedRow] = [row for row in self.node.items.each() if row.n <= self.n]
        for row in (*store.asked_at(self.n), *now):
            about = store.record(row.subject) if row.need == Need.OBJECTION else None
            subject = about.target if about else row.subject
            is_about_version = row.need in ABOUT_VERSION or row.need == Need.OBJECTION
            if not is_about_version or subject in self.stood:
                yield row

    def item_views(self) -> list[View]:
        """Return what waited, that which was due first at the front."""
        kept = self.procedures()
        rows = [row for row in self.items() if row.rung >= 0 or row.need not in LATE_ONLY]
        rows.sort(key=lambda row: (row.due, row.need, row.subject, row.party))
        return [
            {
                "what": WANTED[Need(row.need)].words,
                "about": self.about(row),
                "precedence": Precedence(row.precedence).name,
                "opened": iso(row.opened),
                "due": iso(row.due),
                "overdue": row.due <= self.at or row.rung >= 0,
                "told": kept[row.channel].role(row.rung) if row.rung >= 0 else "",
                "record": row.subject.hex(),
            }
            for row in rows
        ]

    def procedures(self) -> Mapping[bytes, Procedure]:
        """Return how the watch was kept then on each line, and by its own settings beside."""
        own = procedure_at(self.node, self.n)
        kept = {b"": own}
        for channel, line in self.node.lines.items():
            held = ruling_of(line, self.at, self.cuts[channel])
            kept[channel] = held.follow(own) if held.settled else own
        return kept

    def about(self, row: ItemRow | AskedRow) -> str:
        """Say what an item is about: a notice by name, or a channel and a member."""
        line = self.node.lines.get(row.channel)
        version = self.stood.get(row.subject) or self.node.store.version(row.subject)
        names = line.names if line else {}
        if version is not None:
            return f"{version.name} of {names.get(version.party, '?')}"
        member = names.get(row.party, "")
        return " ".join(word for word in (line.founding.name if line else "", member) if word)

    def unreceipted(self) -> Iterator[View]:
        """Yield what we had said of which a member had shown by nothing that it held it."""
        store = self.node.store
        for line in self.lines():
            ours = [log for log in self.cuts[line.channel] if log.party == line.our_index]
            for log in ours:
                size = self.cuts[line.channel][log]
                for index, name in sorted(line.names.items()):
                    if index == line.our_index:
                        continue
                    first = self.seen.get((line.channel, index), {}).get(log, 0)
                    limit = min(size - first, TIMELINE_LISTED_MAX)
                    for row in store.entries(line.channel, log, first, limit) if limit > 0 else ():
                        receipts = store.receipts(row.id)
                        if not any(r.holder == index and r.n <= self.n for r in receipts):
                            yield {
                                "party": name,
                                "channel": line.founding.name,
                                "kind": row.kind,
                                "number": row.seq,
                                "said": iso(row.utc),
                                "record": row.id.hex(),
                            }

    # The watch and the lines

    def last_fact(self, kind: Fact, about: bytes = b"") -> tuple[JournalRow, list[Any]] | None:
        """Return the last fact of a kind by then, with its journal entry."""
        return last_fact(self.node.store, self.n, kind, about)

    def watch(self) -> View:
        """Say who had the watch, or who had given it without anybody taking it."""
        taken, given = self.last_fact(Fact.WATCH_TAKEN), self.last_fact(Fact.WATCH_GIVEN)
        if taken is None:
            return {"state": "NOBODY"}
        row, fact = taken
        view: View = {"state": "TAKEN", "holder": f"{fact[1]} {fact[2]}".strip()}
        if given is not None and given[0].n >= row.n:
            row, fact = given
            view |= {"state": "GIVEN", "note": fact[3]}
        return view | {"since": iso(row.utc)}

    def line_views(self) -> Iterator[View]:
        """Yield how the line to each member stood, in words, as it was last looked at."""
        for line in self.lines():
            told = self.last_fact(Fact.LINE_STATE, line.channel)
            signs = parse_signs(told[1][3]) if told else {}
            for index, name in sorted(line.names.items()):
                if index != line.our_index:
                    held = signs.get(index, {})
                    words = phrase(held, self.node.us.name, name, self.at)
                    yield {"channel": line.founding.name, "party": name, "state": words}

    def oddities(self) -> Iterator[View]:
        """Yield what was odd and nobody here had noted as seen."""
        store = self.node.store
        later = [
            row
            for row in store.oddities(seen=True)
            if row.n <= self.n and store.fact_next(Fact.ODDITY_SEEN, row.id, self.n)
        ]
        still = [row for row in store.oddities(seen=False) if row.n <= self.n]
        for row in sorted((*later, *still), key=lambda row: (row.n, row.id)):
            yield {"what": row.what, "about": row.why, "record": row.id.hex()}


def last_fact(
    store: Store, n: int, kind: Fact, about: bytes = b""
) -> tuple[JournalRow, list[Any]] | None:
    """Return the last fact of a kind up to a journal entry, with its own entry."""
    last = store.fact_last(kind, about, n)
    if not last:
        return None
    row = _entry(store, last)
    told = [fact for fact in facts(row) if fact[0] == kind and about in (b"", fact[1])]
    return row, told[-1]


def procedure_at(node: Node, n: int) -> Procedure:
    """Return the procedure that this node went by at a journal entry."""
    told = last_fact(node.store, n, Fact.PROCEDURE)
    return parse_procedure(told[1][1]) if told else node.procedure


def offsets_at(node: Node, n: int) -> dict[bytes, int]:
    """Return by how much the clock of each peer stood ahead of ours, as last measured by then."""
    found: dict[bytes, int] = {}
    after = max(0, n - CONTACT_SOUGHT)
    for row in reversed(node.store.journal(after, n - after)):
        for fact in facts(row):
            if fact[0] == Fact.CONTACT:
                found.setdefault(fact[1], fact[2])
        if len(found) == len(node.peers):
            break
    return found


def then(node: Node, at: int, entry: int = 0) -> Then:
    """Return what was known at an instant, or right after a journal entry."""
    if entry:
        rows = node.store.journal(entry - 1, 1)
        if not rows:
            raise BadInput([Fault("--entry", f"there is no journal entry {entry}", "give --at")])
        return Then(node, entry, max(at, rows[0].utc) if at else rows[0].utc)
    return Then(node, reached(node.store, at).n, at)


def known_then(node: Node, moment: Moment, at: int = 0, entry: int = 0, channel: str = "") -> View:
    """Show what our watch knew at an instant (seconds UTC), or right after a journal entry."""
    if at > moment.utc:
        cure = "name an instant that has been"
        raise BadInput([Fault("--at", f"{iso(at)} is still to come", cure)])
    named = line_named(node, channel).founding.name if channel else ""
    found = then(node, at if entry else at or moment.utc, entry)
    by = reached(node.store, found.at)
    written = _entry(node.store, found.n).utc if found.n else 0
    items = found.item_views()
    peers = {node.cards[party].name: s for party, s in offsets_at(node, found.n).items()}

    def part(rows: Iterator[View] | list[View]) -> View:
        kept = [row for row in rows if not named or row.get("channel", named) == named]
        return {"rows": kept[:TIMELINE_LISTED_MAX], "more": max(0, len(kept) - TIMELINE_LISTED_MAX)}

    return {
        "party": node.us.name,
        "scenario": node.scenario.id if node.scenario else None,
        "at": iso(found.at),
        "entry": found.n,
        "entry_at": iso(written) if found.n else None,
        "times": 1 if entry else by.times,
        "watch": found.watch(),
        "line": part(found.line_views()),
        "notices": part(found.notices()),
        "conflicts": part(found.conflict_views()),
        "overdue": part([item for item in items if item["overdue"]]),
        "open": part([item for item in items if not item["overdue"]]),
        "unreceipted": part(found.unreceipted()),
        "oddities": part(found.oddities()),
        "clocks": [{"party": name, "ahead_s": s} for name, s in sorted(peers.items())],
    }
