"""The register of incidents at nodes: numbers, positions, states and what is asked of officers."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulation.world import FragileStore, World, draft

from keepclear.errors import BadInput
from keepclear.exchange.incident import Position, State
from keepclear.node import request as ask
from keepclear.node.journal import Fact
from keepclear.node.known import Numbered, NumberedRow
from keepclear.node.node import Moment, Node
from keepclear.node.officer.reporting import incident_named
from keepclear.node.open_item import Need
from keepclear.node.register.figures import figures
from keepclear.node.register.incidents import account
from keepclear.node.replay import replay
from keepclear.picture.line_state import State as LineState
from keepclear.picture.status import Interruption, Level, LineFigures, statement


class Told:
    """A, B and C on a line, and what they say of incidents."""

    def __init__(self, names: str = "ABC") -> None:
        self.world = World(names)
        self.world.open_channel()

    def open(self, who: str, title: str = "near miss", **fields: object) -> dict[str, object]:
        utc = self.world.moment.utc
        told = {"sort": "LOSS OF SEPARATION", "text": "It came within 100 m."} | fields
        times = {"from_utc": utc - 60, "until_utc": utc}
        return self.world.act(who, ask.OpenIncident, title=title, **(times | told))

    def state(self, who: str, incident: str, position: str, text: str = "") -> None:
        self.world.act(who, ask.StateIncident, incident=incident, position=position, text=text)

    def row(self, who: str, incident: str) -> NumberedRow:
        return incident_named(self.world.node(who), "", incident)[1]

    def positions(self, who: str, incident: str) -> dict[str, Position]:
        node = self.world.node(who)
        line, row = incident_named(node, "", incident)
        stored = node.store.record(row.id)
        assert stored is not None
        found = account(line, stored).positions
        return {line.names[index]: position for index, position in enumerate(found)}

    def items(self, who: str) -> list[bytes]:
        return [row.subject for row in self.world.node(who).items.of(Need.STATE_POSITION)]


@pytest.mark.requirement("F12-1")
def test_an_incident_has_one_number_for_all() -> None:
    told = Told()
    assert told.open("A")["incident"] == "A-1"
    assert told.open("B")["incident"] == "B-1"
    assert told.open("A")["incident"] == "A-2"
    told.world.settle()
    ids = {told.row(who, "A-2").id for who in "ABC"}
    assert len(ids) == 1


@pytest.mark.requirement("F12-2")
def test_each_party_states_its_own_position_and_may_state_it_anew() -> None:
    told = Told()
    told.open("A")
    told.world.settle()
    told.state("B", "A-1", "deny", "none of ours was there")
    told.state("C", "A-1", "not seen")
    told.world.settle()
    expected = {"A": Position.CONFIRM, "B": Position.DENY, "C": Position.NOT_SEEN}
    assert all(told.positions(who, "A-1") == expected for who in "ABC")
    assert State(told.row("A", "A-1").state) is State.STATED
    told.state("B", "A-1", "CONFIRM")
    told.world.settle()
    assert told.positions("C", "A-1")["B"] is Position.CONFIRM


@pytest.mark.requirement("F12-2")
def test_our_position_is_asked_for_until_it_is_stated_and_silence_is_none() -> None:
    told = Told()
    told.open("A")
    told.world.settle()
    assert told.items("A") == []
    assert told.items("B") == told.items("C") == [told.row("A", "A-1").id]
    told.state("B", "A-1", "NOT SEEN")
    told.world.settle()
    assert told.items("B") == []
    assert told.items("C") == [told.row("A", "A-1").id]
    assert told.positions("A", "A-1")["C"] is Position.NOT_STATED
    assert State(told.row("A", "A-1").state) is State.OPEN


def test_a_position_is_given_before_anything_is_added_to_it() -> None:
    told = Told("AB")
    told.open("A")
    told.world.settle()
    with pytest.raises(BadInput, match="we have stated none yet"):
        told.state("B", "A-1", "", "a photograph follows")
    told.state("B", "A-1", "DENY")
    told.state("B", "A-1", "", "a photograph follows")
    assert told.positions("B", "A-1")["B"] is Position.DENY


def test_a_report_is_taken_back_by_its_own_author_and_still_stands_in_the_list() -> None:
    told = Told("AB")
    told.open("A")
    told.state("A", "A-1", "DENY", "it was our own aircraft")
    told.world.settle()
    assert told.positions("B", "A-1")["A"] is Position.DENY
    assert told.row("B", "A-1").serial == 1


@pytest.mark.requirement("F12-3")
@pytest.mark.parametrize(("closes", "state"), [(True, State.CLOSED), (False, State.SUMMARISED)])
def test_a_summary_counts_when_every_member_has_signed_it(closes: bool, state: State) -> None:
    told = Told()
    told.open("A")
    told.world.settle()
    text, title = "Both keep 1 km from now on.", "summary of A-1"
    told.world.act("B", ask.SummariseIncident, incident="A-1", text=text, closes=closes)
    told.world.settle()
    for who in "AC":
        assert State(told.row(who, "A-1").state) is State.OPEN, "a proposal settles nothing"
        told.world.act(who, ask.Endorse, document=title, what="sign")
    told.world.settle()
    told.world.act("B", ask.Endorse, document=title, what="close")
    told.world.settle()
    assert {State(told.row(who, "A-1").state) for who in "ABC"} == {state}


def test_a_closed_incident_takes_no_other_summary() -> None:
    told = Told("AB")
    told.open("A")
    told.world.act("A", ask.SummariseIncident, incident="A-1", text="All is clear.")
    told.world.settle()
    told.world.act("B", ask.Endorse, document="summary of A-1", what="sign")
    told.world.settle()
    told.world.act("A", ask.Endorse, document="summary of A-1", what="close")
    with pytest.raises(BadInput, match="A-1 is closed"):
        told.world.act("A", ask.SummariseIncident, incident="A-1", text="Once more.")


def test_everything_that_is_wrong_with_a_report_is_said_at_once() -> None:
    told = Told("AB")
    utc = told.world.moment.utc
    with pytest.raises(BadInput) as refused:
        told.open(
            "A",
            title=" ",
            sort="ATTACK",
            text="",
            from_utc=utc + 60,
            until_utc=utc,
            links=["NO-SUCH-NOTICE"],
        )
    places = [fault.place for fault in refused.value.faults]
    assert places == ["--kind", "--title", "--text", "--until", "--from", "--link NO-SUCH-NOTICE"]
    assert told.world.node("A").store.numbered_last(Numbered.INCIDENT, b"", 0) == 0


def test_notices_are_linked_by_name() -> None:
    told = Told("AB")
    told.world.act("B", ask.Give, notices=[draft("NORTH-1")])
    told.world.settle()
    told.open("A", links=["NORTH-1"])
    node = told.world.node("A")
    line, row = incident_named(node, "", "A-1")
    stored = node.store.record(row.id)
    assert stored is not None
    (version,) = node.store.versions_named("NORTH-1")
    assert account(line, stored).incident.links == (version.id,)


WORDS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["CONFIRM", "DENY", "NOT SEEN"])),
    max_size=6,
)


@pytest.mark.requirement("F12-2")
@settings(max_examples=25)  # each is a world of three nodes
@given(WORDS, st.integers(0, 1_000))
def test_positions_and_states_do_not_depend_on_the_order_of_arrival(
    words: list[tuple[str, str]], seed: int
) -> None:
    told = Told()
    told.world.chance.seed(seed)
    told.open("A")
    told.world.settle()
    for who, position in words:
        told.state(who, "A-1", position)
    told.world.settle()
    last = {"A": "CONFIRM"} | dict(words)
    for who in "ABC":
        found = {name: one.name for name, one in told.positions(who, "A-1").items()}
        expected = {name: last.get(name, "NOT STATED").replace(" ", "_") for name in "ABC"}
        assert found == expected
    assert len({(told.row(who, "A-1").state, told.row(who, "A-1").data) for who in "ABC"}) == 1


# What follows from records that are held


def test_a_rebuild_makes_the_same_register() -> None:
    told = Told("AB")
    told.open("A")
    told.world.settle()
    told.state("B", "A-1", "DENY")
    told.world.act("A", ask.SummariseIncident, incident="A-1", text="Let it rest.")
    told.world.settle()
    told.world.act("B", ask.Endorse, document="summary of A-1", what="sign")
    told.world.settle()
    told.world.act("A", ask.Endorse, document="summary of A-1", what="close")
    told.world.settle()
    for who in "AB":
        member = told.world.members[who]
        before = (told.row(who, "A-1"), told.items(who))
        fresh = FragileStore()
        again = Node(fresh, member.us)
        replay(member.store, again)
        assert fresh.numbered_by(before[0].id) == before[0]
        assert [row.subject for row in again.items.of(Need.STATE_POSITION)] == before[1]


def stood(told: Told, at_s: int, state: LineState) -> int:
    """Let A's journal say how the line stood from so many seconds after now; return the second."""
    node = told.world.node("A")
    (line,) = node.lines.values()
    now = told.world.moment
    moment = Moment(now.now + timedelta(seconds=at_s), now.tick + at_s)
    with node.transaction(moment):
        node.journal.add(Fact.LINE_STATE, line.channel, int(state), b"", "why")
    return moment.utc


@pytest.mark.requirement("F12-7")
def test_the_line_carried_all_the_time_but_when_there_was_no_contact() -> None:
    told = Told("AB")
    node = told.world.node("A")
    (line,) = node.lines.values()
    start = stood(told, 1_000, LineState.OPEN)
    for at_s, state in (
        (2_000, LineState.DEGRADED),
        (3_000, LineState.NO_CONTACT),
        (3_500, LineState.NO_CONTACT),
        (4_000, LineState.SUSPENDED),
        (10_900, LineState.NO_CONTACT),
    ):
        stood(told, at_s, state)
    found = figures(node, line, start, start + 10_000)
    spans = [(one.start - start, one.end - start) for one in found.interruptions]
    assert spans == [(2_000, 3_000), (9_900, 10_000)], "the last is cut at the end of the time"
    assert found.contact == pytest.approx(0.89)
    assert "The line carried 89 % of the time." in statement(found, Level.PUBLIC)
    assert "carried 89.00 % of the time, 2 interruptions." in statement(found, Level.MEMBERS)


@pytest.mark.requirement("F12-7")
@pytest.mark.parametrize("parts", range(1, 10_000, 37))
def test_a_share_of_the_time_that_needs_no_rounding_is_said_as_it_is(parts: int) -> None:
    broken = (Interruption(0, 10_000 - parts),)
    nothing: dict[str, int] = {}
    found = LineFigures(
        "line", "A", ("A",), False, 0, 10_000, 0, broken, nothing, nothing, 0, 0, ()
    )
    assert f"carried {parts // 100}.{parts % 100:02d} %" in statement(found, Level.MEMBERS)


def test_contact_is_not_claimed_for_a_time_of_which_the_journal_says_nothing() -> None:
    told = Told("AB")
    node = told.world.node("A")
    (line,) = node.lines.values()
    assert "Contact: not known for this time." in statement(figures(node, line, 0, 9), Level.PUBLIC)
