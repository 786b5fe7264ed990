"""Refusals of acts at the desk have a code, so that officers read them in their own language."""

from typing import Any

from tests.desk.test_page_words import messages
from tests.simulation.world import World, draft

from keepclear.desk.fault_words import FORMS, OF_ACTS, OF_MAPS, code_of, fault_view
from keepclear.errors import BadInput, Fault
from keepclear.node import request as ask


def refused(world: World, act: type[ask.Act], **fields: Any) -> str:
    try:
        world.act("A", act, **fields)
    except BadInput as error:
        return code_of(error.faults[0])[0]
    return "taken"


def test_each_refusal_of_an_act_that_is_known_is_one_that_is_made() -> None:
    world = World("AB")
    world.open_channel()
    world.act("B", ask.Give, notices=[draft("M1")])
    world.settle()
    ahead = world.moment.utc + 60
    made = [
        refused(world, ask.ReadBack, notice="M1", group="12"),
        refused(world, ask.Disseminate, notice="M1", units=[]),
        refused(world, ask.Object, notice="M1", reason=" "),
        refused(world, ask.Disseminate, notice="M1", units=["tower"], told=ahead),
    ]
    assert made == [code for code, _ in OF_ACTS]


def test_a_fault_keeps_the_words_of_the_node_beside_its_code() -> None:
    fault = Fault("places[0] '95, 38'", "latitude 95 is beyond 90 degrees", "they look swapped")
    assert fault_view(fault) == {
        "place": "places[0] '95, 38'",
        "fault": "latitude 95 is beyond 90 degrees",
        "cure": "they look swapped",
        "code": "lat-beyond",
        "arguments": {"said": "95", "swapped": "yes"},
    }


def test_each_code_of_a_fault_has_words() -> None:
    codes = {code for code, _ in (*FORMS, *OF_ACTS, *OF_MAPS)}
    assert sorted(code for code in codes if f"fault-{code}" not in messages("en")) == []
