"""The file of people: a change holds whole or not at all, and a copy of it opens nothing."""

import stat
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw
import pytest
from tests.desk.people.paper import NOW, Counted, PaperBook, person, with_first
from tests.exchanges.parties import make_party

from keepclear.desk.people.book import Book
from keepclear.desk.people.log import entries, gaps
from keepclear.desk.people.office import Office
from keepclear.errors import Misused, Unavailable
from keepclear.host.backup import backup_at_rest, restore
from keepclear.host.desk_parts import guards_of
from keepclear.host.desk_server import DeskServer
from keepclear.host.people_store import (
    PEOPLE_FILE,
    SERVED_WAIT_MS,
    VERSION,
    PeopleStore,
    copied,
)


@pytest.fixture(params=["on paper", "on the disk"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    """Each book must keep what a desk asks of one."""
    return PaperBook() if request.param == "on paper" else PeopleStore(tmp_path / PEOPLE_FILE)


def test_a_book_keeps_values_by_shelf_and_key(book: Book) -> None:
    with book.change():
        book.put("a", "2", b"two")
        book.put("a", "1", b"one")
        book.put("b", "1", b"other")
        book.put("a", "2", b"two anew")
        book.drop("b", "1")
        book.drop("b", "9")
    assert book.all("a") == [("1", b"one"), ("2", b"two anew")]
    assert book.get("b", "1") is None


def test_a_change_that_fails_leaves_nothing_of_it(book: Book) -> None:
    with book.change():
        book.put("a", "1", b"one")
    with pytest.raises(ZeroDivisionError):
        fail_within(book)
    assert book.get("a", "1") == b"one"
    assert book.noted(9, 9) == []


def fail_within(book: Book) -> None:
    with book.change():
        book.put("a", "1", b"another")
        with book.change():
            book.note(b"it happened")
        raise ZeroDivisionError


def test_a_log_is_read_from_its_end(book: Book) -> None:
    with book.change():
        for n in range(5):
            book.note(b"%d" % n)
    assert book.noted(1 << 60, 2) == [(5, b"4"), (4, b"3")]
    assert book.noted(3, 9) == [(2, b"1"), (1, b"0")]


def test_people_are_there_again_after_a_restart_and_so_are_their_sessions(tmp_path: Path) -> None:
    path = tmp_path / PEOPLE_FILE
    with PeopleStore(path) as first:
        desk = Office(first, Counted())
        token = desk.people.first_link(NOW)
        entered = desk.people.take_first(token, person("First", "AA"), NOW, "127.0.0.1")
    with PeopleStore(path) as second:
        desk = Office(second, Counted())
        assert desk.signed_in.who(entered.token, NOW) is not None
        assert gaps(second) == []
        assert len(entries(second)) == 3


def test_a_command_changes_people_while_a_node_has_the_file_open(tmp_path: Path) -> None:
    path = tmp_path / PEOPLE_FILE
    with PeopleStore(path) as node, PeopleStore(path) as command:
        serving, asked = Office(node, Counted()), Office(command, Counted())
        with_first(serving)
        token = asked.people.link_for("First", "command line", NOW)
        assert serving.people.look_at_link(token, NOW) is not None


def test_a_node_that_serves_does_not_wait_for_whoever_holds_the_file(tmp_path: Path) -> None:
    desk = SimpleNamespace(names=(), listen="127.0.0.1:0")
    settings = SimpleNamespace(desk=desk, party=SimpleNamespace(name="A"))
    serving: Any = SimpleNamespace(body=SimpleNamespace(folder=tmp_path, settings=settings))
    serving.desk = DeskServer(serving)
    served = serving.desk.book()  # as for the first link, before the pages are loaded
    guards_of(serving)
    assert served is serving.desk.people, "and no second time"
    assert served._file.pragma("busy_timeout") == SERVED_WAIT_MS
    with closing(apsw.Connection(str(tmp_path / PEOPLE_FILE))) as held:
        held.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable), served.change():
            pass
        held.execute("ROLLBACK")
    with served.change():
        served.note(b"it goes on")


def test_an_entry_deleted_from_the_file_shows(tmp_path: Path) -> None:
    path = tmp_path / PEOPLE_FILE
    with PeopleStore(path) as book:
        with_first(Office(book, Counted()))
        with apsw.Connection(str(path)) as file:
            file.execute("DELETE FROM noted WHERE n = 2")
        assert gaps(book) == [3]


def test_the_file_is_for_its_owner_alone_whatever_it_was_before(tmp_path: Path) -> None:
    path = tmp_path / PEOPLE_FILE
    path.touch(0o644)
    with PeopleStore(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_a_later_version_or_none_at_all_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / PEOPLE_FILE
    with apsw.Connection(str(path)) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(Misused):
        PeopleStore(path)
    path.unlink()
    path.write_bytes(b"no database" * 100)
    with pytest.raises(Unavailable):
        PeopleStore(path)
    assert copied(tmp_path / "nowhere") is None


@pytest.mark.requirement("R-1")
def test_a_backup_holds_the_people_and_nobody_is_signed_in_by_it(
    tmp_path: Path,
) -> None:
    folder = make_party(tmp_path, "A").folder
    with PeopleStore(folder / PEOPLE_FILE) as book:
        desk = Office(book, Counted())
        token = desk.people.first_link(NOW)
        entered = desk.people.take_first(token, person("First", "AA"), NOW, "127.0.0.1")
        link = desk.people.link_for("First", "First", NOW)
        backup_at_rest(folder, tmp_path / "b", NOW, lambda _: None, with_keys=False)
    restore(tmp_path / "b", tmp_path / "again", lambda _: None, NOW)
    restored = tmp_path / "again" / PEOPLE_FILE
    assert stat.S_IMODE(restored.stat().st_mode) == 0o600
    with PeopleStore(restored) as book:
        desk = Office(book, Counted())
        assert [one.name for one in desk.people.all()] == ["First"]
        assert desk.signed_in.who(entered.token, NOW) is None
        assert book.all("link") == []
        assert link
        assert len(entries(book)) == 4
