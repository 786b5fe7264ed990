"""Every incident plays as it is written: what is expected rings, and the page says what rang."""

import json
import runpy
import shutil
import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from keepclear.errors import BadInput
from keepclear.host.story import run_story
from keepclear.host.story.page import page
from keepclear.host.story.playing import HAPPENED, RAISED, REFUSED, SHOWN, Replay, Told, play
from keepclear.host.story.reading import INCIDENT_FILE, read_story, read_tables
from keepclear.host.story.telling import plain, text

ROOT = Path(__file__).parents[2]
INCIDENTS = ROOT / "examples" / "incidents"
NAMES = (
    *("bulletin-2021", "deir-ez-zor-2016", "idlib-2020", "il-20-2018"),
    *("khasham-2018", "kunduz-2015", "suspension-2017"),
)
LADDER = ("watch", "watch leader", "duty commander")


@cache
def played(name: str) -> Replay:
    """One incident, played once for all tests."""
    return play(read_story(INCIDENTS / name))


def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((INCIDENTS / name / INCIDENT_FILE).read_text())


def bells(name: str, party: str, words: str) -> list[Told]:
    """What rang at a party's desk with some words."""
    return [
        told
        for told in played(name).told
        if told.kind == RAISED and told.party == party and words in f"{told.words} {told.about}"
    ]


def minutes(name: str, found: list[Told]) -> list[int]:
    return [played(name).story.minute(told.at) for told in found]


def test_every_folder_is_one_of_those_tested() -> None:
    assert tuple(sorted(path.parent.name for path in INCIDENTS.glob("*/*.toml"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_is_expected_comes(name: str) -> None:
    replay = played(name)
    assert replay.failed == []
    assert replay.expected >= 10


@pytest.mark.parametrize("name", NAMES)
def test_what_happened_has_a_source_and_what_is_assumed_is_said(name: str) -> None:
    replay = played(name)
    facts = [told for told in replay.told if told.kind == HAPPENED]
    named = {told.source for told in replay.told if told.source}
    assert len(facts) >= 4
    assert named == set(replay.story.head.sources), "a source that nothing rests on, or none"
    assert replay.story.head.assumed
    assert "not" in replay.story.head.closing[-1], "the last sentence says what could not be"


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_that_does_not_hold_is_named_with_what_rang_instead(name: str) -> None:
    changed = tables(name)
    number = next(number for number, row in enumerate(changed["row"]) if "raised" in row)
    changed["row"][number]["raised"] = "a bell that nobody rings"
    del changed["row"][number + 1 :]
    replay = play(read_tables(changed, INCIDENTS / name / INCIDENT_FILE))
    assert not replay.good
    assert len(replay.failed) == 1
    assert "a bell that nobody rings" in replay.failed[0]


def test_the_page_is_what_the_player_tells() -> None:
    tool = runpy.run_path(str(ROOT / "tools/make_incidents_page.py"))
    replays = sorted(map(played, NAMES), key=lambda replay: replay.story.head.origin)
    made = tool["made"](replays)
    assert (ROOT / "docs/incidents.md").read_text() == made, "run tools/make_incidents_page.py"


def test_a_story_that_is_played_again_is_the_same_story() -> None:
    again = play(read_story(INCIDENTS / "il-20-2018"))
    assert text(again) == text(played("il-20-2018"))


# What each of them shows


@pytest.mark.requirement("F1-1", "F1-2")
def test_deir_ez_zor_a_stop_names_nobody_and_climbs_a_role_each_minute() -> None:
    name = "deir-ez-zor-2016"
    late = bells(name, "A", "STOP: B OVERDUE: STOP")
    assert [told.role for told in late] == list(LADDER)
    assert minutes(name, late) == [30, 31, 32]
    first = bells(name, "A", "people whom we support")
    assert (first[0].role, minutes(name, first)) == ("watch", [29])
    # It rings four times a minute until it is taken, 27 minutes after it was said.
    assert late[-1].until is not None
    assert late[-1].until - first[0].at > timedelta(minutes=26)
    assert late[-1].again + 1 == 4 * 24


@pytest.mark.requirement("F2-5")
def test_deir_ez_zor_a_correction_of_nine_kilometres_rings_hours_before() -> None:
    name = "deir-ez-zor-2016"
    moved = bells(name, "B", "MOVED FAR")
    assert "9.0 km" in moved[0].words
    assert minutes(name, moved)[0] < -300


@pytest.mark.requirement("F3-1", "F3-2")
def test_kunduz_units_not_told_ring_from_the_notice_to_the_strike() -> None:
    name = "kunduz-2015"
    untold = bells(name, "B", "own units to be told")
    assert [told.role for told in untold] == list(LADDER)
    assert untold[-1].until is not None
    assert untold[0].at < played(name).story.head.origin - timedelta(days=3)
    assert untold[-1].until > played(name).story.head.origin
    read_back = [told for told in played(name).told if "READ BACK CORRECT" in told.words]
    assert read_back, "it was read back, and that stood for nothing else"


@pytest.mark.requirement("F10-3")
def test_kunduz_a_notice_that_has_grown_stale_still_stands() -> None:
    shown = [told.words for told in played("kunduz-2015").told if told.kind == SHOWN]
    stale = next(at for at, words in enumerate(shown) if words.startswith("STALE"))
    assert shown[stale + 1] == "STANDS"


@pytest.mark.requirement("F6-2")
def test_il_20_less_than_a_minutes_notice_is_late_at_the_second_it_comes() -> None:
    name = "il-20-2018"
    late = bells(name, "B", "LATE: 0 min before its start, 60 min asked")
    given = next(told for told in played(name).told if told.words == "gives notice")
    assert late[0].at - given.at == timedelta(seconds=1)
    assert minutes(name, bells(name, "B", "conflict:")) == [-1]


@pytest.mark.requirement("F16-1", "F16-2")
def test_il_20_the_party_that_was_not_on_the_line_is_shown_as_not_notified() -> None:
    shown = [told.words for told in played("il-20-2018").told if told.kind == SHOWN]
    assert "not notified: C" in shown


@pytest.mark.requirement("F7-2")
def test_the_suspended_line_carries_what_saves_lives() -> None:
    name = "suspension-2017"
    assert minutes(name, bells(name, "A", "A-B line: SUSPENDED by B")) == [0]
    assert bells(name, "A", "STOP: B SUSPENDED: an aircraft of yours")
    assert bells(name, "A", "B-MEDEVAC-1")
    refused = [told for told in played(name).told if told.kind == REFUSED]
    assert [told.party for told in refused] == ["A", "B"]


# A story of one's own


def story(*rows: dict[str, Any], **tables: Any) -> Replay:
    """Play a few rows between A and B."""
    head = {
        "title": "a try",
        "origin": at(0),
        "minute_zero": "it begins",
        "parties": [{"letter": "A", "is_a": "one"}, {"letter": "B", "is_a": "other"}],
        "sources": {},
        "assumed": ["all of it"],
        "closing": ["one", "two", "three"],
    }
    whole = {"incident": head, "row": list(rows), **tables}
    return play(read_tables(whole, Path("try") / INCIDENT_FILE))


def at(minute: int) -> datetime:
    return datetime.fromisoformat("2030-06-01T05:00:00+00:00") + timedelta(minutes=minute)


def test_a_line_that_is_cut_is_shown_and_heals() -> None:
    replay = story(
        {"at": at(0), "party": "A", "condition": "line cut", "other": "B"},
        {"at": at(4), "party": "B", "raised": "NO CONTACT"},
        {"at": at(10), "party": "A", "condition": "line healed", "other": "B"},
        {"at": at(20), "party": "A", "shown": "line", "words": "A-B line: OPEN"},
    )
    assert replay.failed == []


@pytest.mark.requirement("F1-1")
def test_a_stop_at_an_empty_desk_climbs_and_its_sender_is_told_that_nobody_is_there() -> None:
    replay = story(
        {"at": at(0), "party": "A", "condition": "desk empty"},
        {"at": at(60), "party": "B", "raised": "DESK UNMANNED: nobody is at the desk of A"},
        {"at": at(70), "party": "B", "act": "stop", "text": "west gate"},
        {"at": at(73), "party": "A", "raised": "OVERDUE: STOP", "role": "duty commander"},
        {"at": at(80), "party": "A", "condition": "desk back"},
        {"at": at(81), "party": "A", "act": "take"},
        {"at": at(82), "party": "B", "shown": "line", "words": "its desk: manned"},
    )
    assert replay.failed == []


def test_a_wrong_check_group_is_refused_by_the_officers_own_node() -> None:
    given = {
        "name": "N-1",
        "activity": "patrol",
        "place": "36.5N 38.0E",
        "radius_m": 500,
        "start": at(60),
        "end": at(120),
    }
    wrong = {"act": "read back", "notice": "N-1", "group": "00000"}
    refused = {"refused": "is not the check group of this notice"}
    replay = story(
        {"at": at(0), "party": "A", "act": "give", **given},
        {"at": at(1), "party": "B", **wrong, **refused},
        {"at": at(2), "party": "B", "act": "read back", "notice": "N-1"},
    )
    assert replay.failed == []
    unforeseen = story(
        {"at": at(0), "party": "A", "act": "give", **given},
        {"at": at(1), "party": "B", **wrong},
    )
    assert "refused" in unforeseen.failed[0]


def test_every_setting_of_a_story_holds_in_its_nodes() -> None:
    ladder = {"escalation": {"ladder": ["desk", "chief"]}}
    replay = story(
        {"at": at(0), "party": "A", "act": "stop"},
        {"at": at(2), "party": "B", "raised": "OVERDUE: STOP", "role": "chief"},
        settings=ladder,
    )
    assert replay.failed == []


# Bad files


def broken(change: Callable[[dict[str, Any]], None]) -> str:
    """Read an incident after a change, and return what is said of it."""
    whole = deepcopy(tables("deir-ez-zor-2016"))
    change(whole)
    with pytest.raises(BadInput) as refused:
        read_tables(whole, INCIDENTS / "deir-ez-zor-2016" / INCIDENT_FILE)
    return str(refused.value)


def test_every_fault_of_a_file_is_told_at_once() -> None:
    def change(whole: dict[str, Any]) -> None:
        whole["incident"]["closing"] = ["one"]
        whole["settings"]["escalation"]["laddr"] = []
        whole["settings"]["line"] = {"check_at": ["09:30Z", "9.30"]}
        whole["row"][2]["activty"] = whole["row"][2].pop("activity")
        whole["row"][3]["party"] = 7
        whole["row"][4] = {"at": at(0)}

    said = broken(change)
    assert "incident: " in said
    assert "laddr: there is no such setting; did you mean ladder?" in said
    assert "settings.line.check_at: '9.30' is no time of day in UTC" in said
    for number in (3, 4, 5):
        assert f"row {number}: " in said, said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda whole: whole["row"].reverse(), "it is before the row above it"),
        (lambda whole: whole["row"][2].update(party="D"), "there is no party on the line 'D'"),
        (lambda whole: whole["row"][0].update(source="rumour"), "there is no source 'rumour'"),
        (lambda whole: whole["row"][2].update(place="north"), "row 3: 'north'"),
        (lambda whole: whole["row"][2].update(act="shoot"), "shoot"),
        (lambda whole: whole["row"][0].update(act="give"), "it says happened and act"),
        (lambda whole: whole.update(rows=[]), "there is no such table"),
        (lambda whole: whole["row"][0].update(happened="a\u202eb"), "it holds"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_its_place(
    change: Callable[[dict[str, Any]], None], said: str
) -> None:
    assert said in broken(change)


def test_a_folder_without_an_incident_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_story(tmp_path)
    (tmp_path / INCIDENT_FILE).write_text("a = ")
    with pytest.raises(BadInput, match="not TOML"):
        read_story(tmp_path)


# The command


def test_the_command_ends_with_one_where_anything_is_not_as_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "il-20-2018"
    shutil.copytree(INCIDENTS / "il-20-2018", folder)
    before = sorted(tmp_path.rglob("*"))
    assert run_story(folder) == 0
    assert "all of them held" in capsys.readouterr().out.splitlines()[-1]
    file = folder / INCIDENT_FILE
    file.write_text(file.read_text().replace("LATE: 0 min", "LATE: 9 min"))
    assert run_story(folder, json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["failed"]) == 1
    assert sorted(tmp_path.rglob("*")) == before, "nothing is written unless a page is asked for"


def test_json_tells_what_the_table_tells() -> None:
    rows = plain(played("kunduz-2015"))["rows"]
    assert len(rows) == len(played("kunduz-2015").told)
    again = [row for row in rows if row.get("again", 0) > 300]
    assert [(row["party"], row["role"]) for row in again] == [("B", "duty commander")]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_to_print_needs_nothing_else_to_be_read(name: str) -> None:
    made = page(played(name))
    assert made.count("<svg") == 1
    assert made == page(played(name))
    for forbidden in ("<script", "http:", "https:", "src=", "href=", "@import", "url("):
        assert forbidden not in made


@pytest.mark.requirement("F12-4", "F12-5")
def test_bulletin_2021_the_total_is_the_sum_of_its_parts_at_both_desks() -> None:
    name = "bulletin-2021"
    shown = [told for told in played(name).told if told.kind == SHOWN]
    parts = "Idlib 12 + Latakia 11 + Aleppo 1 + Hama 3 + elsewhere 0 = 27"
    assert {told.party for told in shown if parts in told.words} == {"A", "B"}
    assert any("total 26; here 27: DIFFERS BY -1" in told.words for told in shown)
    # One of the 27 lies on the border of two areas, and is in one of them.
    place = tables(name)["row"][0]["place"]
    assert place == "35.7N 36.2E"


@pytest.mark.requirement("F5-2")
def test_khasham_no_holds_for_an_hour_and_is_then_shown_as_expired() -> None:
    name = "khasham-2018"
    shown = [told for told in played(name).told if told.kind == SHOWN and "A-2" in told.words]
    assert [told.words.split(", ")[2] for told in shown] == ["answer NO", "answer EXPIRED"]
    assert minutes(name, shown) == [-116, -60]


@pytest.mark.requirement("F5-1")
def test_khasham_a_question_that_nobody_answers_climbs_and_is_shown_as_not_answered() -> None:
    name = "khasham-2018"
    late = bells(name, "B", "OVERDUE: query to answer")
    assert [told.role for told in late] == list(LADDER)
    assert minutes(name, late) == [5, 6, 7]
    shown = [told.words for told in played(name).told if "NOT ANSWERED" in told.words]
    assert any("query A-3" in words for words in shown)


@pytest.mark.requirement("F4-3")
def test_idlib_what_was_posted_and_not_receipted_is_shown_as_just_that() -> None:
    name = "idlib-2020"
    shown = [told for told in played(name).told if told.kind == SHOWN and "receipt" in told.words]
    states = [told.words.split("receipt ")[1].split(",")[0] for told in shown]
    assert states[0] == "NONE"
    assert set(states[1:]) == {"RECEIVED"}
    assert minutes(name, bells(name, "B", "A-CONVOY-1"))[0] == -689, "not before the line healed"


def test_idlib_a_yes_says_that_somebody_is_there_and_never_where() -> None:
    [yes] = bells("idlib-2020", "B", "B-1: YES")
    assert yes.words == "query: A B-1: YES"
