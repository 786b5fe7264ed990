"""The encryption keys of this week: ours, drawn and taken away by the node itself, and our peers'.

What is recorded today is to stay closed to whoever takes this machine later. So
the key that opens parcels lives for a week, in a file of its own that is
overwritten; no backup holds it, and losing it costs one more greeting. Peers
hear of it in our parcels, under our node key; the offline key has said of which
suite it must be, and nothing that comes over a line makes that weaker.
"""

import base64
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from keepclear.bearer.parcel import Opener, generate_encryption_key
from keepclear.bearer.suite import PRIVATE_KEY_BYTES, load_private_key
from keepclear.host.identity import SEALING_KEYS_FILE, Identity
from keepclear.host.preparing import Preparing, SealTo
from keepclear.host.secret import rewrite_secret
from keepclear.limits import (
    SEALING_KEY_DAYS,
    SEALING_KEY_OVERLAP_HOURS,
    SEALING_KEYS_FILE_BYTES_MAX,
)
from keepclear.node.parcel import Parcel
from keepclear.record.keys import KeyHistory
from keepclear.record.signing import kid

WEEK_S: Final = SEALING_KEY_DAYS * 86_400
OVERLAP_S: Final = SEALING_KEY_OVERLAP_HOURS * 3_600

_TEXT = """\
# The keys that open parcels of this week. The node draws and replaces them by itself. NEVER keep a
# copy of this file: it is there to be gone. Without it a node draws new keys and goes on.
format = 1
# [suite, private key, in use since, kept until; 0 for the key in use], in seconds UTC
keys = [{keys}]
"""


@dataclass(frozen=True)
class WeekKey:
    """One of our encryption keys; `until` is when it goes, and 0 while it is in use."""

    suite: int
    private: bytes
    since: int
    until: int = 0

    @cached_property
    def public(self) -> bytes:
        """What peers seal to; once worked out it is kept, since each parcel asks."""
        return load_private_key(self.suite, self.private)[1]

    @cached_property
    def kid(self) -> bytes:
        """How a parcel names it."""
        return kid(self.public)

    def __repr__(self) -> str:
        return f"WeekKey({self.kid.hex()})"  # No key reaches a message or a trace.


class Sealing:
    """Our keys of this week and of the overlap, and what each peer has told us of its own."""

    def __init__(self, folder: Path, identity: Identity, utc: int) -> None:
        """Read our keys, or draw them; a file that cannot be read is drawn anew."""
        self._path = folder / SEALING_KEYS_FILE
        self._identity = identity
        self._keys = _read(self._path)
        self._theirs: dict[bytes, tuple[int, int, bytes]] = {}  # events then known, suite, key
        self._shown: dict[bytes, bytes] = {}  # to which of our keys each peer last sealed
        self.preparing = Preparing()
        self.opener = self._opener()
        self.replace_due(utc)

    @property
    def current(self) -> WeekKey:
        """The key in use."""
        return next(key for key in self._keys if not key.until)

    def take_identity(self, identity: Identity, utc: int) -> None:
        """Go on under the keys of a rotation, with a new key of this week."""
        self._identity = identity
        self._shown.clear()
        self._draw(utc)

    def replace_due(self, utc: int) -> list[bytes]:
        """Replace the key in use after its week, and take away those kept for long enough.

        Returns the kid of each that is gone. Crash inside: the old file is there,
        and the next look does it again. Crash just after: none that peers were
        told of is missing, and none that is gone can be read.
        """
        used = next((key for key in self._keys if not key.until), None)
        # A clock that was set back leaves a key that is not due for years: it goes too.
        is_due = used is None or not used.since <= utc < used.since + WEEK_S
        is_due = is_due or used is None or used.suite != self._identity.history.floor
        if is_due:
            return self._draw(utc)
        return self._keep(self._keys, utc)

    def _draw(self, utc: int) -> list[bytes]:
        suite = self._identity.history.floor
        former = [replace(key, until=key.until or utc + OVERLAP_S) for key in self._keys]
        private, _ = generate_encryption_key(suite)
        return self._keep([WeekKey(suite, private, utc), *former], utc)

    def _keep(self, keys: Sequence[WeekKey], utc: int) -> list[bytes]:
        kept = [key for key in keys if not key.until or utc < key.until <= utc + OVERLAP_S]
        gone = [key.kid for key in keys if key not in kept]
        if kept != self._keys:
            rewrite_secret(self._path, _text(kept).encode())
            self._keys = kept
            self.opener = self._opener()
        return gone

    def _opener(self) -> Opener:
        """Open what is sealed by the suite that our key event asks for, and by no weaker one."""
        ours = self._identity
        told = (*ours.encryption_private, *ours.former_encryption)
        pairs = [*told, *((key.suite, key.private) for key in self._keys)]
        return Opener(ours.party, [pair for pair in pairs if pair[0] >= ours.history.floor])

    # What peers know, and what we know of them

    def told(self, peer: bytes) -> tuple[tuple[int, bytes], ...]:
        """Return the key to tell a peer of: none where its last parcel was sealed to it."""
        current = self.current
        if self._shown.get(peer) == current.kid:
            return ()
        return ((current.suite, current.public),)

    def heard(self, parcel: Parcel, history: KeyHistory, *, fresh: bool) -> bool:
        """Take the key that a parcel tells of its sender; return whether there is a new one.

        Only a parcel that answers one of ours counts, so that no old one brings an
        old key back; and only a key of the suite that the sender's key event asks for.
        """
        self._shown[parcel.sender] = parcel.sealed_to
        key = dict(parcel.keys).get(history.floor)
        if key is None or not fresh or parcel.kid in history.revoked():
            return False
        found = len(history.events), history.floor, key
        is_new = self._theirs.get(parcel.sender) != found
        if is_new:
            self.preparing.forget(parcel.sender)
        self._theirs[parcel.sender] = found
        return is_new

    def seal_to(self, peer: bytes, history: KeyHistory) -> SealTo | None:
        """Say how to seal to a peer; None where its key event names no key.

        What was told under a key event is forgotten with the next: whoever stole
        the key that it was signed with may have told it.
        """
        events, suite, key = self._theirs.get(peer, (0, 0, b""))
        if events == len(history.events):
            return SealTo(suite, key, greets=False)
        return self.greeting(history)

    def greeting(self, history: KeyHistory) -> SealTo | None:
        """Say how to seal to a peer of whom we know the card alone."""
        named = history.encryption_key(history.floor)
        return SealTo(history.floor, named, greets=True) if named else None


def _read(path: Path) -> list[WeekKey]:
    try:
        with path.open("rb") as file:
            body = tomllib.loads(file.read(SEALING_KEYS_FILE_BYTES_MAX).decode())
        keys = [_key(row) for row in body["keys"]] if body["format"] == 1 else []
    except (OSError, KeyError, TypeError, ValueError):
        return []
    return keys if sum(not key.until for key in keys) == 1 else []


def _key(row: Any) -> WeekKey:
    suite, private, since, until = row
    key = WeekKey(suite, base64.b64decode(private, validate=True), since, until)
    if not (isinstance(since, int) and isinstance(until, int)):
        raise TypeError
    if len(key.private) != PRIVATE_KEY_BYTES or not key.public:
        raise ValueError
    return key


def _text(keys: Sequence[WeekKey]) -> str:
    rows = [
        f'[{key.suite}, "{base64.b64encode(key.private).decode()}", {key.since}, {key.until}]'
        for key in keys
    ]
    return _TEXT.format(keys=", ".join(rows))


def shown(folder: Path) -> Mapping[str, Any] | None:
    """Return what may be said of the keys of this week; None before a node has served."""
    keys = _read(folder / SEALING_KEYS_FILE)
    used = next((key for key in keys if not key.until), None)
    if used is None:
        return None
    return {"kid": used.kid.hex(), "suite": used.suite, "since": used.since, "kept": len(keys) - 1}
