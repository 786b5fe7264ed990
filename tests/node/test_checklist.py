"""Checklists: one without an end is refused, and a run goes on where the last officer stood."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulation.world import World

from keepclear.errors import BadInput
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.checklist import END, Checklist, Run, Step, faults, kept_as, parse_run
from keepclear.node.node import Node
from keepclear.node.officer.keeping import run_of
from keepclear.node.replay import replay

STOP = Checklist(
    "STOP received",
    (
        Step("own", "Stop your own people."),
        Step("sure", "Have they stopped?", no="own"),
        Step("log", "Say when."),
    ),
)


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.node("A").checklists = (STOP, Checklist("staying", (Step("one", "Wait."),)))
    return world


def answered(world: World, answer: str, **fields: Any) -> dict[str, Any]:
    return world.act("A", ask.AnswerStep, checklist="STOP received", answer=answer, **fields)


def run(world: World) -> Run:
    found = run_of(world.node("A").store, STOP)
    assert found is not None
    return found


# Walking


@pytest.mark.requirement("F13-3")
def test_a_run_follows_the_answers_to_its_end(world: World) -> None:
    assert answered(world, "done")["step"] == "sure"
    assert answered(world, "no")["step"] == "own"
    assert answered(world, "done")["step"] == "sure"
    assert answered(world, "yes")["step"] == "log"
    assert answered(world, "done") == {
        "checklist": "STOP received",
        "answered": "log",
        "ended": True,
    }
    assert run(world).at == END
    assert [one.step for one in run(world).answered] == ["own", "sure", "own", "sure", "log"]


@pytest.mark.requirement("F13-3")
def test_a_run_goes_on_after_a_crash_where_it_stood_and_by_whom_it_is_said(world: World) -> None:
    answered(world, "done", role="watch", initials="AB")
    world.kill("A")
    world.node("A").checklists = (STOP,)
    assert answered(world, "yes", role="watch leader", initials="CD")["answered"] == "sure"
    said = [(one.role, one.initials, one.say) for one in run(world).answered]
    assert said == [
        ("watch", "AB", "Stop your own people."),
        ("watch leader", "CD", "Have they stopped?"),
    ]


def test_a_checklist_that_is_through_begins_again(world: World) -> None:
    for answer in ("done", "yes", "done"):
        answered(world, answer)
    assert answered(world, "done")["answered"] == "own"
    assert len(run(world).answered) == 1


def test_a_run_is_begun_anew_where_that_is_asked(world: World) -> None:
    answered(world, "done")
    assert answered(world, "done", anew=True)["answered"] == "own"
    assert len(run(world).answered) == 1


def test_a_run_whose_step_is_gone_from_the_settings_begins_again(world: World) -> None:
    answered(world, "done")
    changed = Checklist("STOP received", (Step("ring", "Ring."), Step("log", "Say when.")))
    world.node("A").checklists = (changed,)
    assert answered(world, "done")["answered"] == "ring"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"answer": "yes"}, "--answer"),
        ({"answer": "done", "step": "log"}, "--step"),
        ({"answer": "done", "initials": "\u202e"}, "--initials"),
        ({"answer": "done", "role": "node"}, "--role"),
    ],
)
def test_an_answer_that_does_not_fit_the_step_is_refused(
    world: World, fields: dict[str, Any], place: str
) -> None:
    with pytest.raises(BadInput) as refused:
        answered(world, **fields)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert run_of(world.node("A").store, STOP) is None


@pytest.mark.parametrize("name", ["nothing", "", "st"])
def test_a_checklist_that_is_not_there_is_refused_with_those_that_are(
    world: World, name: str
) -> None:
    with pytest.raises(BadInput, match="staying"):
        world.act("A", ask.AnswerStep, checklist=name, answer="done")


def test_the_start_of_a_name_will_do(world: World) -> None:
    reply = world.act("A", ask.AnswerStep, checklist="stop", answer="done")
    assert reply["checklist"] == "STOP received"


@pytest.mark.requirement("F13-3")
@given(anew=st.lists(st.booleans(), max_size=6), answers=st.lists(st.booleans(), max_size=6))
def test_a_replay_of_the_journal_makes_the_same_run(anew: list[bool], answers: list[bool]) -> None:
    world = World("AB")
    world.node("A").checklists = (STOP,)
    for is_anew, yes in zip(anew, answers, strict=False):
        at = STOP.standing(None if is_anew else run_of(world.node("A").store, STOP))
        answer = "done" if at.answers == ("done",) else ("yes" if yes else "no")
        answered(world, answer, anew=is_anew)
        world.pass_seconds(60)
    old = world.members["A"]
    again = Node(StoreSqlite(":memory:"), old.us)
    replay(old.store, again)
    assert again.store.kept(kept_as(STOP.name)) == old.store.kept(kept_as(STOP.name))


# What cannot be gone through


def found(*steps: Step) -> list[tuple[str, str]]:
    return [(place, fault) for place, fault, _ in faults(Checklist("x", steps))]


def test_a_good_checklist_has_no_fault() -> None:
    assert found(*STOP.steps) == []


@pytest.mark.requirement("F13-4")
def test_steps_that_can_never_end_are_named() -> None:
    steps = (
        Step("a", "A?", yes="b", no=END),
        Step("b", "B."),
        Step("c", "C.", next="b"),
    )
    assert found(*steps) == [
        ("steps[2]", "from 'b' no end is ever reached"),
        ("steps[3]", "from 'c' no end is ever reached"),
    ]


@pytest.mark.requirement("F13-4")
def test_two_steps_of_one_id_and_a_jump_to_nowhere_are_named_at_once() -> None:
    steps = (Step("a", "A?", yes="nowhere"), Step("a", "B."), Step(END, "C.", next="d"))
    assert found(*steps) == [
        ("steps[2].id", "'a' is the id of steps[1] already"),
        ("steps[3].id", "'end' is no name for a step"),
        ("steps[1].yes", "no step is called 'nowhere'"),
        ("steps[3].next", "no step is called 'd'"),
    ]


def test_a_step_that_nothing_leads_to_is_named() -> None:
    steps = (Step("a", "A.", next="c"), Step("b", "B."), Step("c", "C."))
    assert found(*steps) == [("steps[2]", "nothing leads to 'b'")]


IDS = st.sampled_from(["a", "b", "c", "d"])
AIMS = st.sampled_from(["", "a", "b", "c", "d", END])


@pytest.mark.requirement("F13-4")
@given(st.lists(st.builds(Step, IDS, st.just("x"), AIMS, AIMS, AIMS), min_size=1, max_size=4))
def test_whatever_is_not_refused_can_be_ended_from_wherever_it_comes(steps: list[Step]) -> None:
    checklist = Checklist("x", tuple(steps))
    if list(faults(checklist)):
        return
    come_to, ahead = set[str](), {steps[0].id}
    while ahead:
        come_to |= ahead
        ahead = {
            checklist.after(step, answer)
            for step in map(checklist.find, ahead - {END})
            if step is not None
            for answer in step.answers
        } - come_to
    assert come_to == {END, *(step.id for step in steps)}
    for step in steps:
        assert _ends(checklist, step, 4), step


def _ends(checklist: Checklist, step: Step, within: int) -> bool:
    """Whether some answers lead from a step to the end in so many of them."""
    aims = [checklist.after(step, answer) for answer in step.answers]
    following = [checklist.find(aim) for aim in aims]
    return END in aims or (
        within > 0
        and any(one is not None and _ends(checklist, one, within - 1) for one in following)
    )


def test_what_is_kept_of_a_run_is_read_back_as_it_was(world: World) -> None:
    answered(world, "done", initials="AB")
    assert parse_run(run(world).encode()) == run(world)
