"""Files that incidents name: taken in whole, given out as they were, and never run by a browser."""

import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.desk.api.asking import URL, PaperNode, desk_of, in_no_time
from tests.desk.stand_in import StandIn, stand_in_part

from keepclear.desk.api import files
from keepclear.desk.api.app import make_app
from keepclear.desk.api.files import disposition, files_part
from keepclear.desk.api.session import COOKIE, TOKEN_HEADER
from keepclear.errors import BadInput
from keepclear.host.attachments import FOLDER, Cabinet, check_kept

PICTURE = b"\x89PNG what the mast saw" * 1_000
DIGEST = sha256(PICTURE).hexdigest()


class OfIncidents(PaperNode):
    """A node that knows which files incidents name."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}

    async def answer(self, request: dict[str, Any]) -> Any:
        if request["view"] == "attached":
            name = self.names.get(request["sha256"])
            return [] if name is None else [{"name": name, "incident": "A-1"}]
        rows = self.names.items()
        listed = [
            {"sha256": one, "name": name, "bytes": len(PICTURE), "party": "A"} for one, name in rows
        ]
        return {"attachments": listed}


class Shelf:
    """A browser before the routes of files, with the folder that they keep them in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.node, self.guards = folder, OfIncidents(), StandIn()
        part = files_part(self.node.answer, Cabinet(folder))
        self.app = make_app(
            desk_of(self.node, self.guards, folder), [stand_in_part(self.guards), part]
        )
        self.cookie = ""

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        session = self.guards.who(self.cookie)
        assert session is not None
        headers = {"cookie": f"{COOKIE}={self.cookie}", TOKEN_HEADER: session.token}

        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
                return await client.request(method, path, headers=headers, **more)

        return in_no_time(once)

    def take(self, name: str = "mast.png", content: bytes = PICTURE) -> httpx.Response:
        return self.ask("POST", "/api/files", params={"name": name}, content=content)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Put the routes together once: that takes longer than any test of them."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def shelf(made: Shelf) -> Shelf:
    """The same with nothing kept, and the watch at it."""
    shutil.rmtree(made.folder / FOLDER, ignore_errors=True)
    made.node.names.clear()
    made.cookie = made.guards.enter("WATCH:watch")
    return made


def test_a_file_is_kept_whole_under_its_hash_and_can_then_be_named(shelf: Shelf) -> None:
    reply = shelf.take()
    assert reply.status_code == 201
    assert reply.json() == {"sha256": DIGEST, "name": "mast.png", "bytes": len(PICTURE)}
    assert (shelf.folder / FOLDER / DIGEST).read_bytes() == PICTURE
    check_kept(shelf.folder, [(DIGEST, len(PICTURE))])
    for other in ((DIGEST, len(PICTURE) + 1), ("0" * 64, len(PICTURE))):
        with pytest.raises(BadInput) as refused:
            check_kept(shelf.folder, [(DIGEST, len(PICTURE)), other])
        assert [fault.place for fault in refused.value.faults] == ["attachments[1]"]


def test_a_file_beyond_the_limit_is_refused_and_nothing_of_it_stays(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keepclear.host import attachments

    monkeypatch.setattr(attachments, "ATTACHMENT_BYTES_MAX", 1_000)
    assert shelf.take().status_code == 503
    assert list((shelf.folder / FOLDER).iterdir()) == []


def test_where_the_disk_takes_nothing_no_half_of_a_file_stays(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(at: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert shelf.take().status_code == 503
    held = shelf.folder / FOLDER
    assert not held.exists() or list(held.iterdir()) == []


@pytest.mark.parametrize("name", ["", " ", "a\u202egnp.exe", "a\nb", "n" * 200])
def test_a_name_that_no_record_can_hold_is_refused_at_its_place(shelf: Shelf, name: str) -> None:
    reply = shelf.take(name)
    assert reply.status_code == 422
    assert [one["place"] for one in reply.json()["faults"]] == ["name"]


def test_whoever_may_not_state_may_not_attach(shelf: Shelf) -> None:
    shelf.cookie = shelf.guards.enter("READER:auditor")
    assert shelf.take().status_code == 403


def test_a_file_comes_back_as_it_was_saved_and_not_shown(shelf: Shelf) -> None:
    shelf.take()
    assert shelf.ask("GET", f"/api/files/{DIGEST}").status_code == 404, "no incident names it"
    shelf.node.names[DIGEST] = "mast.png"
    reply = shelf.ask("GET", f"/api/files/{DIGEST}")
    assert (reply.status_code, reply.content) == (200, PICTURE)
    assert reply.headers["content-type"] == "application/octet-stream"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in reply.headers.get_list("content-security-policy")
    assert reply.headers["cache-control"] == "no-store"
    (listed,) = shelf.ask("GET", "/api/files", params={"incident": "A-1"}).json()
    assert listed["here"] is True


def test_a_file_that_is_not_what_its_hash_says_does_not_go_out(shelf: Shelf) -> None:
    shelf.take()
    shelf.node.names[DIGEST] = "mast.png"
    (shelf.folder / FOLDER / DIGEST).write_bytes(PICTURE[:-1] + b"!")
    assert shelf.ask("GET", f"/api/files/{DIGEST}").status_code == 409
    (shelf.folder / FOLDER / DIGEST).unlink()
    assert shelf.ask("GET", f"/api/files/{DIGEST}").status_code == 404
    (listed,) = shelf.ask("GET", "/api/files", params={"incident": "A-1"}).json()
    assert listed["here"] is False


@pytest.mark.parametrize("path", ["../secrets", "%2e%2e%2fidentity", "A" * 64, "0" * 63])
def test_what_is_no_hash_opens_nothing(shelf: Shelf, path: str) -> None:
    assert shelf.ask("GET", f"/api/files/{path}").status_code in (404, 422)


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("mast.png", "mast.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\run.exe", "C__run.exe"),
        ('a"; filename="b.exe', "a_; filename=_b.exe"),
        ("a\r\nSet-Cookie: x", "a__Set-Cookie_ x"),
        ("....", DIGEST[:16]),
        ("снимок.png", "______.png"),
    ],
)
def test_a_hostile_name_names_no_folder_and_no_other_header(name: str, saved: str) -> None:
    found = disposition(name, DIGEST)
    assert found.isascii()
    assert found.isprintable()
    assert found.startswith(f"attachment; filename=\"{saved}\"; filename*=UTF-8''")
    assert files.UNSAFE.search(saved) is None
