"""A party's mind: what it holds, and what follows from each thing that happens.

The host tells it what happened and at what moment; it answers with effects.
Each event is one transaction of the store that it is given. Effects are carried
out after the commit, so nothing leaves the node that a crash could take back;
if one fails, the mind is lost and the host opens a new one on the store.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from msgspec.structs import replace

from keepclear.errors import BadInput, BadRecord, Unavailable
from keepclear.exchange.acknowledgement import Answer, Dissemination, Objection, ReadBack
from keepclear.exchange.agreement import AgreementAct
from keepclear.exchange.channel import (
    Founding,
    Joined,
    Scenario,
    parse_joined,
)
from keepclear.exchange.coded import Coded
from keepclear.exchange.document import Endorsement, Fate, Proposal
from keepclear.exchange.meaning import KeyEntry, Kind, NotUnderstood, Refused
from keepclear.exchange.message import LineCheck, Message, Stop, Taken
from keepclear.exchange.notice import Cancellation, Confirmation, Notice
from keepclear.exchange.party import Card
from keepclear.exchange.procedure import Procedure
from keepclear.exchange.ruling import NOTHING_AGREED, Ruling
from keepclear.limits import INVITATIONS_MAX, ODDITIES_ALIKE_MAX
from keepclear.node.alike import Alike
from keepclear.node.asking import Asking
from keepclear.node.checklist import Checklist
from keepclear.node.clock import note_step
from keepclear.node.comparison import await_cut
from keepclear.node.effects import Bell, Effect, Ready, Ring
from keepclear.node.journal import Fact, Journal
from keepclear.node.known import (
    BreachRow,
    ChannelRow,
    ConflictRow,
    OddityRow,
    Place,
    ReceiptRow,
    Store,
    VersionRow,
)
from keepclear.node.line_states import LineStates
from keepclear.node.log import fenced, forks
from keepclear.node.log.line import Entry, Line
from keepclear.node.log.witnessing import Witnessing, said
from keepclear.node.moment import Moment as Moment
from keepclear.node.open_item import Need, OpenItems
from keepclear.node.opening import open_mind
from keepclear.node.outbox import Outbox, Pace, is_flash
from keepclear.node.register.agreements import hold
from keepclear.node.register.breaches import Plan, ids
from keepclear.node.register.registers import check, take
from keepclear.node.register.sites import AtHand
from keepclear.node.register.zones import asked_anew, found_in, stood, told
from keepclear.node.remark import gap, lead_remark, moved_remark
from keepclear.node.situation import Situation
from keepclear.node.standing import Document, change, documents
from keepclear.node.watch import Watch
from keepclear.record.canonical import digest
from keepclear.record.envelope import Precedence, Record
from keepclear.record.keys import KeyHistory
from keepclear.record.signing import Signer

OUT_OF_SEQUENCE = "OUT OF SEQUENCE"
CONTRADICTS = "CONTRADICTS ITS OWN LOG"
NODE_ROLE = "node"  # who speaks where a node speaks by itself, as in a line check on schedule


@dataclass(frozen=True, slots=True)
class Us:
    """Who this node is."""

    name: str
    signer: Signer
    history: KeyHistory
    incarnation: bytes  # names a log of ours where it has not begun
    former: tuple[Signer, ...] = ()  # node keys of events before the last, the oldest first

    @property
    def party(self) -> bytes:
        """Our fingerprint."""
        return self.history.party

    def signer_under(self, number: int) -> Signer:
        """Return the node key that key event `number` names; the newest where we hold none."""
        for signer in self.former:
            if self.history.holds_at(signer.kid, number):
                return signer
        return self.signer


@dataclass(slots=True)
class Node:
    """What one node knows, and the one place where it changes."""

    store: Store
    us: Us
    pace: Pace = field(default_factory=Pace)
    scenario: Scenario | None = None  # the declared clock this node runs on, if it does
    lines: dict[bytes, Line] = field(default_factory=dict)
    peers: dict[bytes, Outbox] = field(default_factory=dict)
    cards: dict[bytes, Card] = field(default_factory=dict)
    situation: Situation = field(default_factory=Situation)
    journal: Journal = field(init=False)
    effects: list[Effect] = field(default_factory=list)
    checks: list[Record] = field(default_factory=list)  # line checks of cuts not yet reached
    refused: dict[str, int] = field(default_factory=dict)  # refusals since start, by rule
    alike: Alike = field(default_factory=Alike)
    documents: dict[bytes, list[Document]] = field(default_factory=dict)  # that are open
    settles_at: dict[bytes, int | None] = field(default_factory=dict)  # when something else holds
    rulings: dict[bytes, Ruling] = field(default_factory=dict)  # what is agreed, by channel
    # By channel, our own procedure with what is agreed in the place of its own.
    followed: dict[bytes, tuple[Procedure | None, Procedure]] = field(default_factory=dict)
    owed_by: dict[bytes, list[bytes]] = field(default_factory=dict)  # receipts sent, by nonce
    procedure: Procedure = field(default_factory=Procedure)
    items: OpenItems = field(init=False)
    watch: Watch = field(default_factory=Watch)
    states: LineStates = field(default_factory=LineStates)
    sites: AtHand = field(default_factory=AtHand)
    witnessing: Witnessing = field(default_factory=Witnessing)
    checklists: tuple[Checklist, ...] = ()
    last: Moment | None = None  # when we last looked at both clocks
    stepped_s: int = 0  # by how much our clock was set, as far as no journal entry says it yet
    synchronised: bool | None = None  # what the kernel says of our clock; None if not asked
    ringing: bool = True
    lost: bool = False  # a transaction failed: the host must open a new mind on the store

    def __post_init__(self) -> None:
        self.journal = Journal(self.store.journal_head())
        self.items = OpenItems(self.store, lambda: self.journal.next_n)

    def open(self, moment: Moment) -> list[Effect]:
        """Read what is active from the store. Its cost does not grow with history."""
        return open_mind(self, moment)

    def introduce(self, line: Line) -> None:
        """Tell a line the keys and names of those whose cards we hold, and ours."""
        line.introduce(line.our_index, self.us.history, self.us.name)
        for party, card in self.cards.items():
            index = line.founding.index(party)
            if index is not None:
                line.introduce(index, card.keys, card.name)

    def signer_on(self, line: Line) -> Signer:
        """Return the node key that is in force where our log of a line now stands."""
        replica = line.replicas.get(line.our_log) if line.our_log else None
        begun = replica is not None and replica.frontier.size > 0
        return self.us.signer_under(replica.key_number) if replica and begun else self.us.signer

    def look(self, moment: Moment) -> None:
        """Look at both clocks, and remember by how much ours was set; drift is nothing."""
        before, self.last = self.last or moment, moment
        rate = self.scenario.rate_permille / 1_000 if self.scenario else 1.0
        self.stepped_s += round(moment.stepped_since(before, rate))

    def ruling_on(self, line: Line) -> Ruling:
        """Return what is agreed on a line now."""
        return self.rulings.get(line.channel, NOTHING_AGREED)

    def procedure_on(self, line: Line) -> Procedure:
        """Return how the watch is kept on a line: by our settings, and by what is agreed there."""
        held = self.ruling_on(line)
        if not held.settled:
            return self.procedure
        own, followed = self.followed.get(line.channel, (None, self.procedure))
        if own is not self.procedure:
            followed = held.follow(self.procedure)
            self.followed[line.channel] = self.procedure, followed
        return followed

    def is_manned(self, utc: int) -> bool:
        """Tell whether anybody is at our desk."""
        return self.watch.is_manned(utc, self.procedure.unmanned_s)

    def asking(self, line: Line, moment: Moment) -> Asking:
        """Return what opens and closes items on a line at this moment."""
        return Asking(self.items, self.procedure_on(line), line, moment.utc)

    def expire(self, moment: Moment) -> None:
        """Let every notice whose validity has ended stand no longer, and ask no more about it."""
        for plan in self.situation.expire(moment.utc):
            self.asking(self.lines[plan.row.channel], moment).ended(plan.row)

    def is_unsettled(self, line: Line, moment: Moment) -> bool:
        """Tell whether a document has come into force since pairs were last judged."""
        due = self.settles_at.get(line.channel)
        return due is not None and due <= moment.utc

    @contextmanager
    def transaction(self, moment: Moment) -> Iterator[None]:
        """Make everything that one event changes durable at once, or nothing.

        Crash before the commit: nothing of the event holds, and nothing of it has
        left the node. Crash after: all of it holds, and the effects that were not
        carried out are found again from cursors, owed receipts and open items.
        """
        if self.lost:
            raise Unavailable("a commit failed: start the node again once the disk is well")
        self.look(moment)
        watch, stepped_s = self.watch, self.stepped_s
        self.store.begin()
        try:
            note_step(self, moment)
            # A pair is judged by what holds now: a later start reads its conflicts back by that.
            for line in self.lines.values():
                if self.is_unsettled(line, moment):
                    self.settle(line, moment)
            self.expire(moment)
            yield
            for line in self.lines.values():
                line.save()
            self.journal.flush(self.store, moment.utc)
            self.store.commit()
            self.items.changed = False
        except BadInput:
            self.store.rollback()
            self.watch, self.stepped_s = watch, stepped_s
            if self._has_moved():
                self.effects = self.open(moment)
            raise
        except BaseException:
            # Whether the commit holds only the disk knows: this mind must not be asked again.
            self.lost = True
            self.store.rollback()
            raise

    def _has_moved(self) -> bool:
        """Tell whether memory holds anything that the transaction would have made durable."""
        changed = any(r.changed for line in self.lines.values() for r in line.replicas.values())
        known = {row.channel for row in self.store.channels()}
        moved = changed or self.journal.is_begun or self.items.changed
        return moved or known != self.lines.keys()

    def take_effects(self) -> list[Effect]:
        """Return what is to be done now that the event is durable, once."""
        effects, self.effects = self.effects, []
        return effects

    def line_of(self, record: Record) -> Line | None:
        """Return the line of a record; a `joined` that lists us opens one."""
        line = self.lines.get(record.channel)
        if line is None and record.understood and record.kind == Kind.JOINED:
            try:
                joined = parse_joined(record.body or {})
            except BadRecord:
                return None
            if self._is_invited(record, joined):
                line = self.new_line(joined.founding)
        return line

    def _is_invited(self, record: Record, joined: Joined) -> bool:
        """Tell whether a member of a channel that lists us has signed its `joined`."""
        founding, history = joined.founding, joined.history()
        key = history.signing_keys_ever().get(record.envelope.kid)
        is_theirs = founding.channel == record.channel and founding.index(self.us.party) is not None
        is_member = founding.index(history.party) == record.log.party
        is_signed = key is not None and record.verified_by(key)
        invitations = sum(1 for line in self.lines.values() if not line.joined)
        return is_theirs and is_member and is_signed and invitations < INVITATIONS_MAX

    def new_line(self, founding: Founding) -> Line:
        """Begin to keep the line of a channel that lists us."""
        row = ChannelRow(founding.channel, founding.data, joined=False)
        self.store.put(row)
        line = Line(self.store, founding, self.us.party, joined=False)
        self.introduce(line)
        self.lines[founding.channel] = line
        return line

    def entered(self, line: Line, entry: Entry, moment: Moment) -> Entry:
        """Let a record that entered a log, or began to wait, have its effect."""
        if entry.waited:
            self._in_sequence(entry)
        row = entry.row
        is_give = row.kind == Kind.GIVE
        before = line.serial_last(row.party) if is_give else -1
        refused = check(self.store, entry) if row.place is Place.APPENDED else None
        outcome = refused or change(self.store, entry, is_first=is_give and line.is_first(entry))
        if isinstance(outcome, Refused):
            entry = line.refuse(entry, outcome)
            self._no_longer_waits(entry)
        else:
            if outcome.ended is not None and not forks.takes_nothing_away(line, row.log, row.seq):
                self.situation.remove(outcome.ended.id)
                self.asking(line, moment).ended(outcome.ended)
            line.note_serial(entry)
            stands = outcome.stands
            if stands is not None and not forks.counts(line, stands):
                self.situation.remove(stands.id)  # It counted while it waited.
            elif stands is not None and isinstance(entry.statement, Notice):
                self._stand(line, stands, entry.statement, row.utc, moment)
                if entry.row.place is Place.APPENDED and stands.until_utc > moment.utc:
                    self.asking(line, moment).given(stands)
                    self._remark(line, stands, before)
        self._note_verdict(line, entry)
        if isinstance(entry.statement, Refused):
            self._withdraw(entry.row.id)
        if entry.row.place is Place.APPENDED:
            self._take_meaning(line, entry, moment)
            take(self, line, entry, moment)
            fenced.look_beyond(self, line, row.log)
            self._ask(line, entry, moment)
        return entry

    def _remark(self, line: Line, version: VersionRow, before: int) -> None:
        """Alarm where a version of another party lies far from its last one, or left serials out.

        `before` is the highest serial before a notice that was given, or -1 for an amendment.
        """
        if version.party == line.our_index:
            return
        name = line.names.get(version.party, "?")
        missing = gap(before, version.serial) if before >= 0 else None
        if missing is not None:
            self.odd(line.channel, version.id, "SERIALS MISSING", f"{name}: {missing}", name)
        moved = moved_remark(self.store, version, self.procedure_on(line)) if before < 0 else None
        if moved is not None and moved.alarms:
            why = f"{version.name} of {name} {moved.words}"
            self.odd(line.channel, version.id, "MOVED FAR", why, name)

    def _ask(self, line: Line, entry: Entry, moment: Moment) -> None:
        """Let a record open and close what waits for our officers."""
        asking, row = self.asking(line, moment), entry.row
        ours = row.party == line.our_index
        precedence = Precedence(row.precedence)
        match entry.statement:
            case Taken(target=target):
                asking.taken(target, ours=ours)
            case Message() | Coded() if not ours:
                asking.to_take(Need.TAKE_MESSAGE, row.id, row.party, precedence)
            case Cancellation() if not ours:
                asking.to_take(Need.TAKE_CANCELLATION, row.id, row.party, precedence)
            case Objection(target=target) if self._is_ours(line, target):
                asking.to_take(Need.OBJECTION, row.id, row.party, precedence)
            case Confirmation(target=target) if ours:
                self._reconsider(asking, target, confirmed=True)
            case ReadBack(target=target) | Dissemination(target=target):
                self._reconsider(asking, target)
            case Answer(target=target):
                about = self.store.record(target)
                self._reconsider(asking, about.target if about else b"")
            case LineCheck() | Joined():
                asking.line_checked(row.party)
            case Stop() | Message() | Coded() if ours and precedence <= Precedence.IMMEDIATE:
                asking.said(row.id, precedence)
            case _:
                pass

    def receipted(self, line: Line, receipts: Sequence[ReceiptRow], moment: Moment) -> None:
        """Keep receipts for records of ours; with the last for a notice its read-backs are next."""
        self.store.put_many(receipts)
        for receipt in receipts:
            if self.items.find(Need.UNACKNOWLEDGED, receipt.record) is not None:
                self._reconsider(self.asking(line, moment), receipt.record)

    def _reconsider(self, asking: Asking, target: bytes, *, confirmed: bool = False) -> None:
        version = self.store.version(target)
        if version is not None and version.channel == asking.line.channel:
            if confirmed:
                asking.confirmed(version)
            else:
                asking.reconsider(version)

    def ask_to_take_stop(self, line: Line, record: Record, moment: Moment) -> None:
        """Ask for an officer who takes a STOP, whatever the state of its log."""
        party, precedence = record.log.party, Precedence.FLASH
        self.asking(line, moment).to_take(Need.TAKE_STOP, record.id, party, precedence)

    def _withdraw(self, record_id: bytes) -> None:
        """Let a version that counted while it waited count no more: its log refuses it."""
        version = self.store.version(record_id)
        if version is not None and version.waiting:
            self.store.put(replace(version, end=version.begin))
            self.situation.remove(record_id)

    def _no_longer_waits(self, entry: Entry) -> None:
        """Take back a notice that counted while it waited and is refused now."""
        version = self.store.version(entry.row.id)
        if version is not None:
            end, by = version.begin, version.id
            self.store.put(replace(version, waiting=False, end=end, ended_by=by))
            self.situation.remove(version.id)

    def _in_sequence(self, entry: Entry) -> None:
        """Let an alarm about a gap rest once the gap has closed by itself."""
        alarm = self.store.oddity(digest([entry.row.id, OUT_OF_SEQUENCE]))
        if alarm is not None and not alarm.seen:
            self.store.put(replace(alarm, seen=True))
            self.journal.add(Fact.ODDITY_SEEN, alarm.id, "")

    def _stand(
        self, line: Line, row: VersionRow, notice: Notice, given_utc: int, moment: Moment
    ) -> None:
        if row.until_utc <= moment.utc:
            return
        name = line.names.get(row.party, "")
        plan = Plan(row, line.founding.members[row.party], notice.volumes, given_utc, name)
        for found in self.situation.add(plan, self.journal.next_n):
            self.store.put(found)
            if isinstance(found, BreachRow):
                self._ring_breach(line, found)
            else:
                self.ring(Bell.CONFLICT, found.id, name, row.name)
        stood(self, line, plan, moment)

    def reinstate(self, line: Line, row: VersionRow, moment: Moment) -> None:
        """Let a version count again that only entries beyond a fork have taken away."""
        notice, given = forks.notice_of(line, row), self.store.record(row.id)
        if notice is not None and given is not None and row.id not in self.situation.plans:
            self._stand(line, row, notice, given.utc, moment)

    def _take_meaning(self, line: Line, entry: Entry, moment: Moment) -> None:
        ours = entry.row.party == line.our_index
        match entry.statement:
            case Joined():
                self._joined(line, entry, ours=ours)
            case KeyEntry():
                self.learn_keys(line)
            case Endorsement() | Proposal() | AgreementAct():
                self.documents.pop(line.channel, None)
                self.settle(line, moment)
                if isinstance(entry.statement, Proposal) and not ours:
                    self.ring_for(line, entry.record, Bell.DOCUMENT, entry.statement.title)
            case LineCheck() if not ours:
                await_cut(self, entry.record)
            case _ if not ours:
                self._ring_for(line, entry, moment)
            case _:
                pass

    def _ring_for(self, line: Line, entry: Entry, moment: Moment) -> None:
        match entry.statement:
            case Notice(name=name, activity=activity, validity=validity):
                start = int(validity.start.timestamp())
                lead = lead_remark(activity, start, moment.utc, self.procedure_on(line))
                late = f" {lead.words}" if lead.alarms else ""
                self.ring_for(line, entry.record, Bell.NOTICE, name + late)
            case Cancellation(reason=reason):
                self.ring_for(line, entry.record, Bell.NOTICE, f"cancelled: {reason}")
            case ReadBack() if self._is_ours(line, entry.statement.target):
                self.ring_for(line, entry.record, Bell.ANSWER, entry.statement.plotted)
            case Answer(correct=False):
                self.ring_for(line, entry.record, Bell.CORRECTION, entry.statement.text)
            case Objection() if self._is_ours(line, entry.statement.target):
                self.ring_for(line, entry.record, Bell.OBJECTION, entry.statement.reason)
            case Message(text=text):
                self.ring_for(line, entry.record, Bell.MESSAGE, text)
            case Coded() as coded:
                self.ring_for(line, entry.record, Bell.MESSAGE, coded.spelled())
            case _:
                pass

    def _is_ours(self, line: Line, target: bytes) -> bool:
        version = self.store.version(target)
        place = (line.channel, line.our_index)
        return version is not None and (version.channel, version.party) == place

    def learn_keys(self, line: Line) -> None:
        """Let the keys that a log has announced also count for its party's parcels."""
        for party, card in self.cards.items():
            index = line.founding.index(party)
            history = line.histories.get(index) if index is not None else None
            if history is None or len(history.events) <= len(card.keys.events):
                continue
            for event in history.events[len(card.keys.events) :]:
                card.keys.extend(event.data)
            for other in self.lines.values():  # And for its receipts on every other line.
                member = other.founding.index(party)
                if member is not None and other is not line:
                    other.introduce(member, card.keys, card.name)

    def _joined(self, line: Line, entry: Entry, *, ours: bool) -> None:
        if ours and not line.joined:
            line.joined = True
            self.store.put(ChannelRow(line.channel, line.founding.data, joined=True))
        elif not ours and not line.joined:
            self.ring_for(line, entry.record, Bell.INVITATION, line.founding.name)

    def _note_verdict(self, line: Line, entry: Entry) -> None:
        """Show what has no effect, so that it is not taken for silence."""
        name = line.names.get(entry.row.party, "?")
        if isinstance(entry.statement, NotUnderstood):
            why = f"{name}: {entry.row.why}"
            self.odd(line.channel, entry.row.id, "NOT UNDERSTOOD, UPGRADE", why, name)
        elif isinstance(entry.statement, Refused):
            self.odd(line.channel, entry.row.id, "REFUSED", f"{name}: {entry.row.why}", name)

    def open_documents(self, line: Line) -> list[Document]:
        """Return the documents of a line that are neither complete nor over."""
        if line.channel not in self.documents:
            self.documents[line.channel] = [d for d in documents(line) if d.fate is Fate.OPEN]
        return self.documents[line.channel]

    def settle(self, line: Line, moment: Moment) -> None:
        """See what holds now; where it changed judge anew, and ring for what is new."""
        kept = self.procedure_on(line)
        pairs, places = hold(self, line, moment.utc)
        self.asking(line, moment).rescheduled(kept)
        if not (pairs or places):
            return
        before = set(self.situation.conflicts)
        broken = {one for row in self.situation.breaches for one in ids(row)}
        n = self.journal.next_n
        situation = self.situation
        rows = situation.judge_anew(n) if pairs else situation.judge_places_anew(line.channel, n)
        for row in rows:
            self.store.put(row)
            if isinstance(row, ConflictRow):
                if (row.a, row.b) not in before:
                    self.ring(Bell.CONFLICT, row.id, "", f"under {line.founding.name}")
            elif not broken.issuperset(ids(row)):
                self._ring_breach(line, row)
        asked_anew(self, line, moment)

    def _ring_breach(self, line: Line, row: BreachRow) -> None:
        plan = self.situation.plans[row.version]
        rules = "; ".join(told(line, one) for one in found_in(row))
        self.ring(Bell.CONFLICT, row.version, plan.called, f"{plan.row.name} against {rules}")

    def check_seen(self) -> None:
        """Say whose record does not fit what its log, or what we hold of others, says."""
        for line in self.lines.values():
            fallen, line.fallen = line.fallen, []
            for record in fallen:
                self._withdraw(record.id)
                name = line.names.get(record.log.party, "?")
                self.odd(line.channel, record.id, CONTRADICTS, f"{name}: {record.seq}", name)
            for record in line.contradicted():
                name = line.names.get(record.log.party, "?")
                why = f"{name} saw other logs"
                self.odd(line.channel, record.id, "SEEN CONTRADICTED", why, name)
                forks.offer(self, line, record)

    def odd(self, channel: bytes, about: bytes, what: str, why: str, by: str = "") -> bool:
        """Note something that a person should see, and ring; False where it was noted before.

        `by` names who brought it about: beyond a number of a kind they are counted alone.
        """
        row_id = digest([about, what])
        if self.store.oddity(row_id) is not None:
            return False
        if not self.ringing:
            return True  # In a replay the journal says which of them were noted.
        number = self.alike.count(channel, what, by) if by else 0
        if number is None:
            return False
        why += f" ({number} of this kind)" if number > ODDITIES_ALIKE_MAX else ""
        self.store.put(OddityRow(row_id, channel, what, why, self.journal.next_n, seen=False))
        self.journal.add(Fact.ODDITY, row_id, channel, what, why)
        self.ring(Bell.ODDITY, row_id, "", f"{what}: {why}")
        return True

    def ring_for(self, line: Line, record: Record, bell: Bell, what: str) -> None:
        """Ring for a record of a line; an exercise says so."""
        exercise = "EXERCISE: " if line.founding.scenario else ""
        self.ring(bell, record.id, line.names.get(record.log.party, "?"), exercise + what)

    def ring(self, bell: Bell, record: bytes, party: str, what: str) -> None:
        """Ring at the desk after the commit, and keep in the journal that it rang."""
        if self.ringing:
            manned = self.last is not None and self.is_manned(self.last.utc)
            self.journal.add(Fact.RANG, bell.value, record)
            role = self.procedure.role(0)
            self.effects.append(Ring(bell, record, party, what, role, alarm=not manned))

    def tell(self, line: Line, entry: Entry) -> None:
        """Have every other member of a line sent a record of ours."""
        said(self, line, entry)
        where = (line.channel, entry.record.log)
        for peer, outbox in self.peers.items():
            if line.founding.index(peer) is not None:
                if outbox.must_overtake(entry.row, where):
                    outbox.overtake(where, entry.row)
                self.effects.append(Ready(peer, flash=is_flash(entry.row)))

    def speak(self, line: Line, draft_entry: Entry, moment: Moment) -> Entry:
        """Let a record that we have just written have its effect, and send it."""
        entry = self.entered(line, draft_entry, moment)
        self.tell(line, entry)
        return entry
