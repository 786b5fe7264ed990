"""A person's own second factors: codes, recovery codes and passkeys, on and off again.

The rule: nothing counts until it was shown to work, and switching one on ends
the sessions in which it was never asked for.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from keepclear.desk.people import second_factor as second
from keepclear.desk.people.log import What
from keepclear.desk.people.passkey import CHALLENGE_BYTES, NO_DOMAIN, Passkeys
from keepclear.desk.people.register import Register
from keepclear.desk.people.signed_in import SignedIn
from keepclear.desk.people.wrong import refuse
from keepclear.limits import NAME_CODE_POINTS_MAX, PASSKEYS_PER_ACCOUNT_MAX

_replace = msgspec.structs.replace


class Factors:
    """The second factors of everyone at one desk; `party` is what an app shows beside a code."""

    def __init__(
        self, register: Register, signed_in: SignedIn, passkeys: Passkeys | None, party: str
    ) -> None:
        self._register, self._signed_in = register, signed_in
        self._passkeys, self._party = passkeys, party

    @property
    def why_no_passkeys(self) -> str:
        """Why this desk takes no passkeys; empty where it does."""
        return "" if self._passkeys else NO_DOMAIN

    # Codes

    def begin_totp(self, name: str) -> tuple[str, str]:
        """Return a new secret for codes and the link that an app reads; it counts for nothing yet.

        Codes of before hold until a code of the new secret is entered.
        """
        with self._register.change():
            account = self._register.of(name)
            secret = second.secret_of(self._register.chance(second.SECRET_BYTES))
            self._register.keep(_replace(account, totp_new=secret))
        return secret, second.uri_of(secret, account.name, self._party)

    def confirm_totp(self, name: str, code: str, keep: str, now: int) -> list[str]:
        """Switch codes on with one of the new secret; return recovery codes, shown this once."""
        with self._register.change():
            account = self._register.of(name)
            step = second.step_of(account.totp_new, code, now, 0) if account.totp_new else None
            if step is None:
                refuse([("code", "code-wrong")])
            assert step is not None
            codes = second.recovery_codes(self._register.chance(second.CHANCE_FOR_RECOVERY))
            self._register.keep(
                _replace(
                    account,
                    totp=account.totp_new,
                    totp_new="",
                    totp_step=step,
                    recovery=tuple(map(second.recovery_hash, codes)),
                )
            )
            self._signed_in.end_all(account.key, keep)
            self._register.note(now, What.TOTP_ON, account.name, account.name)
        return codes

    def drop_totp(self, name: str, by: str, now: int) -> None:
        """Switch codes off, and forget the recovery codes with them."""
        with self._register.change():
            account = self._register.of(name)
            self._register.keep(_replace(account, totp="", totp_new="", recovery=()))
            self._register.note(now, What.TOTP_OFF, by, account.name)

    # Passkeys

    def begin_passkey(self, name: str, now: int) -> tuple[str, Mapping[str, Any]] | None:
        """Return a ticket and what a browser needs to make a passkey; None where there are none."""
        if self._passkeys is None:
            return None
        with self._register.change():
            account = self._register.of(name)
            if len(account.passkeys) >= PASSKEYS_PER_ACCOUNT_MAX:
                refuse([("title", "passkey-many")])
            challenge = self._register.chance(CHALLENGE_BYTES)
            options, state = self._passkeys.ask_new(account, challenge)
            return self._register.give_ticket(f"new/{account.key}", state, now), options

    def confirm_passkey(
        self, name: str, ticket: str, title: str, answer: Mapping[str, Any], keep: str, now: int
    ) -> None:
        """Add the passkey that a browser made."""
        with self._register.change():
            account = self._register.of(name)
            asked, made = self._register.find_ticket(ticket, now), None
            if self._passkeys and asked and asked.about == f"new/{account.key}":
                title = title.strip()[:NAME_CODE_POINTS_MAX]
                made = self._passkeys.made(asked.state, answer, title, now)
            if made is None or made.id in {one.id for one in account.passkeys}:
                refuse([("passkey", "passkey-wrong")])
            assert made is not None
            self._register.drop_ticket(ticket)
            self._register.keep(_replace(account, passkeys=(*account.passkeys, made)))
            self._signed_in.end_all(account.key, keep)
            more = {"title": title}
            self._register.note(now, What.PASSKEY_ON, account.name, account.name, detail=more)

    def drop_passkey(self, name: str, passkey: str, by: str, now: int) -> None:
        """Take one passkey away."""
        with self._register.change():
            account = self._register.of(name)
            left = tuple(one for one in account.passkeys if one.id != passkey)
            if left != account.passkeys:
                self._register.keep(_replace(account, passkeys=left))
                self._register.note(now, What.PASSKEY_OFF, by, account.name)
