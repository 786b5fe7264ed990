"""Passkeys as a second factor: a key that a machine or a stick holds, bound to the desk's name.

A browser binds a passkey to a domain name and to nothing else, so a desk that
is reached by an address has none. What a desk says of itself then is `no-domain`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from keepclear.desk.people.account import Account, Passkey

NO_DOMAIN: Final = "no-domain"
CHALLENGE_BYTES: Final = 32
State = dict[str, Any]


class Passkeys:
    """What a desk of one domain name asks of passkeys; `origin` is how browsers reach it."""

    def __init__(self, domain: str) -> None:
        self._server = Fido2Server(PublicKeyCredentialRpEntity(name="Keepclear", id=domain))

    def ask_new(self, account: Account, challenge: bytes) -> tuple[State, State]:
        """Return what a browser needs to make a passkey, and what is kept until it has."""
        user = PublicKeyCredentialUserEntity(
            name=account.name, id=account.handle, display_name=account.name
        )
        options, state = self._server.register_begin(
            user,
            _credentials(account.passkeys),
            user_verification=UserVerificationRequirement.PREFERRED,
            challenge=challenge,
        )
        return dict(options.public_key), dict(state)

    def made(self, state: State, answer: Mapping[str, Any], title: str, now: int) -> Passkey | None:
        """Return the passkey that a browser made, or None where it answers something else."""
        try:
            data = self._server.register_complete(state, answer)
        except _REFUSALS:
            return None
        credential = data.credential_data
        assert credential is not None
        return Passkey(credential.credential_id.hex(), title, bytes(credential), now, data.counter)

    def ask(self, account: Account, challenge: bytes) -> tuple[State, State]:
        """Return what a browser needs to use a passkey, and what is kept until it has."""
        options, state = self._server.authenticate_begin(
            _credentials(account.passkeys),
            user_verification=UserVerificationRequirement.PREFERRED,
            challenge=challenge,
        )
        return dict(options.public_key), dict(state)

    def used(
        self, state: State, account: Account, answer: Mapping[str, Any]
    ) -> tuple[str, int] | None:
        """Return which passkey was used and its count, or None where none of this account was.

        A count that does not grow is a copy's (WebAuthn 6.1.1); 0 counts nothing.
        """
        try:
            found = self._server.authenticate_complete(
                state, _credentials(account.passkeys), answer
            )
            data = AuthenticationResponse.from_dict(answer).response.authenticator_data
        except _REFUSALS:
            return None
        known = next(one for one in account.passkeys if one.id == found.credential_id.hex())
        grew = data.counter > known.count or data.counter == known.count == 0
        return (known.id, data.counter) if grew else None


# What fido2 raises for what a browser may send that is not as it should be.
_REFUSALS: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError)


def _credentials(passkeys: Sequence[Passkey]) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(one.credential) for one in passkeys]
