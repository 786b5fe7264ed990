"""The shelves on which the people of one desk stand, and what every part of them needs.

The rule: whoever changes something on them does it within `book.change()` and
notes it there.
"""

from collections.abc import Callable
from typing import Any, Final

import msgspec

from keepclear.desk.people.account import Account, key_of
from keepclear.desk.people.book import Book, Shelf
from keepclear.desk.people.link import Link
from keepclear.desk.people.log import Entry, What, note
from keepclear.desk.people.session import TOKEN_BYTES, Session, hash_of, token_of
from keepclear.desk.people.waiting import Failures
from keepclear.desk.people.wrong import refuse
from keepclear.limits import SECOND_FACTOR_SECONDS_MAX

COMMAND_LINE: Final = "command line"


class Ticket(msgspec.Struct, frozen=True):
    """What is awaited of somebody within minutes: a second factor, or a passkey that is made."""

    about: str
    until: int
    state: dict[str, Any] = {}


class Register:
    """Everything about people in one book. `chance(n)` draws n random bytes."""

    def __init__(self, book: Book, chance: Callable[[int], bytes]) -> None:
        self.book, self.chance, self.change = book, chance, book.change
        self.accounts = Shelf(book, "account", Account)
        self.sessions = Shelf(book, "session", Session)
        self.links = Shelf(book, "link", Link)
        self.failures = Shelf(book, "failures", Failures)
        self.known_addresses = Shelf(book, "known address", int)
        self._tickets = Shelf(book, "ticket", Ticket)

    def of(self, name: str) -> Account:
        """Return whoever has a name; raise BadInput where nobody has."""
        found = self.accounts.get(key_of(name))
        if found is None:
            refuse([("name", "not-there")])
        assert found is not None
        return found

    def keep(self, account: Account) -> Account:
        """Write an account down as it now is."""
        self.accounts.put(account.key, account)
        return account

    def note(self, now: int, what: What, by: str, about: str = "", **more: Any) -> None:
        """Note what happened."""
        note(self.book, Entry(utc=now, what=what, by=by, about=about, **more))

    def token(self) -> str:
        """Draw a token."""
        return token_of(self.chance(TOKEN_BYTES))

    def drop_links(self, key: str) -> None:
        """End every link for an account."""
        for hashed, link in self.links.all().items():
            if link.account == key:
                self.links.drop(hashed)

    # Tickets

    def give_ticket(self, about: str, state: dict[str, Any], now: int) -> str:
        """Return the token of a new ticket, and forget those that ended."""
        for key, ticket in self._tickets.all().items():
            if now >= ticket.until:
                self._tickets.drop(key)
        token = self.token()
        self._tickets.put(hash_of(token), Ticket(about, now + SECOND_FACTOR_SECONDS_MAX, state))
        return token

    def find_ticket(self, token: str, now: int) -> Ticket | None:
        """Return a ticket whose time is not over."""
        found = self._tickets.get(hash_of(token)) if token else None
        return found if found and now < found.until else None

    def drop_ticket(self, token: str) -> None:
        """End a ticket."""
        if token:
            self._tickets.drop(hash_of(token))
