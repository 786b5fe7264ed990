"""What stands in the settings is how the watch is kept: every key of them reaches the procedure."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import Procedure, parse_procedure
from keepclear.host.procedure import NUMBERS, procedure_of
from keepclear.host.settings import Settings, check_text, default_settings_text, load_settings
from keepclear.host.settings.table import ACTIVITIES

MINUTES = {"FLASH": 11, "IMMEDIATE": 12, "PRIORITY": 13, "ROUTINE": 14}
FOUR = (660, 720, 780, 840)
# Each setting that says how the watch is kept, a value that is not its default, and what follows.
REACHES: list[tuple[str, Any, str, Any]] = [
    ("precedence.receipt_within_minutes", MINUTES, "receipt_s", FOUR),
    ("precedence.taken_within_minutes", MINUTES, "take_s", FOUR),
    ("precedence.read_back_within_minutes", MINUTES, "read_back_s", FOUR),
    ("precedence.answer_within_minutes", MINUTES, "answer_s", FOUR),
    ("escalation.climb_after_minutes", MINUTES, "climb_s", FOUR),
    ("escalation.ladder", ["clerk", "head"], "ladder", ("clerk", "head")),
    (
        "dissemination.units",
        {"patrol": ["gate"], "all": ["ops", "air"], "flight": ["tower"]},
        "units",
        ((0, "air"), (0, "ops"), (1, "tower"), (5, "gate")),
    ),
    ("dissemination.before_start_minutes", 7, "tell_before_s", 420),
    ("notices.lead_minutes", {"medevac": 5, "flight": 60}, "lead_s", ((1, 3_600), (12, 300))),
    ("notices.confirm_every_hours", 0, "reconfirm_s", 0),
    ("notices.moved_km", 0.25, "moved_m", 250),
    ("watch.unmanned_after_minutes", 7, "unmanned_s", 420),
    ("line.check_every_minutes", 7, "check_every_s", 420),
    ("line.check_grace_minutes", 7, "check_grace_s", 420),
    ("line.check_at", ["15:30Z", "09:30Z"], "check_at_s", (34_200, 55_800)),
    ("line.contact_within_s", 77, "contact_s", 77),
    ("line.no_contact_after_s", 777, "silence_s", 777),
    ("line.round_trip_max_s", 7, "round_trip_s", 7),
    ("line.clock_offset_max_s", 7, "offset_s", 7),
]


def settings(key: str, value: Any) -> Settings:
    table, name = key.split(".")
    return msgspec.convert({"party": {"name": "A"}, table: {name: value}}, Settings)


def test_the_file_that_init_writes_gives_the_usual_procedure(tmp_path: Path) -> None:
    path = tmp_path / "keepclear.toml"
    path.write_text(default_settings_text("A"), encoding="utf-8")
    assert procedure_of(load_settings(path)) == Procedure()


def test_no_part_of_the_procedure_is_without_its_setting() -> None:
    assert sorted(field for *_, field, _ in REACHES) == sorted(Procedure.__slots__)


@pytest.mark.parametrize(("key", "value", "field", "expected"), REACHES)
def test_a_setting_changes_its_own_part_of_the_procedure_and_no_other(
    key: str, value: Any, field: str, expected: Any
) -> None:
    procedure = procedure_of(settings(key, value))
    assert getattr(procedure, field) == expected
    changed = {n for n in Procedure.__slots__ if getattr(procedure, n) != getattr(Procedure(), n)}
    assert changed == {field}


@pytest.mark.parametrize(
    ("precedence", "place"), [("FLASH", 0), ("IMMEDIATE", 1), ("PRIORITY", 2), ("ROUTINE", 3)]
)
@pytest.mark.parametrize("row", REACHES[:5])
def test_each_precedence_reaches_its_own_place(
    row: tuple[str, Any, str, Any], precedence: str, place: int
) -> None:
    key, _, field, _ = row
    waits = getattr(procedure_of(settings(key, {precedence: 99})), field)
    assert [i for i, wait in enumerate(waits) if wait == 99 * 60] == [place]


def test_the_settings_name_every_activity_by_the_word_of_a_notice() -> None:
    assert [*NUMBERS][1:] == [*ACTIVITIES]
    assert [*NUMBERS.values()] == [0, *Activity]


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.5, 1.5])
def test_a_part_of_a_second_never_makes_a_limit_that_nothing_can_keep(seconds: float) -> None:
    assert procedure_of(settings("line.round_trip_max_s", seconds)).round_trip_s >= seconds


NAMES = st.text(min_size=1, max_size=64)


@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.dictionaries(st.sampled_from(["all", *ACTIVITIES]), st.lists(NAMES, max_size=4)),
    st.dictionaries(st.sampled_from(ACTIVITIES), st.integers(1, 10_080)),
)
def test_whatever_the_check_of_the_settings_takes_can_be_read_back_from_the_journal(
    ladder: list[str], units: dict[str, list[str]], leads: dict[str, int]
) -> None:
    tables = {
        "party": {"name": "A"},
        "escalation": {"ladder": ladder},
        "dissemination": {"units": units},
        "notices": {"lead_minutes": leads},
    }
    # Strings and arrays of JSON are those of TOML.
    inline = {
        key: "{" + ", ".join(f"{name} = {json.dumps(value)}" for name, value in rows.items()) + "}"
        for key, rows in (("dissemination.units", units), ("notices.lead_minutes", leads))
    }
    lines = {"party.name": '"A"', "escalation.ladder": json.dumps(ladder)} | inline
    text = "\n".join(f"{key} = {value}" for key, value in lines.items())
    if not check_text(text, "keepclear.toml"):
        procedure = procedure_of(msgspec.convert(tables, Settings))
        assert parse_procedure(procedure.encode()) == procedure
