"""A party at its desk without a node that serves: what it types is read, and nothing is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import make_party
from tests.host.terminal import Desk

from keepclear.host.body import Body

NOTICE = ("--name", "N-1", "--activity", "patrol", "--place", "36 53 30N 038 20 10E")
TIMES = ("--radius-m", "2000", "--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A party at rest, in a channel with B, with a patrol that stands."""
    a, b = (make_party(tmp_path, name) for name in "AB")
    desk, card = Desk(a, capsys), tmp_path / "b.txt"
    card.write_text(Desk(b, capsys)("card").out)
    desk.done("peer", "add", str(card))
    desk.done("channel", "found", "line", "--with", "B")
    desk.done("notice", "give", *NOTICE, *TIMES)
    return desk


@pytest.fixture
def body(desk: Desk) -> Iterator[Body]:
    body = Body(desk.party.folder)
    yield body
    body.close()


def view(body: Body, name: str, **asked: Any) -> Any:
    return body.answer({"view": name, **asked})[0]
