"""`check` as a person or a script meets it: files in, conflicts out, and one exit code."""

import io
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2
import pytest
from tests.host.planned import feature

from keepclear.host.check import run_check
from keepclear.space.index import rehearse

ROOT = Path(__file__).resolve().parents[2]
UTC_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


class Check:
    """Runs the check on contents put into files, and keeps what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = self.err = ""

    def run(self, *contents: bytes, as_json: bool = True, **options: Any) -> int:
        names = []
        for number, content in enumerate(contents):
            path = self.folder / f"{number}.geojson"
            path.write_bytes(content)
            names.append(str(path))
        return self.run_on(names, as_json=as_json, **options)

    def run_on(self, names: list[str], *, as_json: bool = True, **options: Any) -> int:
        out, err = io.StringIO(), io.StringIO()
        code = run_check(names, json=as_json, stdout=out, stderr=err, **options)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    return Check(tmp_path)


def test_plans_that_keep_clear_end_with_0_and_nothing_on_stdout(check: Check) -> None:
    assert check.run(collection(feature("a", "A"), feature("b", "B", 36.1))) == 0
    assert check.out == ""
    assert check.err == "2 notices, 2 parties, 1 pair compared; 0 conflicts\n"


def test_a_conflict_ends_with_1_and_is_one_object_with_its_keys_in_order(check: Check) -> None:
    late = {"start": "2030-06-01T07:30:00.2+02:00", "end": "2030-06-01T09:00:00.2+02:00"}
    files = collection(feature("b", "B", 36.005, **late)), collection(feature("a", "A"))
    assert check.run(*files) == 1
    (row,) = check.rows()
    expected = sha256(cbor2.dumps(["a", "b", 0, 0, 0], canonical=True)).hexdigest()[:32]
    assert list(row) == [
        *("id", "notices", "parties", "start", "end", "closest_m", "vertical_m", "where")
    ]
    assert row == {
        "id": expected,
        "notices": ["a", "b"],
        "parties": ["A", "B"],
        "start": "2030-06-01T05:30:00Z",
        "end": "2030-06-01T06:00:00Z",
        "closest_m": 0.0,
        "vertical_m": 0.0,
        "where": pytest.approx([36.0025, 35.0], abs=1e-6),
    }


def test_a_gap_in_time_is_told_where_there_is_no_overlap(check: Check) -> None:
    later = feature("b", "B", start="2030-06-01T06:04:00Z", end="2030-06-01T07:00:00Z")
    assert check.run(collection(feature("a", "A"), later), time_s=240) == 0
    assert check.run(collection(feature("a", "A"), later), time_s=241) == 1
    (row,) = check.rows()
    assert (row["gap_s"], row["start"], row["end"]) == (
        *(240, "2030-06-01T06:00:00Z", "2030-06-01T06:04:00Z"),
    )


def test_conflicts_are_sorted_by_the_two_names(check: Check) -> None:
    features = [feature(name, name[0]) for name in ("C2", "A10", "B1", "A2", "é", "Z")]
    assert check.run(collection(*features)) == 1
    pairs = [row["notices"] for row in check.rows()]
    assert pairs == sorted(pairs)
    assert ["A10", "A2"] not in pairs
    assert len(pairs) == 14
    assert "6 notices, 5 parties, 14 pairs compared; 14 conflicts" in check.err


def test_separations_widen_and_are_part_of_the_id(check: Check) -> None:
    features = collection(feature("a", "A"), feature("b", "B", 36.02))
    assert check.run(features, lateral_m=500) == 0
    assert check.run(features, lateral_m=1000.5) == 1
    (row,) = check.rows()
    assert row["closest_m"] == pytest.approx(825.8, abs=0.5)
    encoded = cbor2.dumps(["a", "b", 1000.5, 0, 0], canonical=True)
    assert row["id"] == sha256(encoded).hexdigest()[:32]


def test_altitudes_of_different_references_are_null(check: Check) -> None:
    low = feature("a", "A", floor_m=0, ceiling_m=10, altitude_reference="AGL")
    high = feature("b", "B", floor_m=7620, altitude_reference="FL")
    assert check.run(collection(low, high)) == 1
    assert check.rows()[0]["vertical_m"] is None


def test_standard_input_is_read_where_a_dash_stands(check: Check) -> None:
    (check.folder / "0.geojson").write_bytes(collection(feature("a", "A")))
    stdin = io.BytesIO(collection(feature("b", "B")))
    assert check.run_on(["-", str(check.folder / "0.geojson")], stdin=stdin) == 1
    assert check.run_on(["-"], stdin=io.BytesIO(b"{")) == 2
    assert "fault: stdin: line 1" in check.err


def test_people_read_two_notations_and_the_parties(check: Check) -> None:
    assert check.run(collection(feature("a", "A"), feature("b", "B")), as_json=False) == 1
    assert "CONFLICT  a (A) and b (B)" in check.out
    assert "35°00'00.00\"N 036°00'00.00\"E = 37S" in check.out
    assert check.run(collection(feature("a", "A")), as_json=False) == 0
    assert check.out == "no conflicts\n"


def test_one_bad_feature_refuses_all_files_with_every_fault_and_no_conflict(check: Check) -> None:
    first = collection(feature("a", "A"), feature("b", "B"), feature("c", "C", radius_m=-1))
    second = collection(feature("d", "D", activity="war"), feature("a", "B"))
    assert check.run(first, second, b"[", as_json=False) == 2
    assert check.out == ""
    told = [line for line in check.err.splitlines() if line.startswith("fault: ")]
    assert [re.sub(r"^fault: \S*/", "", line)[:22] for line in told] == [
        "0.geojson: features[2]",
        "1.geojson: features[0]",
        "2.geojson: line 1, col",
        "1.geojson: features[1]",
    ]
    assert check.err.endswith("0 notices, 0 parties, 0 pairs compared; 4 faults\n")


def test_warnings_do_not_refuse(check: Check) -> None:
    assert check.run(collection(feature("a", "A", colour="red"))) == 0
    assert "warning: " in check.err
    assert "'colour'" in check.err


@pytest.mark.parametrize("files", [[collection()], [collection(), collection()], []])
def test_no_features_at_all_is_refused(check: Check, files: list[bytes]) -> None:
    assert check.run(*files) == 2
    assert "no features at all" in check.err


def test_an_empty_file_beside_a_full_one_is_warned_of(check: Check) -> None:
    assert check.run(collection(), collection(feature("a", "A"))) == 0
    assert "0.geojson: no features" in check.err


def test_a_file_that_is_not_there_or_is_a_folder_is_refused_by_name(check: Check) -> None:
    assert check.run_on([str(check.folder / "none.geojson"), str(check.folder), "a\0b"]) == 2
    assert "none.geojson: cannot be read: No such file" in check.err
    assert "cannot be read: Is a directory" in check.err
    assert check.err.count("fault: ") == 3


def test_a_file_over_two_gigabytes_is_refused_unread(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (check.folder / "great.geojson").open("wb") as great:
        great.truncate(2_000_000_001)
    assert check.run_on([str(check.folder / "great.geojson")]) == 2
    assert "over 2 GB" in check.err
    monkeypatch.setattr("keepclear.host.check.CHECK_FILE_BYTES_MAX", 10)
    assert check.run_on(["-"], stdin=io.BytesIO(collection(feature("a", "A")))) == 2
    assert "part it" in check.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"lateral_m": -1.0}, "--lateral-m"),
        ({"vertical_m": float("nan")}, "--vertical-m"),
        ({"time_s": float("inf")}, "--time-s"),
        ({"time_s": 0.5}, "--time-s"),
        ({"bounds": "1,2,3"}, "--bounds"),
        ({"bounds": "a,b,c,d"}, "--bounds"),
        ({"bounds": "35,38,43,32"}, "--bounds"),
        ({"bounds": "35,32,243,38"}, "--bounds"),
        ({"bounds": "nan,32,43,38"}, "--bounds"),
    ],
)
def test_an_option_that_means_nothing_is_refused(
    check: Check, options: dict[str, Any], why: str
) -> None:
    assert check.run(collection(feature("a", "A")), **options) == 2
    assert f"fault: {why}: " in check.err


def test_bounds_show_latitude_and_longitude_swapped(check: Check) -> None:
    swapped = feature("a", "A") | {"geometry": {"type": "Point", "coordinates": [35.0, 36.0]}}
    assert check.run(collection(swapped)) == 0
    assert check.run(collection(swapped), bounds="35.5,32,43,35.5") == 2
    assert "look swapped" in check.err


def test_our_own_failure_is_70_and_shows_no_traceback(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("keepclear.picture.conflict.ActivePlans.all_meetings", fail)
    assert check.run(collection(feature("a", "A"))) == 70
    assert check.out == ""
    assert "RuntimeError: broken" in check.err
    assert "Traceback" not in check.err


def test_an_output_that_cannot_be_written_is_neither_a_conflict_nor_clear(check: Check) -> None:
    (check.folder / "0.geojson").write_bytes(collection(feature("a", "A"), feature("b", "B")))
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "keepclear.host.check", str(check.folder / "0.geojson")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 70
    assert "No space left" in done.stderr


def test_a_reader_that_goes_away_is_neither_a_conflict_nor_clear(check: Check) -> None:
    (check.folder / "0.geojson").write_bytes(collection(feature("a", "A"), feature("b", "B")))
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:
        command = [sys.executable, "-m", "keepclear.host.check", str(check.folder / "0.geojson")]
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 70
    assert done.stderr.endswith("the reader of the output went away before its end\n")


def test_the_published_example_has_the_conflicts_worked_out_by_hand(check: Check) -> None:
    folder = ROOT / "examples" / "syria"
    expected = json.loads((folder / "expected.json").read_text())
    files = [str(folder / f"{party}.geojson") for party in "abc"]
    assert check.run_on(files, **expected["separation"]) == 1
    rows = check.rows()
    assert all(UTC_SECOND.fullmatch(row[end]) for row in rows for end in ("start", "end"))
    keys = ("notices", "start", "end", "vertical_m")
    assert [[row[key] for key in keys] for row in rows] == [
        [row[key] for key in keys] for row in expected["initial"]
    ]
    for row, by_hand in zip(rows, expected["initial"], strict=True):
        assert row.get("gap_s") == by_hand["gap_s"]
        assert row["closest_m"] == pytest.approx(by_hand["closest_m"], abs=20)


def test_the_example_of_the_specification_is_what_happens(check: Check) -> None:
    page = (ROOT / "spec" / "check.md").read_text()
    first, second = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert check.run(first.encode(), second.encode(), lateral_m=1000) == 1
    command, row, counted, asked, code = page.split("```")[1].split("\n")[1:6]
    assert "--lateral-m 1000" in command
    assert [json.loads(row), counted] == [check.rows()[0], check.err.rstrip()]
    assert (asked, code) == ("$ echo $?", "1")


def test_standard_input_named_twice_is_said_to_be_so(check: Check) -> None:
    stdin = io.BytesIO(collection(feature("a", "A")))
    assert check.run_on(["-", "-"], stdin=stdin) == 2
    assert check.err.startswith("fault: stdin: named 2 times; ")


def test_every_bad_option_is_told_at_once(check: Check) -> None:
    options = {"lateral_m": -1.0, "bounds": "1,2", "svg": "/no/such/folder/map.svg"}
    assert check.run(collection(feature("a", "A")), **options) == 2
    assert [line.split(":")[1].strip() for line in check.err.splitlines()[:-1]] == [
        "--lateral-m",
        "--bounds",
        "--svg",
    ]


def test_a_time_beyond_any_calendar_is_refused_and_is_not_our_fault(check: Check) -> None:
    plans = collection(feature("a", "A"), feature("b", "B"))
    assert check.run(plans, time_s=10**23) == 2
    assert check.err.startswith("fault: --time-s: ")
    assert check.run(plans, time_s=10**12) == 1


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("hastened", [False, True])
def test_lengths_beyond_what_columns_hold_reach_everywhere_without_a_word(
    check: Check, hastened: bool
) -> None:
    if hastened:
        rehearse()
    wide = feature("a", "A", 36.0, radius_m=1e308)
    assert check.run(collection(wide, feature("b", "B", -140.0))) == 1
    assert check.err == "2 notices, 2 parties, 1 pair compared; 1 conflict\n"
    assert check.run(collection(feature("a", "A"), feature("b", "B", 9.0)), lateral_m=1e300) == 1
    assert check.err == "2 notices, 2 parties, 1 pair compared; 1 conflict\n"
