"""Suspensions: each party's own last word counts, and of two that contradict the more cautious."""

from dataclasses import replace

import pytest
from tests.simulation.world import World, draft

from keepclear.exchange.coded import Coded
from keepclear.exchange.document import Act, DocumentKind, Endorsement, Proposal
from keepclear.exchange.meaning import Kind, Statement
from keepclear.exchange.message import (
    DeskState,
    LineCheck,
    Message,
    Stop,
    Suspension,
    Taken,
)
from keepclear.exchange.notice import Activity, Cancellation
from keepclear.node import intake
from keepclear.node import request as ask
from keepclear.node.log.line import Line
from keepclear.node.officer.notices import notice_from
from keepclear.node.suspension import is_held_back, suspensions
from keepclear.record.envelope import Draft, Precedence, Record, Signature, sign
from keepclear.record.log import EMPTY_ROOT, Frontier, Head, LogName, leaf_hash

WORLD = World("A")
NOTICE = notice_from(draft("N"), 1, WORLD.moment)
ALL = set(Precedence)
LATER = {Precedence.PRIORITY, Precedence.ROUTINE}
ROUTINE = {Precedence.ROUTINE}
# What we do not say in a channel that we have suspended, by its precedence: nothing else.
ROWS: list[tuple[str, Statement, set[Precedence]]] = [
    *(
        (activity.name, replace(NOTICE, activity=activity), LATER)
        for activity in Activity
        if not activity.name.startswith(("HUMANITARIAN", "MEDEVAC"))
    ),
    ("humanitarian movement", replace(NOTICE, activity=Activity.HUMANITARIAN_MOVEMENT), set()),
    ("humanitarian site", replace(NOTICE, activity=Activity.HUMANITARIAN_SITE), set()),
    ("medevac", replace(NOTICE, activity=Activity.MEDEVAC), set()),
    ("amendment", replace(NOTICE, supersedes=bytes(32)), set()),
    ("cancellation", Cancellation(1, bytes(32), ""), set()),
    ("message", Message("x", "en"), ROUTINE),
    ("coded message", Coded("X", ()), ROUTINE),
    ("proposal", Proposal(DocumentKind.SEPARATIONS, "t", b""), ALL),
    ("signature", Endorsement(Act.SIGN, bytes(32), bytes(32)), ALL),
    ("close", Endorsement(Act.CLOSE, bytes(32), bytes(32)), ALL),
    ("withdrawal", Endorsement(Act.WITHDRAW, bytes(32), bytes(32)), set()),
    ("retraction", Endorsement(Act.RETRACT, bytes(32), bytes(32)), set()),
    ("STOP", Stop(""), set()),
    ("taking", Taken(bytes(32)), set()),
    ("line check", LineCheck(1, 1, bytes(32), bytes(32), ()), set()),
    ("desk state", DeskState(False), set()),
    ("lifting", Suspension(False, ""), set()),
]


@pytest.mark.requirement("F7-5")
@pytest.mark.parametrize(
    ("statement", "held_back"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_only_what_can_wait_is_held_back(statement: Statement, held_back: set[Precedence]) -> None:
    assert {p for p in Precedence if is_held_back(statement, p)} == held_back


class Told:
    """A and B on a line; B's logs as A comes to hold them."""

    def __init__(self) -> None:
        self.world = World("AB")
        self.world.open_channel()
        self.b = self.world.members["B"]
        self.line = next(iter(self.b.node.lines.values()))

    @property
    def held(self) -> Line:
        """The line as A holds it."""
        return self.world.node("A").lines[self.line.channel]

    def say(self, head: Head, seen: list[Head], *, suspends: bool, utc: int = 0) -> Record:
        """Let B sign a suspension, or a lifting, at a place of a log of its own."""
        draft_ = Draft(
            Kind.SUSPENSION,
            Suspension(suspends, "x").body(),
            Precedence.IMMEDIATE,
            Signature("watch", ""),
            self.world.moment.utc + utc,
        )
        theirs = [r.head for r in self.line.replicas.values() if r.name.party != head.log.party]
        return sign(self.b.us.signer, self.line.channel, head, [*theirs, *seen], draft_)

    def bring(self, *records: Record) -> None:
        """Bring records to A."""
        a = self.world.members["A"]
        entries = tuple(record.data for record in records)
        utc = self.world.moment.utc
        parcel = intake.Parcel(self.b.us.party, a.us.party, bytes(16), b"", utc, entries=entries)
        intake.take_parcel(a.node, parcel, "test", self.world.moment)

    def by_b(self) -> bool:
        """Whether B has suspended the line as A sees it; what is remembered is what is held."""
        node, fresh = self.world.node("A"), suspensions(self.held)
        assert dict(node.states.suspensions(self.held)) == fresh
        return self.line.our_index in fresh

    def head(self) -> Head:
        """The head of B's log."""
        assert self.line.our_log is not None
        return self.line.replicas[self.line.our_log].head


def test_the_latest_word_of_a_log_counts_whatever_its_clock_says() -> None:
    told = Told()
    told.world.act("B", ask.Suspend, reason="x")
    told.world.settle()
    assert told.by_b()
    told.bring(told.say(told.head(), [], suspends=False, utc=-10_000))
    assert not told.by_b(), "its place in the log decides, not its time"


def test_a_suspension_that_waits_for_its_log_counts_and_a_lifting_does_not() -> None:
    told = Told()
    head = told.head()
    ahead = Head(head.log, head.size + 5, bytes(32))
    told.bring(told.say(ahead, [], suspends=True))
    assert told.by_b()
    other = Told()
    other.world.act("B", ask.Suspend, reason="x")
    other.world.settle()
    later = Head(other.head().log, other.head().size + 5, bytes(32))
    other.bring(other.say(later, [], suspends=False))
    assert other.by_b()


def test_of_a_log_that_says_two_things_the_suspension_counts() -> None:
    for first, second in ((True, False), (False, True)):
        told = Told()
        head = told.head()
        told.bring(told.say(head, [], suspends=first))
        told.bring(told.say(head, [], suspends=second))
        assert told.held.replicas[head.log].contested
        assert told.by_b()


def test_an_incarnation_that_has_not_seen_a_suspension_does_not_lift_it() -> None:
    told = Told()
    told.world.act("B", ask.Suspend, reason="x")
    told.world.settle()
    old, new = told.head(), LogName(told.line.our_index, b"anew....")
    joined = told.line.record_at(old.log, 0)
    assert joined is not None
    first = _as_first(told, new, joined)
    head = Head(new, 1, _root_after(first))
    told.bring(first, told.say(head, [], suspends=False))
    assert told.held.size(new) == 2
    assert told.by_b(), "it may not know of the suspension"
    lifted = told.say(Head(new, 2, _root_of(told.held, new)), [old], suspends=False)
    told.bring(lifted)
    assert told.held.size(new) == 3
    assert not told.by_b()


def _as_first(told: Told, log: LogName, joined: Record) -> Record:
    draft_ = Draft(
        Kind.JOINED, joined.body or {}, Precedence.PRIORITY, Signature("watch", ""), joined.utc
    )
    return sign(told.b.us.signer, told.line.channel, Head(log, 0, EMPTY_ROOT), [], draft_)


def _root_after(first: Record) -> bytes:
    return Frontier().appended(leaf_hash(first.data)).root()


def _root_of(line: Line, log: LogName) -> bytes:
    return line.replicas[log].frontier.root()
