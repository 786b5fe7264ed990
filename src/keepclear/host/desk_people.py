"""The people of a node's desk, opened from its folder: for who serves, and for commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from keepclear.desk.people.people import People
from keepclear.desk.people.register import Register
from keepclear.desk.people.signed_in import SignedIn
from keepclear.host.clock import real_now
from keepclear.host.people_store import PEOPLE_FILE, PeopleStore
from keepclear.host.secret import draw

if TYPE_CHECKING:
    from keepclear.desk.api.reception import Reception
    from keepclear.host.settings import Settings


@contextmanager
def people_of(folder: Path) -> Iterator[People]:
    """Open the people of a folder for one command; its node may serve meanwhile."""
    with PeopleStore(folder / PEOPLE_FILE) as book:
        yield people_in(book)


def people_in(book: PeopleStore) -> People:
    """Return the people of a book that is open."""
    register = Register(book, draw)
    return People(register, SignedIn(register))


def now() -> int:
    """Return this second of the real clock: sessions and links last by it."""
    return int(real_now().timestamp())


def link_of(desk: str, token: str) -> str:
    """Return the link that opens a desk with a token that is good once."""
    return f"{desk}#/first/{token}"


def first_link(people: People, desk: str, *, anew: bool = False) -> str | None:
    """Return the link that makes the first administrator; None where there is one."""
    token = people.first_link(now(), anew=anew)
    return link_of(desk, token) if token else None


def domain_of(settings: "Settings") -> str:
    """Return the domain name to which passkeys are bound, or nothing where the desk has none."""
    return next((name.lower() for name in settings.desk.names if _is_domain(name)), "")


def _is_domain(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return "." in name
    return False


def reception_of(settings: "Settings", book: PeopleStore) -> "Reception":
    """Return who receives the people of a desk that is served."""
    from keepclear.desk.api.reception import Reception
    from keepclear.desk.people.office import Office

    office = Office(book, draw, domain_of(settings), settings.party.name)
    return Reception(office, now, draw)
