"""What each record asks of our officers, and by when: the items that follow from how things stand.

What is wanted of a notice is worked out from its standing with each party, and
then compared with what is open. So it does not matter by which of several ways
an answer came, and an item never outlives its reason.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from keepclear.exchange.acknowledgement import Dissemination, Standing, State
from keepclear.exchange.document import Act as Deed
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.procedure import DAY_S, Procedure
from keepclear.node.awaited import others, unacknowledged_due, untaken
from keepclear.node.comparison import takers
from keepclear.node.known import ItemRow, RecordRow, Store, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.open_item import ABOUT_VERSION, NO_PARTY, STOP_RINGS_EVERY_S, Need, OpenItems
from keepclear.node.standing import standing, standings
from keepclear.record.envelope import Precedence, parse

OWN_UNITS = "own units"
_ASKED_AGAIN = ABOUT_VERSION - {Need.OUT_BY, Need.RELEASE_SITE}  # these follow from the situation


class Asking(Struct, frozen=True):
    """Opens and closes items on one line at one instant."""

    items: OpenItems
    procedure: Procedure
    line: Line
    utc: int

    # Records to be taken

    def to_take(self, need: Need, record_id: bytes, party: int, precedence: Precedence) -> None:
        """Ask an officer to take a STOP, a message, a cancellation or an objection."""
        within = self.procedure.take_s[precedence]
        next_in = min(within, STOP_RINGS_EVERY_S) if need is Need.TAKE_STOP else within
        self.items.open(self._row(need, record_id, party, precedence, within, next_in))

    def said(self, record_id: bytes, precedence: Precedence) -> None:
        """Look whether every other member's officer takes what we said."""
        within = self.procedure.take_s[precedence]
        self.items.open(self._row(Need.UNTAKEN, record_id, NO_PARTY, precedence, within, within))

    def endorsed(self, proposal: bytes, party: int, act: Deed) -> None:
        """Ask no more for our signature once we have signed, or its proposer has ended it."""
        stored = self.line.store.record(proposal)
        over = stored is not None and stored.party == party and act in (Deed.CLOSE, Deed.RETRACT)
        if over or (party == self.line.our_index and act is Deed.SIGN):
            for row in self.items.about(proposal):
                if row.need == Need.SIGN_DOCUMENT:
                    self.items.close(row.key)

    def taken(self, record_id: bytes, *, ours: bool) -> None:
        """Close what was asked about a record: by ours at once, by others with the last of them."""
        if ours:
            self.items.close_about(record_id)
        elif self.items.find(Need.UNTAKEN, record_id) and not untaken(self.line, record_id):
            self.items.close((int(Need.UNTAKEN), record_id, NO_PARTY))

    # Notices

    def given(self, version: VersionRow) -> None:
        """Ask what a version that has just begun to stand asks, of us or of the others."""
        if version.party == self.line.our_index:
            self._ours(version)
        else:
            for row in (self._read_back(version, Need.READ_BACK), self._tell_units(version)):
                self.items.open(row)

    def _ours(self, version: VersionRow) -> None:
        self.items.open(self._unacknowledged(version))
        self.confirmed(version)

    def _unacknowledged(self, version: VersionRow) -> ItemRow:
        precedence = version.precedence
        within = self.procedure.receipt_s[precedence]
        return self._row(Need.UNACKNOWLEDGED, version.id, NO_PARTY, precedence, within, within)

    def _acknowledged(self, version: VersionRow, found: Mapping[int, Standing]) -> None:
        """Work out by when a version of ours is overdue now: its receipts first, then read-backs.

        A read-back that its author had to correct is waited for anew.
        """
        row = self.items.find(Need.UNACKNOWLEDGED, version.id) or self._unacknowledged(version)
        due = unacknowledged_due(self.line, row, version, self.procedure, found)
        if due is None:
            self.items.close(row.key)
        elif due != row.due:
            self.items.put(replace(row, due=due, next=due, rung=-1))
        else:
            self.items.open(row)

    def confirmed(self, version: VersionRow) -> None:
        """Ask for a confirmation, one interval from now, of a notice that still stands then."""
        key = (int(Need.CONFIRM), version.id, NO_PARTY)
        self.items.close(key)
        within = self.procedure.reconfirm_s
        if within and self.utc + within < version.until_utc:
            precedence = version.precedence
            self.items.open(
                self._row(Need.CONFIRM, version.id, NO_PARTY, precedence, within, within)
            )

    def ended(self, version: VersionRow) -> None:
        """Close everything about a version that stands no longer."""
        self.items.close_about(version.id)
        for about in self.line.store.about(version.channel, version.id):
            if about.kind == Kind.OBJECTION:
                self.items.close_about(about.id)

    def again(self, version: VersionRow) -> None:
        """Ask anew, with all its time, about a version that had ended by a clock that was wrong.

        Whether it was closed meanwhile makes no difference: of that nothing is in the journal.
        """
        if self._is_past(version):
            return
        about = [row.key for row in self.items.about(version.id) if row.need in _ASKED_AGAIN]
        self.items.close(*about)
        self.reconsider(version)
        if version.party != self.line.our_index:
            return
        self.confirmed(version)
        for said in self.line.store.about(version.channel, version.id):
            taken = self.line.our_index in takers(self.line, said)
            if said.kind == Kind.OBJECTION and not taken:
                self.items.close_about(said.id)
                self.to_take(Need.OBJECTION, said.id, said.party, Precedence(said.precedence))

    def reconsider(self, version: VersionRow) -> None:
        """Work out anew what a version asks, after somebody acted on it."""
        if self._is_past(version):
            return
        ours = version.party == self.line.our_index
        found = self._standings(version) if ours else {}
        rows = self._of_ours(version, found) if ours else self._of_theirs(version)
        wanted = {row.key: row for row in rows}
        kept = {int(Need.UNACKNOWLEDGED), int(Need.CONFIRM), int(Need.OUT_BY)}
        kept.add(int(Need.RELEASE_SITE))
        open_now = [row.key for row in self.items.about(version.id) if row.need not in kept]
        self.items.close(*(key for key in open_now if key not in wanted))
        for row in wanted.values():
            self.items.open(row)
        if ours:
            self._acknowledged(version, found)

    def _is_past(self, version: VersionRow) -> bool:
        """Tell whether a version asks nothing: any more, or as long as it waits for its log."""
        return version.end >= 0 or version.waiting or version.until_utc <= self.utc

    def _standings(self, version: VersionRow) -> Mapping[int, Standing]:
        return standings(self.line.store, version, others(self.line), received=True)

    def _of_theirs(self, version: VersionRow) -> Iterator[ItemRow]:
        store, line = self.line.store, self.line
        now = standing(store, version, line.our_index, received=True)
        if now.read_back is State.NONE:
            yield self._read_back(version, Need.READ_BACK)
        elif now.read_back is State.CORRECTION:
            yield self._read_back(version, Need.READ_BACK_ANEW)
        if untold(store, version, line.our_index, self.procedure):
            yield self._tell_units(version)

    def _of_ours(self, version: VersionRow, found: Mapping[int, Standing]) -> Iterator[ItemRow]:
        for index, now in found.items():
            if now.read_back is State.UNANSWERED:
                precedence = version.precedence
                within = self.procedure.answer_s[precedence]
                yield self._row(Need.ANSWER, version.id, index, precedence, within, within)

    def _read_back(self, version: VersionRow, need: Need) -> ItemRow:
        precedence = version.precedence
        within = self.procedure.read_back_s[precedence]
        return self._row(need, version.id, NO_PARTY, precedence, within, within)

    def _tell_units(self, version: VersionRow) -> ItemRow:
        """Own units are told before the start, by the clock that the start is written in.

        Where that is near or past, an officer has as long as for taking a FLASH.
        """
        soonest = self.utc + self.procedure.take_s[Precedence.FLASH]
        named = version.start_utc - self.procedure.tell_before_s
        due = max(soonest, named)
        return ItemRow(
            int(Need.TELL_UNITS),
            version.id,
            NO_PARTY,
            self.line.channel,
            version.precedence,
            self.utc,
            due,
            due,
            -1,
            fixed=due == named,
        )

    # The line itself

    def line_checked(self, party: int) -> None:
        """Expect a member's next line check, or make our own; one that does not come is shown."""
        ours = party == self.line.our_index
        need = Need.OUR_CHECK if ours else Need.LINE_CHECK
        self.items.close((int(need), self.line.channel, party))
        row = self._row(need, self.line.channel, party, Precedence.ROUTINE, 0, 0)
        self.items.open(self._next_check(row))

    def rescheduled(self, before: Procedure) -> None:
        """Expect line checks, and make ours, by the times that hold now: none is left to the old.

        What is late by the new times is due at once.
        """
        if _schedule(before) == _schedule(self.procedure):
            return
        for row in self.items.of(Need.OUR_CHECK, Need.LINE_CHECK):
            if row.channel == self.line.channel:
                self.items.put(self._next_check(row))

    def _next_check(self, row: ItemRow) -> ItemRow:
        """Return the item of a line check with when it is due, counted from its opening."""
        due, is_fixed = next_check(self.procedure, row.opened)
        due, is_fixed = (due, is_fixed) if due >= self.utc else (self.utc, False)
        due += 0 if row.need == Need.OUR_CHECK else self.procedure.check_grace_s
        return replace(row, due=due, next=due, rung=-1, fixed=is_fixed)

    def _row(
        self,
        need: Need,
        subject: bytes,
        party: int,
        precedence: int,
        within_s: int,
        next_s: int,
    ) -> ItemRow:
        return ItemRow(
            int(need),
            subject,
            party,
            self.line.channel,
            int(precedence),
            self.utc,
            self.utc + within_s,
            self.utc + next_s,
            -1,
            fixed=False,
        )


def _schedule(procedure: Procedure) -> tuple[object, ...]:
    return procedure.check_every_s, procedure.check_at_s, procedure.check_grace_s


def next_check(procedure: Procedure, utc: int) -> tuple[int, bool]:
    """Return when the next line check is due after one, and whether at a fixed time of day."""
    every = utc + procedure.check_every_s
    midnight = utc - utc % DAY_S
    fixed = [midnight + day + at for at in procedure.check_at_s for day in (0, DAY_S)]
    soonest = min((at for at in fixed if at > utc), default=every + 1)
    return min(every, soonest), soonest <= every


def untold(store: Store, version: VersionRow, party: int, procedure: Procedure) -> tuple[str, ...]:
    """Return who of ours has yet to be told of a version; where no list is set, anybody will do."""
    told = {unit for row in _disseminations(store, version, party) for unit in _units(row)}
    listed = procedure.units_for(version.activity)
    if not listed:
        return () if told else (OWN_UNITS,)
    return tuple(unit for unit in listed if unit not in told)


def _disseminations(store: Store, version: VersionRow, party: int) -> list[RecordRow]:
    rows = store.about(version.channel, version.id)
    return [row for row in rows if row.kind == Kind.DISSEMINATED and row.party == party]


def _units(row: RecordRow) -> tuple[str, ...]:
    said = meaning(parse(row.data))
    return said.units if isinstance(said, Dissemination) else ()
