"""Lists as people bring them to a node: taken, mended, brought again, killed in the middle."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.exchanges.parties import COMMAND, Party, make_party, run, serving
from tests.host.terminal import Desk

from keepclear.host.body import Body
from keepclear.host.bulk.exporting import CONFLICT_HEADINGS
from keepclear.host.card import our_card
from keepclear.host.cli import bulk
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node.register.imports import every_imported

BULK = Path(__file__).parents[3] / "examples" / "bulk"
HEADINGS = "Ref,Convoy,Type,Route,Lat,Lon,Keep clear km,Day,Leaves,Arrives,Driver,Remarks\n"
MOVEMENTS = ("--mapping", BULK / "movements.toml", "--as", "movements")
SITES = ("--mapping", BULK / "sites.toml", "--as", "sites")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A party with a channel that it founded; its folder is copied, never changed."""
    root = tmp_path_factory.mktemp("bulk")
    a, b = make_party(root, "A", listens=False), make_party(root, "B", listens=False)
    body = Body(a.folder)
    body.answer({"act": "peer add", "card": base64.b64encode(our_card(b.folder).data).decode()})
    body.answer({"act": "channel found", "name": "line", "peers": ["B"]})
    body.close()
    return a.folder


@pytest.fixture
def a(empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    folder = tmp_path / "A"
    subprocess.run(["cp", "-r", str(empty), str(folder)], check=True)
    return Desk(Party("A", folder, None), capsys)


def line(n: int, **cells: str) -> str:
    told = {
        "Lat": f"{35 + n / 1000:.3f}N",
        "Lon": "37.5E",
        "Day": "2030-06-01",
        "Leaves": "08:00",
    } | cells
    lat, lon, day, leaves = (told[name] for name in ("Lat", "Lon", "Day", "Leaves"))
    return f"{n},Convoy {n},Food,,{lat},{lon},0.5,{day},{leaves},2030-06-01 12:00,x,\n"


def written(path: Path, *lines: str) -> Path:
    path.write_text(HEADINGS + "".join(lines))
    return path


def outcome(desk: Desk, *words: str | Path) -> tuple[int, Any, str]:
    ran = desk("--json", "import", *words)
    return ran.code, ran.answer if ran.out else None, ran.err


def notices(desk: Desk) -> list[Any]:
    listed: list[Any] = desk.done("notice", "list")
    return listed


@pytest.mark.requirement("F14-4")
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "geojson"])
def test_the_example_says_the_same_in_every_format(a: Desk, suffix: str) -> None:
    code, answer, err = outcome(a, BULK / "movements.csv", *MOVEMENTS)
    assert (code, answer["new"], len(answer["given"])) == (0, 6, 6), err
    code, answer, _ = outcome(a, BULK / f"movements.{suffix}", *MOVEMENTS)
    assert (code, answer["same"], answer["taken"]) == (0, 6, False)
    code, answer, err = outcome(a, BULK / "sites.csv", *SITES)
    assert (code, answer["new"]) == (0, 4), err
    code, answer, _ = outcome(a, BULK / f"sites.{suffix}", *SITES)
    assert (code, answer["same"]) == (0, 4)


@pytest.mark.requirement("F14-4")
def test_bad_lines_keep_a_list_out_until_they_are_mended_or_the_good_ones_are_taken(
    a: Desk, tmp_path: Path
) -> None:
    bad = {7: {"Lat": "95.2N"}, 12: {"Leaves": "24:00"}, 13: {"Lon": "east", "Day": "1/2/30"}}
    file = written(tmp_path / "c.csv", *(line(n, **bad.get(n, {})) for n in range(20)))
    mend = tmp_path / "mend.csv"
    words = (*MOVEMENTS, "--bad-lines", mend)
    code, answer, err = outcome(a, file, *words)
    assert (code, answer["bad_lines"], answer["taken"]) == (2, 3, False)
    assert "c.csv line 9, column 'Lat': '95.2N' is no latitude" in err
    assert "c.csv line 14, column 'Day' and 'Leaves'" in err
    assert notices(a) == []
    code, answer, _ = outcome(a, file, *words, "--take-good")
    assert (code, len(answer["given"])) == (1, 17)
    assert len(notices(a)) == 17
    told = mend.read_text()
    assert told.splitlines()[0].endswith(",Remarks,what is wrong")
    assert len(told.splitlines()) == 4
    told = told.replace("95.2N", "35.2N").replace("24:00", "09:00")
    mend.write_text(told.replace("east", "37.5E").replace("1/2/30", "2030-06-01"))
    code, answer, err = outcome(a, mend, *MOVEMENTS)
    # The mended list is a part of the whole: the others are said to be missing, and stand.
    assert (code, len(answer["given"]), len(answer["vanished"])) == (1, 3, 17), err
    assert len(notices(a)) == 20


def test_bad_features_are_written_as_features_and_mended_alike(a: Desk, tmp_path: Path) -> None:
    document = json.loads((BULK / "movements.geojson").read_text())
    document["features"][2]["geometry"]["coordinates"][0][1] = 95
    file, mend = tmp_path / "c.geojson", tmp_path / "mend.geojson"
    file.write_text(json.dumps(document))
    code, _, err = outcome(a, file, *MOVEMENTS, "--take-good", "--bad-lines", mend)
    assert (code, "c.geojson features[2]" in err) == (1, True)
    (feature,) = json.loads(mend.read_text())["features"]
    assert "not a position" in feature["properties"]["what is wrong"]
    mend.write_text(mend.read_text().replace("95", "36.5"))
    assert outcome(a, mend, *MOVEMENTS)[1]["new"] == 1
    assert outcome(a, file, *MOVEMENTS, "--bad-lines", tmp_path / "x.csv")[0] == 2


@pytest.mark.requirement("F14-5")
def test_a_list_again_changes_what_changed_and_tells_what_vanished(a: Desk, tmp_path: Path) -> None:
    file = written(tmp_path / "c.csv", *(line(n) for n in range(5)))
    assert outcome(a, file, *MOVEMENTS)[0] == 0
    assert outcome(a, file, *MOVEMENTS)[1]["same"] == 5
    written(file, line(0), line(1, Leaves="09:00"), line(2), line(3), line(9))
    code, answer, err = outcome(a, file, *MOVEMENTS)
    assert (code, answer["new"], answer["changed"], answer["same"]) == (1, 1, 1, 3)
    assert answer["vanished"] == ["4"]
    assert "no longer in the list, and it stands: 4; nothing is cancelled by itself" in err
    shown = {row["notice"]: row["from"] for row in notices(a)}
    assert shown["Convoy 1"] == "2030-06-01T06:00:00Z"
    assert "Convoy 4" in shown


@pytest.mark.requirement("F14-5")
def test_of_very_many_that_vanished_some_are_told_and_how_many_more(
    a: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "VANISHED_TOLD", 2)
    file = written(tmp_path / "many.csv", *(line(n) for n in range(5)))
    assert outcome(a, file, *MOVEMENTS)[0] == 0
    _, answer, err = outcome(a, written(file, line(0)), *MOVEMENTS)
    assert len(answer["vanished"]) == 4
    assert err.count("no longer in the list, and it stands") == 2
    assert "2 more are no longer in the list, and stand; --json names them all" in err


@pytest.mark.requirement("F14-6")
def test_what_looks_like_another_is_told_and_taken(a: Desk, tmp_path: Path) -> None:
    a.done("notice", "give", "--name", "BY HAND", "--place", "35.00001N 37.5E", "--radius-m", "500",
           "--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z")  # fmt: skip
    file = written(tmp_path / "c.csv", line(0), line(500), line(501, Lat="35.50010N"))
    code, answer, err = outcome(a, file, *MOVEMENTS)
    assert (code, answer["alike"], len(answer["given"])) == (0, 2, 3)
    assert "warning: c.csv line 2: within 50 m of A-1 BY HAND at the same time" in err
    assert "c.csv line 4: within 50 m of c.csv line 3" in err
    assert outcome(a, file, *MOVEMENTS, "--near-m", "0")[1]["alike"] == 0


@pytest.mark.requirement("F14-5")
def test_an_import_killed_between_batches_is_finished_by_the_same_list(
    a: Desk, tmp_path: Path
) -> None:
    count = NOTICES_PER_ACT_MAX + 7
    file = written(tmp_path / "c.csv", *(line(n) for n in range(count)))
    words = ["import", str(file), *map(str, MOVEMENTS)]
    with subprocess.Popen(
        [*COMMAND, "-f", str(a.party.folder), *words], stderr=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stderr is not None
        assert killed.stderr.readline().startswith("taken 500 of 507")
        killed.kill()
    left = len(_names(a))
    assert left in (NOTICES_PER_ACT_MAX, count)
    code, answer, _ = outcome(a, file, *MOVEMENTS)
    assert (code, answer["same"], answer["new"]) == (0, left, count - left)
    names = _names(a)
    assert len(names) == len(set(names)) == count


def _names(desk: Desk) -> list[str]:
    body = Body(desk.party.folder)
    try:
        return [plan.row.name for plan in body.node.situation.plans.values()]
    finally:
        body.close()


@pytest.mark.requirement("F14-5")
def test_a_node_killed_in_the_middle_of_a_batch_has_all_of_it_or_nothing(
    a: Desk, tmp_path: Path
) -> None:
    count = NOTICES_PER_ACT_MAX + 100
    file = written(tmp_path / "c.csv", *(line(n) for n in range(count)))
    with serving(a.party) as node:
        words = [*COMMAND, "-f", str(a.party.folder), "import", str(file), *map(str, MOVEMENTS)]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as importing:
            assert importing.stderr is not None
            assert importing.stderr.readline().startswith("taken 500 of 600")
            node.kill()
            rest = importing.stderr.read()
            importing.wait(60)
    assert importing.returncode in (0, 3), rest
    left = len(_names(a))
    assert left in (NOTICES_PER_ACT_MAX, count)
    code, answer, _ = outcome(a, file, *MOVEMENTS)
    assert (code, answer["same"]) == (0, left)
    assert len(set(_names(a))) == len(_names(a)) == count


def test_a_dry_run_takes_nothing_and_says_what_would_be(a: Desk, tmp_path: Path) -> None:
    file = written(tmp_path / "c.csv", line(1), line(2))
    code, answer, _ = outcome(a, file, *MOVEMENTS, "--dry-run")
    assert (code, answer["new"], answer["taken"]) == (0, 2, False)
    assert notices(a) == []


def test_a_line_that_is_over_is_a_bad_line_unless_it_was_taken_before(
    a: Desk, tmp_path: Path
) -> None:
    over = "1,Convoy 1,Food,,35.1N,37.5E,0.5,2020-06-01,08:00,2020-06-01 12:00,x,\n"
    code, _, err = outcome(a, written(tmp_path / "c.csv", over), *MOVEMENTS)
    assert code == 2
    assert "c.csv line 2: its validity is over" in err


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("nothing.csv", *MOVEMENTS), "cannot be read"),
        (("c.txt", *MOVEMENTS), "of no format known for lists"),
        (("c.csv", "--mapping", "no.toml", "--as", "movements"), "cannot be read"),
        (("c.csv", *MOVEMENTS[:3], "convoys"), "'convoys' is not known"),
        (("c.csv", *MOVEMENTS, "--near-m", "-1"), "--near-m"),
        (("c.csv", *SITES, "--channel", "line"), "is for movements"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    a: Desk, tmp_path: Path, words: tuple[Any, ...], fault: str
) -> None:
    if words[0] == "c.csv":
        lines = (BULK / "sites.csv").read_text() if SITES[1] in words else HEADINGS
        (tmp_path / "c.csv").write_text(lines)
        words = (tmp_path / "c.csv", *words[1:])
    code, answer, err = outcome(a, *words)
    assert (code, answer) == (2, None)
    assert fault in err


# Out again


@pytest.mark.requirement("F14-7")
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "geojson"])
def test_what_is_exported_and_imported_again_changes_nothing(
    a: Desk, tmp_path: Path, suffix: str
) -> None:
    a.done("notice", "give", "--name", "=BY HAND", "--place", "35.5N 37.5E", "--radius-m", "500",
           "--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z",
           "--text", "-not a formula")  # fmt: skip
    assert outcome(a, BULK / "movements.csv", *MOVEMENTS)[0] == 0
    assert outcome(a, BULK / "sites.csv", *SITES)[0] == 0
    for words, count in ((MOVEMENTS, 7), (SITES, 4)):
        out = tmp_path / f"out.{suffix}"
        assert a.done("export", *words, "-o", out)["count"] == count
        before = a.done("notice", "list")
        code, answer, err = outcome(a, out, *words)
        assert (code, answer["same"], answer["lines"]) == (0, count, count), err
        assert a.done("notice", "list") == before


@pytest.mark.requirement("F11-11")
def test_an_export_of_sites_is_a_reading_that_is_noted(a: Desk, tmp_path: Path) -> None:
    assert outcome(a, BULK / "sites.csv", *SITES)[0] == 0
    facts = _readings(a)
    a.done("export", *SITES, "-o", tmp_path / "out.csv", "--initials", "KM")
    assert len(_readings(a)) == len(facts) + 1


def _readings(desk: Desk) -> list[Any]:
    from keepclear.node.journal import Fact, facts

    body = Body(desk.party.folder)
    try:
        rows = body.store.journal(0, 10_000)
        return [fact for row in rows for fact in facts(row) if fact[0] == Fact.READ]
    finally:
        body.close()


def test_an_export_that_the_mapping_cannot_say_is_refused_and_writes_nothing(
    a: Desk, tmp_path: Path
) -> None:
    a.done("notice", "give", "--name", "HIGH", "--place", "35.5N 37.5E", "--radius-m", "500",
           "--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z", "--floor-m", "100",
           "--altitude-reference", "AGL")  # fmt: skip
    ran = a("export", *MOVEMENTS, "-o", tmp_path / "out.csv")
    assert ran.code == 2
    assert "this mapping cannot say its band" in ran.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.requirement("F11-14")
def test_others_are_exported_as_areas_by_their_label_and_never_as_a_way(
    a: Desk, tmp_path: Path
) -> None:
    assert outcome(a, BULK / "movements.csv", *MOVEMENTS)[0] == 0
    out = tmp_path / "keep-clear.geojson"
    # A party's own notices stand here for another's: the way out is the same.
    a.done("export", "--as", "movements", "--party", "A", "-o", out)
    features = json.loads(out.read_text())["features"]
    assert {feature["properties"]["mark"] for feature in features} == {"SAFETY ONLY"}
    assert {feature["geometry"]["type"] for feature in features} == {"Point", "Polygon"}
    names = {key for feature in features for key in feature["properties"]}
    assert not names & {"name", "activity", "speed", "route", "track"}
    assert a.done(
        "export", "--as", "movements", "--party", "A", "--label", "public", "-o", out
    )["count"] == 0  # fmt: skip
    assert a("export", *MOVEMENTS, "--party", "A", "-o", out).code == 2


def test_no_conflicts_are_a_list_without_lines(a: Desk, tmp_path: Path) -> None:
    out = tmp_path / "conflicts.csv"
    assert a.done("export", "--as", "conflicts", "-o", out)["count"] == 0
    assert out.read_text().splitlines() == [",".join(CONFLICT_HEADINGS)]


def test_the_help_of_both_has_an_example(a: Desk) -> None:
    for verb in ("import", "export"):
        assert f"Example: keepclear {verb}" in run(a.party.folder, verb, "--help").out


@pytest.mark.requirement("F14-5")
def test_a_rebuild_that_would_lose_a_key_of_a_list_keeps_the_old_store(
    a: Desk, tmp_path: Path
) -> None:
    assert a("import", written(tmp_path / "list.csv", line(1), line(2)), *MOVEMENTS).code == 0
    assert a.done("rebuild")["same"]
    body = Body(a.party.folder)
    (first, _) = every_imported(body.store)
    body.store.begin()
    body.store.put(replace(first, name=first.name + " and more"))
    body.store.commit()
    body.close()
    assert "DIFFERENT from before" in a("rebuild").out
