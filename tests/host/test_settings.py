"""The settings file: what `init` writes is good, and every mistyped key is named at once."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadInput
from keepclear.host.clock import Clock
from keepclear.host.settings import (
    Scenario,
    Settings,
    check_settings,
    default_settings_text,
    load_settings,
    zone_of,
)
from keepclear.record.text import find_refused

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SCENARIO = Scenario("EXERCISE 7", datetime(2017, 11, 11, 12, 0, tzinfo=UTC), 60.0, NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keepclear.toml"


def faults(path: Path, text: str) -> list[tuple[str, str, str]]:
    """What is wrong with a text: (key, fault, cure)."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_settings(path)
    found = refusal.value.faults
    assert all(fault.place.startswith(str(path)) for fault in found)
    return [(f.place.removeprefix(f"{path}: "), f.fault, f.cure) for f in found]


# What init writes


def test_the_file_that_init_writes_gives_the_defaults(path: Path) -> None:
    path.write_text(default_settings_text("PARTY A"), encoding="utf-8")
    least = msgspec.convert({"party": {"name": "PARTY A"}}, Settings)
    assert load_settings(path) == least
    assert check_settings(path, NOW) == []


def test_what_init_is_told_stands_in_the_file(path: Path) -> None:
    text = default_settings_text(
        "B", 8443, "0.0.0.0", ["https://b.example:8443"], SCENARIO, "duty officer", "KM"
    )
    path.write_text(text, encoding="utf-8")
    read = load_settings(path)
    assert read.listen is not None
    assert (read.listen.host, read.listen.port) == ("0.0.0.0", 8443)
    assert read.listen.endpoints == ("https://b.example:8443",)
    assert read.clock.scenario == SCENARIO
    assert (read.officer.role, read.officer.initials) == ("duty officer", "KM")


def test_every_setting_stands_in_the_file_with_its_default() -> None:
    text = default_settings_text("A", 0, scenario=SCENARIO)
    for line in (
        "bounds = [",
        "units = {",
        "lead_minutes = {",
        "check_at = [",
        "alarm_command = [",
        "names = [",
        "[[witness]]",
        'url = "https',
        'key = "witness',
        'tls_key = ""',
        "[health]",
        'host = "127.0.0.1"\n# port = 9464',
        "port = 9464",
    ):
        text = text.replace(f"# {line}", line)
    written = tomllib.loads(text)
    known = _keys(Settings)
    assert _written(written, known) == known


def _keys(kind: Any, place: str = "") -> set[str]:
    found = set()
    for field in msgspec.structs.fields(kind):
        inner = [
            part
            for part in (field.type, *getattr(field.type, "__args__", ()))
            if isinstance(part, type) and issubclass(part, msgspec.Struct)
        ]
        key = f"{place}{field.encode_name}"
        found |= _keys(inner[0], f"{key}.") if inner else {key}
    return found


def _written(table: dict[str, Any], known: set[str], place: str = "") -> set[str]:
    """The keys of a file; a table that is the value of one setting is not gone into."""
    found = set()
    for name, value in table.items():
        key = place + name
        is_table = isinstance(value, dict) and key not in known
        found |= _written(value, known, f"{key}.") if is_table else {key}
    return found


def test_the_page_on_settings_names_every_setting() -> None:
    page = (ROOT / "docs/run/settings.md").read_text(encoding="utf-8").partition("\n## Files")[0]
    rows = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted(_keys(Settings))


@given(name=st.text(min_size=1, max_size=64).filter(lambda text: not find_refused(text)))
def test_any_name_that_may_stand_in_a_record_survives_the_file(name: str) -> None:
    assert tomllib.loads(default_settings_text(name))["party"]["name"] == name


# What a person mistypes


def test_every_fault_is_named_at_once(path: Path) -> None:
    found = faults(
        path,
        """
        [party]
        name = ""
        [listen]
        port = 70000
        hots = "b"
        endpoints = ["http://b:1", "https://b:70000", "https://b:1"]
        [clock]
        scenario = { id = "X", origin = 2017-11-11T12:00:00, rate = nan, started = 2026-01-01 }
        [precedence.read_back_within_minutes]
        FLASH = "2"
        [retry]
        first_s = 61
        [line]
        carry_after_s = true
        [theatre]
        bounds = [1, 2, 3]
        [log]
        level = "loud"
        [desks]
        """,
    )
    assert sorted(place for place, _, _ in found) == [
        "clock.scenario.origin",
        "clock.scenario.rate",
        "clock.scenario.started",
        "desks",
        "line.carry_after_s",
        "listen.endpoints",
        "listen.endpoints",
        "listen.hots",
        "listen.port",
        "log.level",
        "party.name",
        "precedence.read_back_within_minutes.FLASH",
        "retry.longest_s",
        "theatre.bounds",
    ]
    assert all(fault and cure for _, fault, cure in found)


@pytest.mark.parametrize(
    ("table", "key", "nearest"),
    [
        ("[listen]\nport = 1\nhots = 'x'", "listen.hots", "host"),
        ("[precedence.read_back_within_minutes]\nflash = 1", "flash", "FLASH"),
        ("[threatre]", "threatre", "theatre"),
        ("[log]\nlog_level = 'info'", "log.log_level", "level"),
    ],
)
def test_an_unknown_key_is_a_fault_that_names_the_nearest(
    path: Path, table: str, key: str, nearest: str
) -> None:
    [(place, fault, cure)] = faults(path, f"[party]\nname = 'A'\n{table}\n")
    assert place.endswith(key)
    assert fault == "there is no such setting"
    assert cure == f"did you mean {nearest}?"


def test_a_key_like_no_other_lists_what_there_is(path: Path) -> None:
    [(_, _, cure)] = faults(path, "[party]\nname = 'A'\n[retry]\nqqqqq = 1\n")
    assert cure == "take one of first_s, longest_s"


@pytest.mark.parametrize(
    ("text", "place", "fault"),
    [
        ("", "party", "it is missing"),
        ("[party]", "party.name", "it is missing"),
        ("party = 'A'", "party", "it is not a table"),
        ("[party]\nname = 'A\u202eB'", "party.name", "bidirectional"),
        (
            "[party]\nname = 'A'\n[officer]\nrole = 'a\\u0007'".replace("'", '"'),
            "officer.role",
            "U+0007",
        ),
        (
            "[party]\nname = 'A'\n[desk]\nalarm_command = 'aplay stop.wav'",
            "desk.alarm_command",
            "array",
        ),
        (
            "[party]\nname = 'A'\n[desk]\nalarm_command = ['aplay', '']",
            "desk.alarm_command",
            "empty",
        ),
        *(
            (f"[party]\nname = 'A'\n[desk]\nlisten = '{listen}'", "desk.listen", "no address")
            for listen in ("8440", "127.0.0.1", "127.0.0.1:70000", "https://127.0.0.1:1", "a b:1")
        ),
        *(
            (f"[party]\nname = 'A'\n[desk]\nnames = ['{name}']", "desk.names", "no name")
            for name in ("", "https://desk.example", "desk.example:8440", "-desk", "*")
        ),
        ("[party]\nname = 'A'\n[theatre]\nbounds = [35, 38, 42, 32]", "theatre.bounds", "no area"),
        (
            "[party]\nname = 'A'\n[theatre]\nbounds = [35, 32, 242, 38]",
            "theatre.bounds",
            "beyond 180",
        ),
        (
            "[party]\nname = 'A'\n[theatre]\nbounds = [35, inf, 4, 38]",
            "theatre.bounds",
            "not a number",
        ),
        ("[party]\nname = 'A'\n[retry]\nfirst_s = 0", "retry.first_s", "expected float >= 0.1"),
        (
            "[party]\nname = 'A'\n[line]\ncheck_every_minutes = 1.5",
            "line.check_every_minutes",
            "int",
        ),
    ],
)
def test_a_fault_says_where_and_what(path: Path, text: str, place: str, fault: str) -> None:
    [(found_place, found, cure)] = faults(path, text)
    assert found_place == place
    assert fault in found
    assert cure


def test_a_rate_finer_than_a_channel_can_say_is_refused(path: Path) -> None:
    scenario = msgspec.structs.replace(SCENARIO, rate=0.0015)
    [(place, _, cure)] = faults(path, default_settings_text("A", scenario=scenario))
    assert (place, cure) == ("clock.scenario.rate", "give it in steps of 0.001")


def test_a_theatre_may_span_the_antimeridian(path: Path) -> None:
    path.write_text("[party]\nname = 'A'\n[theatre]\nbounds = [170, -20, -170, 10]\n")
    assert load_settings(path).theatre.bounds == (170, -20, -170, 10)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[party\nname = 'A'\n", "line 1"),
        (b"[party]\nname = '\xff'\n", "byte 17 is not UTF-8"),
        (b"[party]\nname = 'A'\nname = 'B'\n", "line 3"),
    ],
)
def test_a_file_that_is_not_toml_says_where(path: Path, content: bytes, fault: str) -> None:
    path.write_bytes(content)
    [found] = check_settings(path)
    assert fault in found.fault
    assert found.cure


def test_a_byte_order_mark_is_no_fault(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf[party]\nname = 'A'\n")
    assert load_settings(path).party.name == "A"


def test_no_file_names_the_command_that_writes_one(path: Path) -> None:
    with pytest.raises(BadInput, match="keepclear init"):
        load_settings(path)


def test_a_folder_in_its_place_is_a_fault(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings(path)


# What check looks at beside the file


@pytest.mark.parametrize(
    ("started", "fault"),
    [
        (NOW + timedelta(days=8), "more than a week ahead"),
        (NOW - timedelta(days=400), "more than a year ago"),
    ],
)
def test_a_scenario_that_started_at_an_odd_time_is_a_fault(
    path: Path, started: datetime, fault: str
) -> None:
    scenario = msgspec.structs.replace(SCENARIO, started=started)
    path.write_text(default_settings_text("A", scenario=scenario), encoding="utf-8")
    load_settings(path)
    [found] = check_settings(path, NOW)
    assert fault in found.fault
    assert found.place.endswith("clock.scenario.started")


def test_a_scenario_that_runs_out_of_the_calendar_is_a_fault(path: Path) -> None:
    late = datetime(9_999, 1, 1, tzinfo=UTC)
    scenario = msgspec.structs.replace(SCENARIO, origin=late, rate=10_000.0)
    path.write_text(default_settings_text("A", scenario=scenario), encoding="utf-8")
    [found] = check_settings(path, NOW)
    assert "leaves the calendar" in found.fault


def test_keys_that_others_can_read_are_found_by_check(path: Path) -> None:
    path.write_text(default_settings_text("A"), encoding="utf-8")
    (path.parent / "node.keys").write_text("keys")
    (path.parent / "node.keys").chmod(0o644)
    [found] = check_settings(path, NOW)
    assert "chmod 600" in found.cure


# What the settings mean


def test_the_scenario_sets_the_clock() -> None:
    clock = Clock(SCENARIO.pacing(), real=lambda: NOW + timedelta(minutes=1))
    assert clock.now() == SCENARIO.origin + timedelta(hours=1)


def test_each_precedence_has_its_own_time_to_read_back(path: Path) -> None:
    text = default_settings_text("A")
    table = "[precedence.read_back_within_minutes]\n# When a notice that nobody has read back is "
    assert table in text
    path.write_text(text.replace(f"{table}overdue.\nFLASH = 2", f"{table}late.\nFLASH = 3"))
    precedence = load_settings(path).precedence
    within = precedence.read_back_within_minutes
    assert (within.flash, within.immediate, within.priority, within.routine) == (3, 10, 30, 120)
    assert precedence.answer_within_minutes.flash == 2


# How the watch is kept


def test_every_fault_of_the_procedure_is_named_at_once(path: Path) -> None:
    found = faults(
        path,
        """
        [party]
        name = "A"
        [precedence.taken_within_minutes]
        FLASH = 0
        ROUTINE = 10081
        [escalation]
        ladder = ["watch", "watch leader", "Watch ", "leader\\u202e"]
        climb_after_minutes = { flash = 1 }
        [dissemination]
        units = { fligth = ["tower"], all = ["ops", "ops"], patrol = ["gate\\u0007"] }
        [notices]
        lead_minutes = { all = 60, medevak = 60, flight = 0 }
        moved_km = -1
        [watch]
        unmanned_after_minutes = 1.5
        [line]
        contact_within_s = 301
        """,
    )
    assert sorted((place, cure) for place, _, cure in found) == [
        ("dissemination.units", "did you mean flight?"),
        ("dissemination.units", "name each unit once"),
        ("dissemination.units", "write it without that character"),
        ("escalation.climb_after_minutes.flash", "did you mean FLASH?"),
        ("escalation.ladder", "name each role once, upwards"),
        ("escalation.ladder", "write it without that character"),
        ("line.no_contact_after_s", "give at least as much"),
        (
            "notices.lead_minutes",
            "give whole minutes by activity, such as { flight = 60, humanitarian_movement = 2880 }",
        ),
        ("notices.moved_km", "give kilometres from 0.1 to 1000"),
        ("precedence.taken_within_minutes.FLASH", "give whole minutes from 1 to 10080"),
        ("precedence.taken_within_minutes.ROUTINE", "give whole minutes from 1 to 10080"),
        ("watch.unmanned_after_minutes", "give whole minutes from 1 to 10080"),
    ]


def test_a_ladder_that_loops_is_refused_and_the_role_named(path: Path) -> None:
    [(place, fault, _)] = faults(
        path, "[party]\nname = 'A'\n[escalation]\nladder = ['watch', 'leader', 'watch']\n"
    )
    assert place == "escalation.ladder"
    assert fault == "it loops: 'watch' stands in it twice"


@pytest.mark.parametrize(
    "ladder", ["[]", "['']", "'watch'", f"{['r' + str(n) for n in range(17)]}"]
)
def test_a_ladder_without_a_role_or_with_too_many_is_refused(path: Path, ladder: str) -> None:
    [(place, _, cure)] = faults(path, f"[party]\nname = 'A'\n[escalation]\nladder = {ladder}\n")
    assert place == "escalation.ladder"
    assert "roles in order" in cure


@pytest.mark.parametrize(
    ("table", "nearest"),
    [
        ("[dissemination]\nunits = { Flight = ['tower'] }", "did you mean flight?"),
        ("[dissemination]\nunits = { al = ['tower'] }", "did you mean all?"),
        ("[notices]\nlead_minutes = { humanitarian = 60 }", "did you mean humanitarian_site?"),
    ],
)
def test_an_unknown_activity_is_refused_and_the_nearest_named(
    path: Path, table: str, nearest: str
) -> None:
    [(_, fault, cure)] = faults(path, f"[party]\nname = 'A'\n{table}\n")
    assert "is no activity" in fault
    assert cure == nearest


def test_a_lead_time_is_asked_of_an_activity_and_never_of_all(path: Path) -> None:
    [(_, fault, _)] = faults(path, "[party]\nname = 'A'\n[notices]\nlead_minutes = { all = 60 }\n")
    assert fault == "'all' is no activity"


def test_more_units_than_a_record_can_name_are_refused(path: Path) -> None:
    names = [f"unit {number}" for number in range(65)]
    [(place, fault, _)] = faults(path, f"[party]\nname='A'\n[dissemination]\nunits.all = {names}\n")
    assert place == "dissemination.units"
    assert "more than 64" in fault


@pytest.mark.parametrize(
    "line", ["contact_within_s = 301", "no_contact_after_s = 119", "contact_within_s = 3600.0"]
)
def test_no_contact_never_comes_before_degraded(path: Path, line: str) -> None:
    [(place, fault, _)] = faults(path, f"[party]\nname = 'A'\n[line]\n{line}\n")
    assert place == "line.no_contact_after_s"
    assert "shorter than contact_within_s" in fault


# The desk's own time zone


@pytest.mark.requirement("F9-4")
def test_the_desk_has_a_time_zone_of_its_own(path: Path) -> None:
    path.write_text(default_settings_text("A").replace('zone = "UTC"', 'zone = "Asia/Damascus"'))
    assert str(zone_of(load_settings(path))) == "Asia/Damascus"
    path.write_text(default_settings_text("A"))
    assert zone_of(load_settings(path)) is UTC


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "EST", "Etc/GMT-3", "../UTC"])
def test_a_time_zone_that_is_not_there_is_refused_with_a_cure(path: Path, zone: str) -> None:
    text = default_settings_text("A").replace('zone = "UTC"', f'zone = "{zone}"')
    ((key, fault, cure),) = faults(path, text)
    assert key == "desk.zone"
    assert f"no time zone {zone!r}" in fault
    assert "Region/City" in cure


def test_every_fault_of_the_witnesses_is_named_with_its_cure(path: Path) -> None:
    found = faults(
        path,
        """
        [party]
        name = "A"
        [witnessing]
        least = 4
        [[witness]]
        url = "http://192.0.2.9:1"
        key = "w+00000000+AAAA"
        [[witness]]
        url = "http://127.0.0.1:8080/w"
        key = "witness.example/w1+3741ffc7+nonsense"
        tls_key = "AB"
        name = "w"
        """,
    )
    assert sorted(place for place, _, _ in found) == [
        "witness[1].key",
        "witness[1].url",
        "witness[2].key",
        "witness[2].name",
        "witness[2].tls_key",
        "witnessing.least",
    ]
