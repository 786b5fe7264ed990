"""Signing in: a name and a password, then a second factor where its owner has one.

The rule: an attempt counts as failed before anything is looked at, so that many
at once gain nothing by being at once; and what is not right is never said more
exactly than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from keepclear.desk.people import second_factor as second
from keepclear.desk.people import waiting
from keepclear.desk.people.account import Account, key_of
from keepclear.desk.people.log import What
from keepclear.desk.people.passkey import CHALLENGE_BYTES, Passkeys
from keepclear.desk.people.register import Register
from keepclear.desk.people.signed_in import Entered, SignedIn
from keepclear.limits import SIGN_IN_WAITS_MAX

_KEY_MAX = 128  # as typed by anybody at all; longer names are nobody's
_replace = msgspec.structs.replace


@dataclass(frozen=True, slots=True)
class Try:
    """A sign-in that is under way: for whom, from where, and what the password is held to."""

    key: str
    address: str
    sealed: str
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """It went wrong too often: what is said meanwhile is not looked at."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """The name, the password or the second factor is not right; which, is not said."""

    of_second: bool = False


@dataclass(frozen=True, slots=True)
class SecondNeeded:
    """The password is right; a code or a passkey is awaited under this ticket."""

    ticket: str
    totp: bool
    passkey: Mapping[str, Any] | None


class SigningIn:
    """The door of one desk."""

    def __init__(self, register: Register, signed_in: SignedIn, passkeys: Passkeys | None) -> None:
        self._register, self._signed_in, self._passkeys = register, signed_in, passkeys

    def begin(self, name: str, address: str, now: int) -> Try | Wait:
        """Begin a sign-in by name."""
        return self._begin(key_of(name)[:_KEY_MAX], address, now, "")

    def begin_second(self, ticket: str, address: str, now: int) -> Try | Wait | Wrong:
        """Go on with a sign-in whose password was right."""
        found = self._register.find_ticket(ticket, now)
        if found is None or found.about.startswith("new/"):
            return Wrong(of_second=True)
        return self._begin(found.about, address, now, ticket)

    def _begin(self, key: str, address: str, now: int, ticket: str) -> Try | Wait:
        failures = self._register.failures
        with self._register.change():
            rows = {
                row: failures.get(row) or waiting.Failures() for row in self._counted(key, address)
            }
            wait = max(
                waiting.left(before, now, of_name=row.startswith("name/"))
                for row, before in rows.items()
            )
            if wait:
                return Wait(wait)
            for row, before in rows.items():
                failures.put(row, waiting.failed(before, now))
            self._forget_oldest()
        account = self._register.accounts.get(key)
        return Try(key, address, account.password if account else "", ticket)

    def _counted(self, key: str, address: str) -> tuple[str, str]:
        """Return under what failures count: at an address that is known, not what others do."""
        place = waiting.neighbourhood(address)
        is_known = self._register.known_addresses.get(f"{key}/{place}") is not None
        return (f"name/{key}/{place}" if is_known else f"name/{key}", f"address/{place}")

    def _forget_oldest(self) -> None:
        rows = self._register.failures.all()
        if len(rows) > SIGN_IN_WAITS_MAX:
            oldest = sorted(rows, key=lambda row: rows[row].last)
            for row in oldest[: len(rows) - SIGN_IN_WAITS_MAX]:
                self._register.failures.drop(row)

    def end(
        self,
        tried: Try,
        now: int,
        *,
        is_right: bool,
        code: str = "",
        passkey: Mapping[str, Any] | None = None,
    ) -> Entered | SecondNeeded | Wrong:
        """End a sign-in: `is_right` says whether the password was, or that a ticket stands for it.

        The account is read anew: it may have changed while the password was hashed.
        """
        with self._register.change():
            account = self._register.accounts.get(tried.key)
            if account is None or not is_right or account.password != tried.sealed:
                return self._refused(tried, now, Wrong())
            if account.has_second_factor and not code and passkey is None:
                self._take_back(tried)
                return self._second_needed(account, now)
            if account.has_second_factor:
                shown = self._shown(account, tried, code, passkey, now)
                if shown is None:
                    return self._refused(tried, now, Wrong(of_second=True))
                account = self._register.keep(shown)
            self._register.drop_ticket(tried.ticket)
            self.forgive(tried)
            return self._signed_in.enter(account, now, tried.address)

    def forgive(self, tried: Try) -> None:
        """Forget the failures before an attempt that was right."""
        with self._register.change():
            for row in self._counted(tried.key, tried.address):
                self._register.failures.drop(row)

    def _refused(self, tried: Try, now: int, why: Wrong) -> Wrong:
        account = self._register.accounts.get(tried.key)
        about = account.name if account else tried.key
        self._register.note(now, What.NOT_SIGNED_IN, "", about, address=tried.address)
        return why

    def _take_back(self, tried: Try) -> None:
        """Count an attempt as not failed; those before it stay.

        Otherwise who knows a password could begin anew after each code that was guessed wrong.
        """
        for row in self._counted(tried.key, tried.address):
            before = self._register.failures.get(row)
            if before is not None:
                self._register.failures.put(row, _replace(before, count=max(0, before.count - 1)))

    def _second_needed(self, account: Account, now: int) -> SecondNeeded:
        options: Mapping[str, Any] | None = None
        state: dict[str, Any] = {}
        if self._passkeys and account.passkeys:
            options, state = self._passkeys.ask(account, self._register.chance(CHALLENGE_BYTES))
        ticket = self._register.give_ticket(account.key, state, now)
        return SecondNeeded(ticket, bool(account.totp), options)

    def _shown(
        self, account: Account, tried: Try, code: str, answer: Mapping[str, Any] | None, now: int
    ) -> Account | None:
        """Return the account with what was shown marked as used, or None where it is not right."""
        if answer is not None:
            return self._passkey_shown(account, tried, answer, now)
        step = second.step_of(account.totp, code, now, account.totp_step) if account.totp else None
        if step is not None:
            return _replace(account, totp_step=step)
        hashed = second.recovery_hash(code)
        if hashed not in account.recovery:
            return None
        by = account.name
        self._register.note(now, What.RECOVERY_USED, by, by, address=tried.address)
        return _replace(account, recovery=tuple(h for h in account.recovery if h != hashed))

    def _passkey_shown(
        self, account: Account, tried: Try, answer: Mapping[str, Any], now: int
    ) -> Account | None:
        ticket = self._register.find_ticket(tried.ticket, now)
        if self._passkeys is None or ticket is None or not ticket.state:
            return None
        used = self._passkeys.used(ticket.state, account, answer)
        if used is None:
            return None
        passkeys = tuple(
            _replace(one, count=used[1]) if one.id == used[0] else one for one in account.passkeys
        )
        return _replace(account, passkeys=passkeys)
