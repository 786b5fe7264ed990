"""What a desk is shown of what is not given yet: plotted, tried, and told; nothing is given."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import make_party
from tests.host.plotting.conftest import view
from tests.host.terminal import Desk

from keepclear.errors import BadInput
from keepclear.host.body import Body

FORM = {
    "name": "N-1",
    "activity": "patrol",
    "places": ["36 53 30N 038 20 10E"],
    "radius_m": "2000",
    "start": "2030-06-01T05:00Z",
    "end": "2030-06-01T09:00Z",
}


@pytest.fixture
def body(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Body]:
    """A party at rest, in a channel with B, with one notice that stands."""
    a, b = (make_party(tmp_path, name) for name in "AB")
    desk, card = Desk(a, capsys), tmp_path / "b.txt"
    card.write_text(Desk(b, capsys)("card").out)
    desk.done("peer", "add", str(card))
    desk.done("channel", "found", "line", "--with", "B")
    body = Body(a.folder)
    yield body
    body.close()


def plotted(body: Body, **fields: Any) -> dict[str, Any]:
    found = view(body, "plot", typed=FORM | fields)
    assert found["faults"] == []
    notice: dict[str, Any] = found["notices"][0]
    return notice


def drafted(notice: dict[str, Any]) -> dict[str, Any]:
    return {key: notice[key] for key in ("name", "activity", "volumes", "text")}


def test_a_plan_is_said_in_a_second_notation_and_by_the_nearest_named_place(body: Body) -> None:
    notice = plotted(body)
    plot = notice["plot"]
    assert plot["positions"] == [
        {"mgrs": "37S DA 40845 83060", "dms": "36°53'30.00\"N 038°20'10.00\"E"}
    ]
    assert set(plot["near"]) == {"name", "km", "bearing", "compass"}
    assert (notice["from"], notice["until"]) == ("2030-06-01T05:00:00Z", "2030-06-01T09:00:00Z")
    kinds = [one["properties"]["what"] for one in notice["features"]["features"]]
    assert kinds == ["core", "reach"]


def test_what_was_plotted_is_what_can_be_given(body: Body) -> None:
    notice = drafted(plotted(body, text="by day"))
    given = body.answer({"act": "give", "notices": [notice]})[0]["notices"]
    assert [one["name"] for one in given] == ["N-1"]
    shown = view(body, "notice", notice="N-1")
    assert (shown["text"], shown["plot"]) == ("by day", plotted(body)["plot"])


def test_faults_stand_beside_what_was_typed_and_nothing_is_raised(body: Body) -> None:
    found = view(body, "plot", typed=FORM | {"radius_m": "2 km", "end": "noon"})
    assert found["notices"] == []
    assert {(one["place"], one["code"]) for one in found["faults"]} == {("end", "time-unread")}
    with pytest.raises(BadInput):
        view(body, "plot", typed={"weapon": "x"})


def test_a_text_that_no_record_may_hold_is_refused_beside_its_field(body: Body) -> None:
    found = view(body, "plot", typed=FORM | {"text": "by day\u202e"})
    (fault,) = found["faults"]
    assert (fault["place"], fault["code"]) == ("typed.text", "hidden")
    assert [one["name"] for one in found["notices"]] == ["N-1"], "it is drawn all the same"


def test_a_version_that_has_moved_says_how_far(body: Body) -> None:
    body.answer({"act": "give", "notices": [drafted(plotted(body))]})
    found = view(body, "plot", amends="N-1", typed=FORM | {"places": ["36 53 30N 038 21 10E"]})
    assert found["notices"][0]["warnings"] == [
        {"code": "moved", "arguments": {"km": 1.5}, "words": "moved 1.5 km"}
    ]


def test_coordinates_that_look_exchanged_are_asked_about(body: Body) -> None:
    body.answer({"act": "give", "notices": [drafted(plotted(body))]})
    notice = plotted(body, name="N-2", places=["38 20 10N 036 53 30E"])
    assert notice["warnings"] == []  # as near exchanged as it is: nothing tells them apart
    far = plotted(body, name="N-3", places=["80 20 10N 010 00 00E"])
    assert far["warnings"] == []
    body.answer({"act": "give", "notices": [drafted(plotted(body, name="S", places=["5N 70E"]))]})
    swapped = plotted(body, name="N-4", places=["70N 5E"])["warnings"]
    assert [one["code"] for one in swapped] == ["swapped"]


def test_a_start_that_is_past_is_said(body: Body) -> None:
    begun = plotted(body, start="2020-06-01T05:00Z")["warnings"]
    assert [one["code"] for one in begun] == ["begun"]


def test_what_each_party_gets_is_shown_with_where_it_would_plot_it(body: Body) -> None:
    asked = {"notices": [drafted(plotted(body))], "precision": "square:1km+1h", "label": "members"}
    (row,) = view(body, "seen by", **asked)
    assert (row["party"], row["precision"]) == ("B", "square:1km+1h")
    (told,) = row["told"]
    assert told["volumes"][0]["core"] == "polygon"
    assert told["plot"]["positions"][0]["mgrs"] == "37S DA 37999 80999"  # a corner of the grid


def test_a_draft_that_meets_nothing_is_offered_nothing(body: Body) -> None:
    asked = {"notices": [drafted(plotted(body))], "offers": True}
    assert view(body, "tried", **asked) == [{"notice": "N-1", "conflicts": [], "ways_out": []}]
    with pytest.raises(BadInput):
        view(body, "tried", notices=[{"name": "x"}])
