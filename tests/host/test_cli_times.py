"""Times at a terminal: typed with their zone, said back at once, shown in both zones."""

from pathlib import Path

import pytest
from tests.exchanges.parties import make_party
from tests.host.terminal import Desk

from keepclear.host.settings import SETTINGS_FILE

NOTICE = ("notice", "give", "--name", "N-1", "--place", "36.89167, 38.33611", "--radius-m", "500")
START = "Sat 01 Jun 2030 05:00Z (010500ZJUN30) = 08:00 +03:00 Asia/Damascus"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A party on Damascus time, at rest, in a channel with B."""
    a, b = (make_party(tmp_path, name) for name in "AB")
    settings = a.folder / SETTINGS_FILE
    settings.write_text(settings.read_text().replace('"UTC"', '"Asia/Damascus"'))
    desk = Desk(a, capsys)
    card = tmp_path / "b.txt"
    card.write_text(Desk(b, capsys)("card").out)
    desk.done("peer", "add", str(card))
    desk.done("channel", "found", "line", "--with", "B")
    return desk


@pytest.mark.requirement("F9-4")
def test_what_is_typed_in_any_notation_is_said_back_and_shown_in_both_zones(desk: Desk) -> None:
    told = desk(*NOTICE, "--start", "2030-06-01 08:00 Asia/Damascus", "--end", "010600ZJUN30")
    assert told.out.splitlines()[1] == f"  from  {START}"
    row = desk("notice", "list").out.splitlines()
    assert "from (UTC = Asia/Damascus)" in row[0]
    assert "Sat 01 Jun 2030 05:00Z = 08:00 +03:00" in row[1]
    assert f"from  {START}" in desk("notice", "show", "N-1").out
    amended = desk("notice", "amend", "N-1", "--end", "2030-06-01T10:30+03:00")
    assert "until Sat 01 Jun 2030 07:30Z (010730ZJUN30) = 10:30 +03:00" in amended.out


@pytest.mark.requirement("F9-5")
def test_every_time_with_two_readings_is_named_at_once_and_nothing_is_given(desk: Desk) -> None:
    refused = desk(*NOTICE, "--start", "12:00", "--end", "2030-06-01T24:00Z")
    assert (refused.code, refused.out) == (2, "")
    assert "--start: '12:00' is not a time that all read alike" in refused.err
    assert "2030-06-01T12:00 Asia/Damascus for local time" in refused.err
    assert "2030-06-02T00:00Z for its end, or 2030-06-01T00:00Z for its beginning" in refused.err
    assert desk("notice", "list").out == "No notice stands.\n"


@pytest.mark.requirement("F9-6")
@pytest.mark.requirement("F9-7")
def test_the_line_says_what_is_known_of_each_clock(desk: Desk) -> None:
    status = desk("line", "status").out
    assert "live clock, not known if synchronised" in status
    assert "offset never measured" in status
