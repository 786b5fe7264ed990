"""Everything about the people of one desk, put together over one book."""

from collections.abc import Callable

from keepclear.desk.people.book import Book
from keepclear.desk.people.factors import Factors
from keepclear.desk.people.passkey import Passkeys
from keepclear.desk.people.people import People
from keepclear.desk.people.register import Register
from keepclear.desk.people.signed_in import SignedIn
from keepclear.desk.people.signing_in import SigningIn
from keepclear.desk.people.two_persons import Drafts


class Office:
    """Its people, their sessions and second factors, the door, and what they draft.

    `chance(n)` draws n random bytes; without a domain name there are no passkeys.
    """

    def __init__(
        self, book: Book, chance: Callable[[int], bytes], domain: str = "", party: str = ""
    ) -> None:
        register = Register(book, chance)
        passkeys = Passkeys(domain) if domain else None
        self.book = book
        self.signed_in = SignedIn(register)
        self.people = People(register, self.signed_in)
        self.factors = Factors(register, self.signed_in, passkeys, party)
        self.door = SigningIn(register, self.signed_in, passkeys)
        self.drafts = Drafts(register)
