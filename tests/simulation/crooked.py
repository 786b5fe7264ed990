"""A world in which one party lies: it forges, floods, or tells others other things.

A forger sends receipts and records with signatures that do not hold, its own and in the names of
others. A flooder sends its log again and again, and records far ahead of it. An equivocator runs a
second copy of its node (tests/simulation/equivocal.py). All that is sealed and signed as a parcel
is good, for the liar is a peer: only who takes it apart can tell.
"""

from dataclasses import replace
from typing import Any

from tests.simulation.equivocal import EquivocalWorld
from tests.simulation.world import Member

from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import Message
from keepclear.node.log.line import Line
from keepclear.node.outbox import shared
from keepclear.node.parcel import Parcel
from keepclear.record.envelope import Draft, Precedence, Signature, parse, sign, sign_held
from keepclear.record.log import Head
from keepclear.record.signing import Signer

FORGER, FLOODER, EQUIVOCATOR = "forger", "flooder", "equivocator"
FAR_AHEAD = 1_000  # Places of the liar's log that it never comes to.
FLOODS_MAX = 6
FLOOD_ENTRIES = 12
STRANGER = Signer(b"nobody's key".ljust(32, b"."))


class CrookedWorld(EquivocalWorld):
    """Some parties of whom `liar` lies as `sort` says, once it has begun."""

    def __init__(self, *args: Any, sort: str, **named: Any) -> None:
        self.sort, self.lies, self.floods = sort, False, 0
        super().__init__(*args, **named)

    def begin_to_lie(self, deceived: str) -> None:
        """From now on the liar lies."""
        self.tell(f"{self.liar} begins to lie: {self.sort}")
        self.lies = True
        if self.sort == EQUIVOCATOR:
            self.part(deceived)
            assert self.twin is not None
            self.twin.disk = None  # A liar's own disk is nobody's concern.

    def tampered(self, member: Member, parcel: Parcel) -> Parcel:
        """Return what a party really sends."""
        if member.name != self.liar or not self.lies or self.sort == EQUIVOCATOR:
            return parcel
        lines = [line for line in shared(member.node.lines, parcel.recipient) if line.our_log]
        if not lines or self.floods >= FLOODS_MAX:
            return parcel
        self.floods += 1
        line = self.chance.choice(lines)
        if self.sort == FORGER:
            return self._forged(member, line, parcel)
        return self._flooded(member, line, parcel)

    def _forged(self, member: Member, line: Line, parcel: Parcel) -> Parcel:
        """Add a record and receipts that nobody has signed who might have."""
        reader = line.founding.index(parcel.recipient)
        others = [i for i in range(len(line.founding.members)) if i != reader]
        theirs = [log for log in line.replicas if log.party == reader]
        rows = [r for log in theirs for r in line.store.entries(line.channel, log, 0, 50)]
        records = [parse(row.data) for row in rows]
        helds = [
            sign_held(STRANGER, line.channel, i, self.moment.utc, records).data
            for i in others
            if records
        ]
        log = self.chance.choice(sorted(log for log in line.replicas if log.party in others))
        record = sign(STRANGER, line.channel, line.replicas[log].head, [], self._word("forged"))
        entries = (*parcel.entries, record.data)
        return replace(parcel, entries=entries, helds=(*parcel.helds, *helds))

    def _flooded(self, member: Member, line: Line, parcel: Parcel) -> Parcel:
        """Add all of the liar's log once more, what is no record, and what lies far ahead."""
        assert line.our_log is not None
        again = [row.data for row in line.store.entries(line.channel, line.our_log, 0, 20)]
        junk = [self.chance.randbytes(60), again[0][:-1] + b"\0"]
        ahead = []
        for i in range(FLOOD_ENTRIES):
            place = line.size(line.our_log) + FAR_AHEAD * self.floods + i
            head = Head(line.our_log, place, self.chance.randbytes(32))
            word = self._word(f"{i}")
            ahead.append(sign(member.us.signer, line.channel, head, [], word).data)
        return replace(parcel, entries=(*parcel.entries, *again, *junk, *ahead))

    def _word(self, text: str) -> Draft:
        body = Message(text, "en").body()
        officer = Signature("watch", "")
        return Draft(int(Kind.MESSAGE), body, Precedence.ROUTINE, officer, self.moment.utc)
