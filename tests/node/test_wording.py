"""Coded messages and translations between two nodes: rung for, taken, shown, and refused."""

from typing import Any

import pytest
from tests.simulation.world import World, draft

from keepclear.desk import views, watching
from keepclear.desk.sequence import sequence
from keepclear.errors import BadInput
from keepclear.node import request as ask
from keepclear.node.effects import Bell, Ring

PLACE = [38_336_111, 36_891_667]
DELAYED = {"notice": "NORTH-1", "minutes": 60}


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def said(world: World, who: str, language: str = "en") -> list[dict[str, Any]]:
    return views.messages(world.node(who), world.moment, language)


@pytest.mark.requirement("F8-1")
def test_a_coded_message_carries_its_code_and_is_rendered_in_the_language_of_its_reader(
    world: World,
) -> None:
    world.act("A", ask.SayCoded, code="MOVEMENT_DELAYED", arguments=DELAYED)
    world.settle()
    [russian], [turkish] = said(world, "B", "ru"), said(world, "B", "tr")
    assert russian["code"] == turkish["code"] == "MOVEMENT_DELAYED NORTH-1 60"
    assert russian["rendered"] == "Движение NORTH-1 задерживается на 60 минут."
    assert turkish["rendered"] == "NORTH-1 hareketi 60 dakika gecikti."
    assert russian["text"].startswith("MOVEMENT_DELAYED NORTH-1 60 [UNREVIEWED]: ")
    assert russian["review"] == turkish["review"] == "UNREVIEWED"


def test_a_coded_message_rings_stands_on_the_watch_and_is_taken(world: World) -> None:
    answer = world.act("A", ask.SayCoded, code="CALL_ME", precedence="IMMEDIATE")
    world.settle()
    assert Ring(Bell.MESSAGE, bytes.fromhex(answer["record"]), "A", "CALL_ME") in (
        Ring(ring.bell, ring.record, ring.party, ring.what) for ring in world.members["B"].rings
    )
    node, moment = world.node("B"), world.moment
    [item] = watching.watch(node, moment, language="tr")
    assert item["about"] == "A: CALL_ME [UNREVIEWED]: Bizi hemen telefonla arayın."
    assert item["record"] == answer["record"]
    told = [one for one in sequence(node, moment)["events"] if one["about"] == "CALL_ME"]
    assert {one["record"] for one in told} == {answer["record"]}, "and the timeline names its code"
    world.act("B", ask.Take, record=answer["record"])
    world.settle()
    assert watching.watch(node, world.moment) == []
    assert said(world, "A")[0]["taken_by"] == ["B"]


@pytest.mark.parametrize(
    ("code", "arguments", "places"),
    [
        ("CALL_MI", {}, ["code"]),
        ("call_me", {}, ["code"]),
        ("CALL_ME", {"km": 9}, ["argument km"]),
        ("WAIT", {}, ["argument minutes"]),
        ("WAIT", {"minutes": "ten"}, ["argument minutes"]),
        ("WAIT", {"minutes": 10_081}, ["argument minutes"]),
        ("WRONG_POSITION", {"notice": "\u202e", "km": -1}, ["argument notice", "argument km"]),
        ("CHECK_POSITION", {"notice": "x" * 65}, ["argument notice"]),
        ("MEDEVAC_COMING", {"place": [1], "at": 0}, ["argument place"]),
        ("MEDEVAC_COMING", {"place": [181_000_000, 0], "at": 0}, ["argument place"]),
        ("MEDEVAC_COMING", {"at": PLACE}, ["argument place", "argument at"]),
    ],
)
def test_a_code_that_would_not_be_read_as_meant_is_refused_with_every_fault(
    world: World, code: str, arguments: dict[str, Any], places: list[str]
) -> None:
    before = world.members["A"].store.counts()
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.SayCoded, code=code, arguments=arguments)
    assert [fault.place for fault in refused.value.faults] == places
    assert world.members["A"].store.counts() == before


@pytest.mark.requirement("F8-4")
def test_a_translation_is_shown_under_the_original_with_who_made_it(world: World) -> None:
    original = world.act("A", ask.Say, text="The bridge is open again.", language="en")
    world.settle()
    fields = {"record": original["record"][:12], "language": "ru", "text": "Мост снова открыт."}
    world.act("B", ask.Translate, role="interpreter", initials="VP", **fields)
    world.settle()
    world.act("A", ask.Translate, record=original["record"], language="tr", text="Köprü açık.")
    world.settle()
    [item] = watching.watch(world.node("B"), world.moment)
    assert item["about"] == "A: The bridge is open again."
    assert [one["party"] for one in item["translations"]] == ["A", "B"]
    for who in "AB":
        [message] = said(world, who)
        assert (message["text"], message["language"]) == ("The bridge is open again.", "en")
        [authors, translation] = message["translations"]
        assert (authors["text"], authors["party"]) == ("Köprü açık.", "A")
        assert translation.pop("record")
        assert translation == {
            "language": "ru",
            "text": "Мост снова открыт.",
            "party": "B",
            "role": "interpreter",
            "initials": "VP",
        }


@pytest.mark.requirement("F8-4")
def test_several_translations_stand_beside_each_other_and_none_replaces_the_original(
    world: World,
) -> None:
    original = world.act("A", ask.Stop, text="fire at the west gate")["records"][0]
    world.settle()
    for text in ("огонь у западных ворот", "стрельба у западных ворот"):
        world.act("B", ask.Translate, record=original, language="ru", text=text)
    world.settle()
    [stop] = said(world, "A")
    assert stop["text"] == "fire at the west gate"
    assert [one["text"] for one in stop["translations"]] == [
        "огонь у западных ворот",
        "стрельба у западных ворот",
    ]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [("Russian", "Мост", "--language"), ("ru", "", "translation"), ("ru", "\u202e", "text")],
)
def test_a_translation_that_no_record_can_say_is_refused(
    world: World, language: str, text: str, place: str
) -> None:
    original = world.act("A", ask.Say, text="The bridge is open again.")
    with pytest.raises(BadInput) as refused:
        world.act("A", ask.Translate, record=original["record"], language=language, text=text)
    assert [fault.place for fault in refused.value.faults] == [place]
    assert said(world, "A")[0]["translations"] == []


@pytest.mark.requirement("F8-4")
def test_the_words_of_a_notice_and_of_an_objection_are_translated_under_the_original(
    world: World,
) -> None:
    notice = draft("N1")
    notice.text = "by the north road"
    world.act("A", ask.Give, notices=[notice])
    world.settle()
    objection = world.act("B", ask.Object, notice="N1", reason="our convoy is there")["record"]
    world.settle()
    world.act("A", ask.Translate, record=objection[:12], language="ru", text="там наша колонна")
    world.act("B", ask.Translate, record="N1", language="ru", text="по северной дороге")
    world.settle()
    view = views.notice(world.node("A"), world.moment, "N1")
    assert view["text"] == "by the north road"
    assert [(t["party"], t["text"]) for t in view["translations"]] == [("B", "по северной дороге")]
    [act] = view["acknowledgements"]
    assert act["act"] == "objection"
    assert act["says"] == ["our convoy is there"]
    assert [(t["party"], t["text"]) for t in act["translations"]] == [("A", "там наша колонна")]
    items = watching.watch(world.node("A"), world.moment)
    [item] = [item for item in items if item["what"] == "objection"]
    assert item["about"] == "N1 by B: our convoy is there"
    assert [one["text"] for one in item["translations"]] == ["там наша колонна"]


def test_only_free_words_are_translated(world: World) -> None:
    coded = world.act("A", ask.SayCoded, code="CALL_ME")["record"]
    mute = world.act("A", ask.Stop)["records"][0]
    for record in (coded, mute, "ffffffffffff", ""):
        with pytest.raises(BadInput):
            world.act("A", ask.Translate, record=record, language="ru", text="x")


def test_a_code_of_a_later_table_is_shown_as_it_stands(world: World) -> None:
    from keepclear.exchange.coded import Coded
    from keepclear.exchange.meaning import Kind
    from keepclear.node.officer.writing import write

    node, moment = world.node("A"), world.moment
    [line] = node.lines.values()
    with node.transaction(moment):
        later = Coded("LATER_CODE", ("x", 7))
        write(node, line, ask.Say(ref="x", text=""), Kind.CODED, later, "ROUTINE", moment)
    [message] = said(world, "A", "ar")
    assert message["text"] == "LATER_CODE x 7 [UNKNOWN CODE]"
    assert message["review"] == "UNKNOWN CODE"
