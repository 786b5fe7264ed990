"""Replacing our keys: the next key event, signed by the party key that the last one promised.

The order makes a crash harmless. First the party key's own file holds the key
that will be promised, so that what is promised is never lost. Then the event
and its keys are added to `node.keys`. Then our logs are told, by the node or by
its next start. Whoever is cut off between the first and the second runs the
command again: the promise that was prepared is used.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keepclear.bearer.parcel import generate_encryption_key
from keepclear.errors import BadInput, Fault
from keepclear.host.identity import SUITES, Identity, load_identity, replace_keys
from keepclear.host.party_key import SEED_BYTES, PartyKey, load_party_key, save_party_key
from keepclear.host.secret import draw
from keepclear.limits import CARD_BYTES_MAX, KEY_EVENTS_MAX
from keepclear.record.keys import KeyEvent, Revocation, sign_key_event
from keepclear.record.signing import Signer, fingerprint

CARD_ROOM = 4_096  # for what a card holds beside its key events


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation has made."""

    identity: Identity
    event: KeyEvent

    def view(self) -> dict[str, Any]:
        """Return what a command shows."""
        return {
            "number": self.event.number,
            "node_key": self.identity.signer.kid.hex(),
            "event": self.event.id.hex(),
            "revoked": [item.kid.hex() for item in self.event.revoked],
        }


def rotate(
    folder: Path,
    party_key: Path,
    passphrase: Callable[[], bytes],
    utc: int,
    revoked: Sequence[Revocation] = (),
    suites: Sequence[int] = SUITES,
) -> Rotated:
    """Write the next key event with new node and encryption keys into the node's folder."""
    identity = load_identity(folder)
    last = identity.history.events[-1]
    known, given = load_party_key(party_key, passphrase)
    key = _prepared(party_key, known, last)
    seed = draw(SEED_BYTES)
    pairs = [(suite, *generate_encryption_key(suite)) for suite in suites]
    event = sign_key_event(
        Signer(key.seed),
        Signer(key.next_seed).public_key,
        [Signer(seed).public_key],
        [(suite, public) for suite, _, public in pairs],
        max(utc, last.utc),
        last,
        revoked,
    )
    _check_room(identity, event)
    if key != known:
        # Crash just after: what will be promised is safe, and nothing has been promised yet.
        save_party_key(party_key, key, given)
    private = [(suite, private) for suite, private, _ in pairs]
    return Rotated(replace_keys(folder, identity, event.data, seed, private), event)


def _prepared(path: Path, key: PartyKey, last: KeyEvent) -> PartyKey:
    """Return the promised key with the next to be promised; drawn, unless a crash left one."""
    if fingerprint(Signer(key.seed).public_key) == last.next_party_key:
        return key
    if fingerprint(Signer(key.next_seed).public_key) == last.next_party_key:
        return PartyKey(key.next_seed, draw(SEED_BYTES))
    cure = "bring the newest copy of the party key of this party"
    raise BadInput([Fault(str(path), "it holds no key that the last key event has promised", cure)])


def _check_room(identity: Identity, event: KeyEvent) -> None:
    events = [*identity.history.events, event]
    size = sum(len(one.data) for one in events)
    if len(events) > KEY_EVENTS_MAX or size > CARD_BYTES_MAX - CARD_ROOM:
        fault = f"{len(events)} key events of {size} bytes do not fit a card"
        cure = f"a party has {KEY_EVENTS_MAX} at most: found it anew, and its channels"
        raise BadInput([Fault("key history", fault, cure)])
