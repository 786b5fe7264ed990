"""A desk's people on paper: a book without a disk, chance that is counted, and whole stories."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import shake_256

from keepclear.desk.people.account import Account, Role
from keepclear.desk.people.office import Office

NOW = 1_800_000_000
ALL = tuple(Role)


class PaperBook:
    """A book in memory; a change that fails leaves nothing behind."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.log: list[bytes] = []
        self._open = False

    @contextmanager
    def change(self) -> Iterator[None]:
        if self._open:
            yield
            return
        before = dict(self.kept), list(self.log)
        self._open = True
        try:
            yield
        except BaseException:
            self.kept, self.log = before
            raise
        finally:
            self._open = False

    def get(self, shelf: str, key: str) -> bytes | None:
        return self.kept.get((shelf, key))

    def all(self, shelf: str) -> list[tuple[str, bytes]]:
        return sorted((k, value) for (s, k), value in self.kept.items() if s == shelf)

    def put(self, shelf: str, key: str, value: bytes) -> None:
        assert self._open, "what changes, changes within a transaction"
        self.kept[shelf, key] = value

    def drop(self, shelf: str, key: str) -> None:
        assert self._open, "what changes, changes within a transaction"
        self.kept.pop((shelf, key), None)

    def note(self, value: bytes) -> None:
        assert self._open, "what is noted, is noted with what it tells of"
        self.log.append(value)

    def noted(self, before: int, limit: int) -> list[tuple[int, bytes]]:
        rows = [(n, value) for n, value in enumerate(self.log, 1) if n < before]
        return rows[::-1][:limit]


class Counted:
    """Chance for tests: never twice the same."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, length: int) -> bytes:
        self.drawn += 1
        return shake_256(self.drawn.to_bytes(4, "big")).digest(length)


def office(domain: str = "") -> Office:
    """An empty desk."""
    return Office(PaperBook(), Counted(), domain, "A")


def person(name: str, initials: str, *roles: Role, password: str = "sealed") -> Account:
    """Somebody with a password that is taken as sealed."""
    return Account(name, initials, roles or ALL, password)


def with_first(desk: Office, name: str = "First", initials: str = "AA") -> Account:
    """Make the first administrator of a desk, as its link does."""
    token = desk.people.first_link(NOW)
    assert token
    return desk.people.take_first(token, person(name, initials), NOW, "127.0.0.1").account
