"""The commands on incidents, bulletins and status statements, on a node at rest."""

import base64
import csv
import io
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from tests.exchanges.parties import Party, run
from tests.host.terminal import TYPED, Desk, init

from keepclear.errors import BadInput, Unavailable
from keepclear.host import attachments
from keepclear.host.body import Body
from keepclear.node.journal import Fact, facts

SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, 35], [w + 1, 35], [w + 1, 36], [w, 36], [w, 35]]],
            },
        }
        for name, w in (("west", 36), ("east", 37))
    ],
}
WHEN = ("--began", "2021-02-09T10:00Z")
TIME = ("--from", "2021-02-09T00:00Z", "--until", "2021-02-11T00:00Z")


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Party:
    root = tmp_path_factory.mktemp("incidents")
    a, b = init(root / "a", "A"), init(root / "b", "B")
    card = root / "card.txt"
    card.write_text(run(b.folder, "card").out)
    assert run(a.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    return a


@pytest.fixture
def a(party: Party, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(party, capsys)


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps(SQUARES))
    return path


def report(a: Desk, title: str, *words: str | Path) -> str:
    named = ("--kind", "fire", "--title", title, "--text", "Heard from the post.")
    number: str = a.done("incident", "open", *named, *WHEN, *words)["incident"]
    return number


@pytest.mark.requirement("F12-1")
def test_an_incident_is_reported_listed_and_shown_as_our_word_alone(a: Desk) -> None:
    number = report(a, "shells at the bridge", "--place", "35.5N 36.5E")
    listed = a("incident", "list").out
    assert "shells at the bridge" in listed
    shown = a("incident", "show", number).out
    assert f"{number} fire: shells at the bridge [OPEN]" in shown
    assert "reported by A; no position stated by B; not established" in shown
    assert "35°30'00.00\"N 036°30'00.00\"E" in shown


def test_what_is_missing_of_a_report_is_said_at_once(a: Desk) -> None:
    ran = a("incident", "open", "--place", "35.5N 36.5E")
    assert ran.code == 2
    assert [line.split(":")[0] for line in ran.err.splitlines()[::2]] == [
        "--kind",
        "--title",
        "--text",
        "--began",
    ]


def test_a_draft_from_a_notice_is_filled_and_reports_nothing(a: Desk) -> None:
    a.done("notice", "give", "--name", "NORTH-1", *TYPED)
    before = len(a.done("incident", "list"))
    drafted = a("incident", "open", "--from", "NORTH-1", "--draft").out
    assert "DRAFT, not reported: NOTICE NOT FOLLOWED: notice NORTH-1 of A" in drafted
    assert len(a.done("incident", "list")) == before
    number = a.done("incident", "open", "--from", "NORTH-1", "--text", "It left the road.")
    shown = a.done("incident", "show", number["incident"])
    assert shown["text"] == "It left the road."
    assert [link["what"] for link in shown["links"]] == ["give of A: NORTH-1"]
    assert len(shown["places"]) == 1


def test_a_draft_from_a_stop_says_who_has_not_taken_it(a: Desk) -> None:
    (record,) = a.done("stop", "our people at the gate")["records"]
    number = a.done("incident", "open", "--from", record[:12])["incident"]
    shown = a.done("incident", "show", number)
    assert shown["kind"] == "missed stop"
    assert "our people at the gate; not taken by B" in shown["text"]


def test_no_act_names_a_file_that_is_not_kept_here(a: Desk) -> None:
    number = report(a, "a file that nobody has")
    digest = base64.b64encode(sha256(b"nowhere").digest()).decode()
    named = {"sha256": digest, "name": "mast.jpg", "size": 7}
    said = {"act": "incident state", "ref": "names-what-is-not", "incident": number}
    body = Body(a.party.folder)
    try:
        with pytest.raises(BadInput) as refused:
            body.answer(said | {"position": "CONFIRM", "attachments": [named]})
    finally:
        body.close()
    assert [fault.place for fault in refused.value.faults] == ["attachments[0]"]
    assert a.done("incident", "show", number)["attachments"] == []


@pytest.mark.requirement("F12-6")
def test_a_file_is_kept_by_its_hash_and_verified_against_the_records(
    a: Desk, tmp_path: Path
) -> None:
    number = report(a, "near miss")
    photograph = tmp_path / "mast.jpg"
    photograph.write_bytes(b"\xff\xd8" + bytes(3_000_000))
    digest = sha256(photograph.read_bytes()).hexdigest()
    assert digest in a("incident", "attach", number, photograph).out
    kept = a.party.folder / "attachments" / digest
    assert kept.read_bytes() == photograph.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0
    assert f"{number}: attached by A as 'mast.jpg'" in a("incident", "verify", photograph).out
    photograph.write_bytes(photograph.read_bytes() + b".")
    assert a("incident", "verify", photograph).code == 4
    kept.write_bytes(b"another photograph")
    assert "CHANGED" in a("incident", "show", number).out
    assert a.done("incident", "show", number)["attachments"][0]["here"] is False
    kept.unlink()
    assert "not held here" in a("incident", "show", number).out


def test_files_that_cannot_be_attached_are_refused_together_and_change_nothing(
    a: Desk, tmp_path: Path
) -> None:
    number = report(a, "another")
    before = a.done("incident", "show", number)
    ran = a("incident", "attach", number, tmp_path / "absent", tmp_path)
    assert ran.code == 2
    assert "absent: it cannot be read" in ran.err
    assert "it is not a file" in ran.err
    assert a.done("incident", "show", number) == before


def test_a_pipe_is_no_file_and_is_not_waited_for(a: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert a("incident", "verify", pipe).code == 2
    assert a("incident", "attach", report(a, "a pipe"), pipe).code == 2


@pytest.mark.requirement("F12-6", "L-2")
def test_a_file_over_the_limit_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "ATTACHMENT_BYTES_MAX", 10)
    (tmp_path / "large").write_bytes(bytes(11))
    with pytest.raises(BadInput, match="11 bytes"):
        attachments.keep(tmp_path, [tmp_path / "large"])
    assert not (tmp_path / "attachments").exists()


@pytest.mark.requirement("F12-6")
def test_a_copy_that_fails_leaves_nothing_under_a_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"x")

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(attachments.os, "fsync", fails)
    with pytest.raises(Unavailable, match="No space left"):
        attachments.keep(tmp_path, [tmp_path / "file"])
    assert list((tmp_path / "attachments").iterdir()) == []


@pytest.mark.requirement("F12-6")
def test_a_file_is_synced_before_it_has_the_name_of_its_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    synced, renamed = attachments.os.fsync, Path.rename
    monkeypatch.setattr(attachments.os, "fsync", lambda at: (done.append("sync"), synced(at)))
    monkeypatch.setattr(Path, "rename", lambda at, to: (done.append("rename"), renamed(at, to))[1])
    (tmp_path / "file").write_bytes(b"x")
    attachments.keep(tmp_path, [tmp_path / "file"])
    assert done == ["sync", "sync", "rename", "sync"], "the folder, the file, its name"


# Bulletins


@pytest.mark.requirement("F12-4", "F12-5")
def test_a_bulletin_counts_by_area_and_shows_its_sum(a: Desk, areas: Path) -> None:
    for n, place in enumerate(("35.5N 36.2E", "35.5N 37E", "35.5N 37.5E", "30N 30E")):
        report(a, f"counted {n}", "--place", place)
    ran = a("bulletin", *TIME, "--areas", areas, "--by", "day")
    assert ran.code == 0
    (sums,) = [line for line in ran.out.splitlines() if line.startswith("by area: ")]
    view = a.done("bulletin", *TIME, "--areas", areas, "--by", "day")
    by = {part["by"]: part for part in view["tables"]}
    counts = {line["label"]: line["count"] for line in by["area"]["lines"]}
    assert sum(counts.values()) == view["total"] == len(view["rows"])
    assert counts["east"] >= 1
    assert counts["elsewhere"] >= 1
    assert sums == f"by area: {by['area']['sum']}"
    border = next(row for row in view["rows"] if row["title"] == "counted 1")
    assert border["area"] == "west", "the first of the list that has it on its border"


def test_a_figure_that_is_stated_and_differs_is_shown_and_exits_with_1(
    a: Desk, areas: Path
) -> None:
    total = a.done("bulletin", *TIME, "--areas", areas)["total"]
    wrong = a("bulletin", *TIME, "--areas", areas, "--stated", f"total={total - 1}")
    assert wrong.code == 1
    assert f"total {total - 1}; here {total}: DIFFERS BY -1" in wrong.out
    assert a("bulletin", *TIME, "--areas", areas, "--stated", f"total={total}").code == 0


def test_a_bulletin_is_a_list_for_tables_and_a_page_to_print(a: Desk, tmp_path: Path) -> None:
    report(a, "=cmd|' /C calc'!A0")
    view = a.done("bulletin", *TIME)
    rows = list(csv.DictReader(io.StringIO(a("bulletin", *TIME, "--csv").out)))
    assert [row["incident"] for row in rows] == [row["incident"] for row in view["rows"]]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    page = tmp_path / "page.html"
    assert a("bulletin", *TIME, "--html", page).code == 0
    text = page.read_text()
    assert all(row["incident"] in text for row in view["rows"])
    assert "http" not in text.replace("http://www.w3.org/2000/svg", ""), "it needs nothing else"


def test_bad_areas_are_refused_with_every_fault(a: Desk, tmp_path: Path) -> None:
    bad = json.loads(json.dumps(SQUARES))
    bad["features"][0]["properties"] = {}
    bad["features"][1]["geometry"] = {"type": "Point", "coordinates": [36, 35]}
    (tmp_path / "bad.geojson").write_text(json.dumps(bad))
    ran = a("bulletin", *TIME, "--areas", tmp_path / "bad.geojson")
    assert ran.code == 2
    assert "features[0]: properties.name: it is missing" in ran.err
    assert "features[1]: geometry.type: it is no area" in ran.err


# Status statements


@pytest.mark.requirement("F12-7")
def test_what_is_given_out_is_what_was_previewed_and_stands_in_the_ledger(a: Desk) -> None:
    asked = ("--from", "2021-02-01T00:00Z", "--until", "2021-03-01T00:00Z", "--level", "PUBLIC")
    preview = a.done("status-statement", *asked)
    before = _ledger(a)
    refused = a("status-statement", *asked, "--release", "0" * 12, "--label", "press")
    assert refused.code == 2
    assert "these are not the words of the preview" in refused.err
    assert _ledger(a) == before
    words = ("--release", preview["words"][:12], "--label", "press release of 1 March")
    given = a.done("status-statement", *asked, *words)
    assert given["text"] == preview["text"]
    (fact,) = [one for one in _ledger(a) if one not in before]
    assert (fact[1], fact[2].hex()) == ("status statement", preview["words"])
    assert fact[4:] == ["PUBLIC", "press release of 1 March"]


def _ledger(a: Desk) -> list[list[object]]:
    body = Body(a.party.folder)
    try:
        rows = body.store.journal(0, 100_000)
        return [fact for row in rows for fact in facts(row) if fact[0] == Fact.RELEASED]
    finally:
        body.close()


@pytest.mark.requirement("F12-7")
@pytest.mark.parametrize(
    ("level", "start", "cure"),
    [
        ("PUBLIC", "2021-02-09T09:00Z", "2021-02-09T00:00Z or 2021-02-10T00:00Z"),
        ("MEMBERS", "2021-02-09T09:59Z", "2021-02-09T09:00Z or 2021-02-09T10:00Z"),
    ],
)
def test_a_statement_is_of_whole_days_or_hours_so_that_no_two_tell_more_by_their_difference(
    a: Desk, level: str, start: str, cure: str
) -> None:
    asked = ("--from", start, "--until", "2021-02-11T00:00Z", "--level", level)
    refused = a("status-statement", *asked)
    assert refused.code == 2
    assert cure in refused.err
    assert a("status-statement", *asked, "--release", "0" * 12, "--label", "press").code == 2
    assert a("bulletin", *asked[:4], "--statement", level).code == 2


@pytest.mark.requirement("F12-7")
def test_a_public_statement_holds_no_place_no_number_no_words_and_no_hour(a: Desk) -> None:
    number = report(a, "a title of ours", "--place", "35.123N 36.456E")
    until = ("--until", "2021-03-01T00:00Z", "--level")
    public = a.done("status-statement", "--from", "2021-02-01T00:00Z", *until, "public")["text"]
    members, own = (
        a.done("status-statement", "--from", "2021-02-01T05:00Z", *until, level)["text"]
        for level in ("members", "own")
    )
    assert "fire: " in public
    for detail in (number, "a title of ours", "35.1", "36.4", "Heard from", "1000Z", "0000Z"):
        assert detail not in public
    assert number in members
    assert "0500Z" in members
    assert "a title of ours" not in members
    assert "2021-02-09 1000Z" in members
    assert "a title of ours" in own
    assert "not established" in members
