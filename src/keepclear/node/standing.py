"""How each notice stands: its versions in order, and how far each has come with whom.

Everything here is a function of a cut of the logs, so two nodes with the same
logs give the same answer; without a cut it is all that this node has appended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from keepclear.exchange.acknowledgement import Act, Standing, advance
from keepclear.exchange.document import (
    Act as Deeds,
)
from keepclear.exchange.document import (
    Deed,
    Endorsement,
    Fate,
    Proposal,
    content_hash,
    fate,
)
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.exchange.notice import Cancellation, Confirmation, Notice, seconds
from keepclear.node import later_log
from keepclear.node.known import Place, RecordRow, Store, VersionRow
from keepclear.node.log.line import Entry, Line
from keepclear.record.envelope import parse
from keepclear.record.log import LogName

Cut = Mapping[LogName, int]
DOCUMENTS_MAX = 100_000  # Beyond any line's life; a cut must never lose one to a limit.


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry did to the notices: a version that now stands, one that no longer does."""

    stands: VersionRow | None = None
    ended: VersionRow | None = None


def change(store: Store, entry: Entry, *, is_first: bool = False) -> Change | Refused:
    """Apply a notice, amendment, cancellation or confirmation to the versions, or refuse it.

    The rules look only at the author's own log, so every node decides alike. `is_first` says of a
    new notice that its author has used no serial so high and no other log: nothing is known of it.
    """
    statement = entry.statement
    if isinstance(statement, Notice):
        return _give(store, entry, statement, is_first)
    if isinstance(statement, Cancellation):
        return _cancel(store, entry, statement)
    if isinstance(statement, Confirmation):
        return _confirm(store, entry, statement)
    return Change()


def _give(store: Store, entry: Entry, notice: Notice, is_first: bool) -> Change | Refused:
    row = _version(entry, notice)
    if is_first or entry.row.place is not Place.APPENDED:
        store.put(row)
        return Change(stands=row)
    held = _held(store, entry, notice.serial)
    ended = None
    if notice.supersedes is not None:
        ended = _end(store, held, notice.supersedes, entry)
    elif held:
        ended = Refused("notice/4", f"serial {notice.serial} was given before")
    if isinstance(ended, Refused):
        return ended
    row = later_log.ended_before(store, row)
    store.put(row)
    return Change(stands=row, ended=ended)


def _cancel(store: Store, entry: Entry, cancellation: Cancellation) -> Change | Refused:
    if entry.row.place is not Place.APPENDED:
        return Change()  # Nothing is removed before its log has caught up.
    held = _held(store, entry, cancellation.serial)
    ended = _end(store, held, cancellation.supersedes, entry)
    return ended if isinstance(ended, Refused) else Change(ended=ended)


def _confirm(store: Store, entry: Entry, confirmation: Confirmation) -> Change | Refused:
    if entry.row.place is not Place.APPENDED:
        return Change()  # It is asked when its log has caught up.
    held = _held(store, entry, confirmation.serial)
    current = _current(held)
    if not held and later_log.may_name(store, entry.row, confirmation.target):
        return Change()
    if current is None or current.id != confirmation.target:
        return Refused("notice/14", "it confirms something else than the version that stands")
    return Change()


def _held(store: Store, entry: Entry, serial: int) -> list[VersionRow]:
    """Return the versions of a notice that stand before an entry in its own log."""
    row = entry.row
    before = store.versions_of(row.channel, row.party, serial)
    return [v for v in before if not v.waiting and v.incarnation == row.incarnation]


def _current(held: Iterable[VersionRow]) -> VersionRow | None:
    """Return the version that stands as far as its own log tells."""
    return next((version for version in held if version.stands_in_its_log), None)


def _end(
    store: Store, held: list[VersionRow], supersedes: bytes, entry: Entry
) -> VersionRow | Refused | None:
    """End the version that an entry names; None where another log holds it and it is not here."""
    current = _current(held)
    if not held and later_log.may_name(store, entry.row, supersedes):
        return later_log.end(store, entry.row, supersedes)
    if current is None or current.id != supersedes:
        return Refused("notice/5", "it supersedes something else than the version that stands")
    ended = replace(current, end=entry.row.seq, ended_by=entry.row.id)
    store.put(ended)
    return ended


def _version(entry: Entry, notice: Notice) -> VersionRow:
    row = entry.row
    return VersionRow(
        row.id,
        row.channel,
        row.party,
        row.incarnation,
        row.seq,
        -1,
        b"",
        notice.serial,
        notice.name,
        int(notice.activity),
        seconds(notice.validity.start),
        seconds(notice.validity.end),
        row.precedence,
        row.place is not Place.APPENDED,
        row.n,
    )


def stands_in(store: Store, row: VersionRow, cut: Cut, at: int) -> bool:
    """Tell whether a version is the latest of its notice in a cut and still valid at an instant."""
    size = cut.get(LogName(row.party, row.incarnation), 0)
    in_cut = not row.waiting and row.begin < size and row.until_utc > at
    return in_cut and not 0 <= row.end < size and not later_log.is_ended(store, row, cut)


_RECEIVER: Mapping[int, Act] = {
    Kind.READ_BACK: Act.READ_BACK,
    Kind.DISSEMINATED: Act.DISSEMINATE,
    Kind.OBJECTION: Act.OBJECT,
}


_KNOWS_NOTHING = Standing()
_HOLDS = advance(_KNOWS_NOTHING, Act.HOLD) or _KNOWS_NOTHING


def graded(rows: Iterable[RecordRow]) -> bool:
    """Tell whether records about a version hold an act by which it comes further with anybody."""
    return any(row.kind in _RECEIVER for row in rows)


def within(rows: Iterable[RecordRow], cut: Cut | None) -> list[RecordRow]:
    """Keep the rows that a cut holds."""
    return [row for row in rows if cut is None or row.seq < cut.get(row.log, 0)]


def standing(
    store: Store, version: VersionRow, party: int, *, received: bool, cut: Cut | None = None
) -> Standing:
    """Return how far a version has come with one party.

    The party's acts count in the order of its log; each answer of the author
    counts right after the read-back that it answers.
    """
    return standings(store, version, [party], received=received, cut=cut)[party]


def standings(
    store: Store,
    version: VersionRow,
    parties: Iterable[int],
    *,
    received: bool,
    cut: Cut | None = None,
) -> dict[int, Standing]:
    """Return how far a version has come with each of some parties; what is about it is read once.

    `received` says of all of them whether they hold it.
    """
    found = dict.fromkeys(parties, _HOLDS if received else _KNOWS_NOTHING)
    for row in within(store.about(version.channel, version.id), cut):
        act = _RECEIVER.get(row.kind)
        if act is not None and row.party in found:
            now = found[row.party]
            now = advance(now, act) or now
            if act is Act.READ_BACK:
                for answer in answers(store, version, row, cut):
                    now = advance(now, answer) or now
            found[row.party] = now
    return found


def answers(store: Store, version: VersionRow, read_back: RecordRow, cut: Cut | None) -> list[Act]:
    """Return the author's answers to one read-back, in order."""
    rows = within(store.about(version.channel, read_back.id), cut)
    return [
        Act.ANSWER_CORRECT if (parse(row.data).body or {}).get(2) == 1 else Act.ANSWER_CORRECTION
        for row in rows
        if row.kind == Kind.ANSWER and row.party == version.party
    ]


def last_read_back(store: Store, version: VersionRow, party: int) -> RecordRow | None:
    """Return a party's latest read-back of a version."""
    rows = [
        r
        for r in store.about(version.channel, version.id)
        if r.kind == Kind.READ_BACK and r.party == party
    ]
    return rows[-1] if rows else None


def seen_by(line: Line, version: VersionRow, party: int, cut: Cut) -> bool:
    """Tell whether a party's own log shows, within a cut, that it holds a version."""
    ours = {log: size for log, size in cut.items() if log.party == party}
    return covers(held_by_each(line, ours).get(party, {}), version)


def held_by_each(line: Line, cut: Cut) -> dict[int, dict[LogName, int]]:
    """Return how much of each log every party's own logs show, within a cut, that it holds.

    The last record of a log is read once, however many versions are asked about.
    """
    found: dict[int, dict[LogName, int]] = {}
    for log, size in cut.items():
        last = line.record_at(log, size - 1) if size else None
        known = found.setdefault(log.party, {})
        for other, held in line.cut_of(last).items() if last else ():
            known[other] = max(held, known.get(other, 0))
    return found


def covers(held: Cut, version: VersionRow) -> bool:
    """Tell whether what a party holds of each log holds a version."""
    return held.get(LogName(version.party, version.incarnation), 0) > version.begin


@dataclass(frozen=True, slots=True)
class Document:
    """A proposal, and what has become of it."""

    row: RecordRow
    proposal: Proposal
    fate: Fate
    signed: tuple[int, ...]
    closed: RecordRow | None = None  # the close by which it is complete


def documents(line: Line, cut: Cut | None = None) -> list[Document]:
    """Return the documents of a channel in a cut."""
    store, cut = line.store, cut if cut is not None else line.trusted()
    rows = within(store.of_kinds(line.channel, [Kind.PROPOSAL], 0, DOCUMENTS_MAX), cut)
    return [document_of(line, row, cut) for row in rows]


def document_of(line: Line, row: RecordRow, cut: Cut | None = None) -> Document:
    """Return what has become of one proposal in a cut."""
    record = parse(row.data)
    proposal = meaning(record)
    assert isinstance(proposal, Proposal)
    cut = cut if cut is not None else line.trusted()
    hashed, closes = content_hash(proposal.content), []
    deeds = [Deed(row.log, row.seq, Deeds.PROPOSE, hashed, line.cut_of(record))]
    for other in within(line.store.about(line.channel, row.id), cut):
        said = parse(other.data)
        statement = meaning(said)
        if isinstance(statement, Endorsement):
            deeds.append(
                Deed(other.log, other.seq, statement.act, statement.content_hash, line.cut_of(said))
            )
            if statement.act is Deeds.CLOSE and statement.content_hash == hashed:
                closes += [other] if other.party == row.party else []
    words = {d.log.party: d.act for d in deeds if d.act in (Deeds.SIGN, Deeds.WITHDRAW)}
    signed = {party for party, act in words.items() if act is Deeds.SIGN} | {row.party}
    what = fate(row.party, len(line.founding.members), deeds)
    closed = closes[0] if what is Fate.COMPLETE else None
    return Document(row, proposal, what, tuple(sorted(signed)), closed)
