"""Who is signed in at which browser.

The rule: each sign-in has a new token, whatever the browser brought along, and
the token that names a session after a change of its person's rights or factors
is another than before.
"""

from contextlib import suppress
from dataclasses import dataclass

import msgspec

from keepclear.desk.people.account import Account
from keepclear.desk.people.log import What
from keepclear.desk.people.register import Register
from keepclear.desk.people.session import SEEN_EVERY_S, Session, hash_of
from keepclear.desk.people.waiting import neighbourhood
from keepclear.errors import Unavailable
from keepclear.limits import SESSIONS_PER_ACCOUNT_MAX


@dataclass(frozen=True, slots=True)
class Entered:
    """Signed in: the token for the cookie, the session under it, and whose it is."""

    token: str
    session: Session
    account: Account


class SignedIn:
    """All sessions of one desk."""

    def __init__(self, register: Register) -> None:
        self._register, self._rows = register, register.sessions

    def enter(self, account: Account, now: int, address: str) -> Entered:
        """Open a session; within a change of the book."""
        self._end_oldest(account.key, now)
        self._register.known_addresses.put(f"{account.key}/{neighbourhood(address)}", now)
        token = self._register.token()
        session = Session(account.key, now, now, address, self._register.token())
        self._rows.put(hash_of(token), session)
        self._register.note(now, What.SIGNED_IN, account.name, address=address)
        return Entered(token, session, account)

    def _end_oldest(self, key: str, now: int) -> None:
        """End what is over, and the session used longest ago where there would be too many."""
        own: dict[str, Session] = {}
        for hashed, session in self._rows.all().items():
            if session.has_ended(now):
                self._rows.drop(hashed)
            elif session.account == key:
                own[hashed] = session
        ordered = sorted(own, key=lambda hashed: own[hashed].seen)
        for hashed in ordered[: max(0, len(own) - SESSIONS_PER_ACCOUNT_MAX + 1)]:
            self._rows.drop(hashed)

    def who(self, token: str, now: int) -> Entered | None:
        """Return who is signed in under a token, and note that they are still there."""
        session = self._seen(hash_of(token), now)
        account = self._register.accounts.get(session.account) if session else None
        return Entered(token, session, account) if session and account else None

    def account_of(self, hashed: str, now: int) -> Account | None:
        """Return whose the session under a hash is while it stands; asking keeps it from idling."""
        session = self._seen(hashed, now)
        return self._register.accounts.get(session.account) if session else None

    def _seen(self, hashed: str, now: int) -> Session | None:
        session = self._rows.get(hashed)
        if session is None or session.has_ended(now):
            return None
        if now - session.seen >= SEEN_EVERY_S:
            session = msgspec.structs.replace(session, seen=now)
            # A disk that takes nothing keeps nobody from the desk until their time is over.
            with suppress(Unavailable), self._register.change():
                self._rows.put(hashed, session)
        return session

    def rotate(self, token: str, now: int) -> Entered | None:
        """Give a session another token; the old one names nothing any more."""
        with self._register.change():
            found = self.who(token, now)
            if found is None:
                return None
            self._rows.drop(hash_of(token))
            fresh = self._register.token()
            session = msgspec.structs.replace(found.session, csrf=self._register.token())
            self._rows.put(hash_of(fresh), session)
        return Entered(fresh, session, found.account)

    def sign_out(self, token: str, now: int) -> None:
        """End the session of a token."""
        with self._register.change():
            session = self._rows.get(hash_of(token))
            if session is not None:
                self._rows.drop(hash_of(token))
                account = self._register.accounts.get(session.account)
                by = account.name if account else session.account
                self._register.note(now, What.SIGNED_OUT, by)

    def end_all(self, key: str, keep: str = "") -> None:
        """End every session of an account but that of the token `keep`; within a change."""
        for hashed, session in self._rows.all().items():
            if session.account == key and not (keep and hashed == hash_of(keep)):
                self._rows.drop(hashed)
