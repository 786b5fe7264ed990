"""What leaves as conflicts and as others' areas: enough to keep clear, and no more."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.simulation.world import World, circle, draft

from keepclear.desk import registers, views
from keepclear.host.bulk.exporting import (
    AREA_HEADINGS,
    CONFLICT_HEADINGS,
    area_rows,
    conflict_rows,
)
from keepclear.node import request as ask


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    world.act("A", ask.Propose, title="near", lateral_m=5_000, vertical_m=0, time_s=0)
    world.act("A", ask.Give, notices=[draft("OURS", circle(38.0, 36.0))])
    way = [circle(38.01 + n / 100, 36.0, hour=1 + n, hours=1) for n in range(3)]
    world.act("B", ask.Give, notices=[draft("THEIRS", *way, activity="flight")])
    world.settle()
    return world


def asked_at(world: World) -> Any:
    """Answers views as A's node would."""

    def answer(request: Mapping[str, Any]) -> Any:
        fields = {key: value for key, value in request.items() if key != "view"}
        if request["view"] == "conflicts":
            return views.conflicts(world.node("A"))
        return registers.VIEWS[request["view"]](world.node("A"), world.moment, **fields)

    return answer


def test_a_conflict_says_whose_where_when_and_how_close(world: World) -> None:
    ((cells, cores),) = conflict_rows(asked_at(world), geometry=False)
    assert tuple(cells) == CONFLICT_HEADINGS
    assert (cells["mark"], cells["notices"], cells["parties"]) == (
        "SAFETY ONLY",
        "OURS; THEIRS",
        "A; B",
    )
    assert str(cells["where"]).startswith("36.0")
    assert cells["closest_m"] == 0.0
    assert len(cores) == 1


@pytest.mark.requirement("F11-14")
def test_anothers_movement_leaves_as_areas_of_one_time(world: World) -> None:
    rows = area_rows(asked_at(world), "", "B", (), geometry=False)
    assert len(rows) == 3
    assert all(tuple(cells) == AREA_HEADINGS for cells, _ in rows)
    assert len({(cells["from"], cells["until"]) for cells, _ in rows}) == 1
    assert all("THEIRS" not in str(cells) and "flight" not in str(cells) for cells, _ in rows)
    assert {cells["label"] for cells, _ in rows} == {"OWN UNITS ONLY"}


@pytest.mark.requirement("F11-14")
def test_only_what_bears_a_label_leaves_where_labels_are_asked_for(world: World) -> None:
    told = draft("SAID", circle(39.0, 36.0))
    world.act("B", ask.Give, notices=[told], precision="exact", label="public")
    world.settle()
    rows = area_rows(asked_at(world), "", "B", {"PUBLIC"}, geometry=False)
    assert [cells["notice"] for cells, _ in rows] == ["B-2"]
    assert rows[0][0]["label"] == "PUBLIC"
