"""The series of joint patrols plays through real nodes, and both desks count the same."""

import csv
import runpy
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "systems" / "s4-joint-patrols"
PLAYED = 12  # of 95: they hold every way in which one ends; the whole is run by hand


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(FOLDER / "play.py"), run_name="example")


@pytest.fixture(scope="module")
def minds(example: Mapping[str, Any]) -> Any:
    return example["play"](example["read"](PLAYED))


def test_the_file_is_what_the_generator_makes() -> None:
    made = runpy.run_path(str(FOLDER / "make_series.py"), run_name="generator")
    with (FOLDER / "series.csv").open(newline="") as file:
        kept = list(csv.DictReader(file))
    assert kept == [{key: str(value) for key, value in row.items()} for row in made["rows"]()]
    assert len(kept) == 95
    assert (kept[-1]["number"], kept[-1]["date"]) == ("95", "2022-04-11")


@pytest.mark.requirement("F17-7")
def test_both_desks_count_the_same_and_what_the_file_says(
    example: Mapping[str, Any], minds: Any
) -> None:
    (ours,), (theirs,) = (example["counted"](minds, party) for party in "AB")
    assert ours == theirs
    rows = example["read"](PLAYED)
    cut = [row["reason"] for row in rows if row["cut_after"]]
    assert cut
    assert ours["planned"] == PLAYED
    assert (ours["cut_short"], ours["complete"]) == (len(cut), PLAYED - len(cut))
    assert (ours["overdue"], ours["to_come"]) == (0, 0)
    assert sum(ours["reasons"].values()) == len(cut)
    left_out = sum(f"{row['a_min']} {row['b_min']}".split().count("-") for row in rows)
    assert ours["points_missed"] <= left_out
    assert [row["number"] for row in ours["patrols"]] == [f"A-{n}" for n in range(1, PLAYED + 1)]


def test_who_is_late_beyond_the_grace_rang_at_both_desks(
    example: Mapping[str, Any], minds: Any
) -> None:
    late = [bell for bell in minds.rang if "patrol not heard of" in bell.words]
    assert {bell.party for bell in late} == {"A", "B"}
    cut = [bell for bell in minds.rang if "CUT SHORT" in bell.words]
    assert cut
    for row, bell in zip(
        (row for row in example["read"](PLAYED) if row["cut_after"]), cut[::2], strict=False
    ):
        assert row["reason"] in bell.words


def test_the_parts_conflict_with_nothing_of_their_own(minds: Any) -> None:
    assert [mind.node.situation.conflicts for mind in minds.minds.values()] == [{}, {}]


def test_the_readme_shows_what_the_whole_series_says(example: Mapping[str, Any]) -> None:
    readme, rows = (FOLDER / "README.md").read_text(), example["read"]()
    reasons = Counter(row["reason"] for row in rows if row["cut_after"])
    short = sum(reasons.values())
    assert f"Kobani: 95 planned, {95 - short} complete, {short} cut short" in readme
    for reason, count in reasons.items():
        assert f"cut short: {count} x {reason}" in readme
    assert "A and B count the same; 0 patrols are still open" in readme
