"""What a witness decides: whether a checkpoint continues what it cosigned before.

The rule of C2SP tlog-witness, as one function of the request, of whom the
witness serves and of what it last cosigned. It cosigns nothing that it has not
found to continue, and never says an earlier time after a later one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from keepclear.errors import BadRecord
from keepclear.record.checkpoint import (
    ED25519,
    Checkpoint,
    NoteKey,
    Submission,
    is_by_its_key,
    parse_submission,
)
from keepclear.record.log import EMPTY_ROOT, verify_consistency


class Status(IntEnum):
    """What a witness answers, by the codes of HTTP as tlog-witness gives them."""

    COSIGNED = 200
    MALFORMED = 400
    NOT_SIGNED = 403
    UNKNOWN = 404
    CONFLICT = 409
    INCONSISTENT = 422


@dataclass(frozen=True, slots=True)
class Latest:
    """The last checkpoint of an origin that was cosigned; of size 0 where there was none."""

    size: int = 0
    root: bytes = EMPTY_ROOT


@dataclass(frozen=True, slots=True)
class Served:
    """Whose logs a witness serves: keys that name their own origins, and logs by name."""

    keys: frozenset[bytes] = frozenset()  # for any origin that begins with the key's hash
    logs: Mapping[str, tuple[NoteKey, ...]] = field(default_factory=dict)

    def keys_for(self, submission: Submission) -> list[NoteKey]:
        """Return the keys that are trusted for the origin of a checkpoint."""
        origin = submission.signed.checkpoint.origin
        named = list(self.logs.get(origin, ()))
        ours = [key for key in self.keys if is_by_its_key(origin, key)]
        return named + [NoteKey(origin, ED25519, key) for key in ours]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A checkpoint that a key we serve has signed; whether it continues is not known yet."""

    submission: Submission
    key: bytes  # whose it is

    @property
    def checkpoint(self) -> Checkpoint:
        """What is to be cosigned."""
        return self.submission.signed.checkpoint


def admit(data: bytes, served: Served) -> Admitted | Status:
    """Read a request and find whose it is, before anything is looked up for it."""
    try:
        submission = parse_submission(data)
    except BadRecord:
        return Status.MALFORMED
    keys = served.keys_for(submission)
    if not keys:
        return Status.UNKNOWN
    by = [key for key in keys if submission.signed.signed_by(key)]
    return Admitted(submission, by[0].public_key) if by else Status.NOT_SIGNED


def decide(admitted: Admitted, latest: Latest) -> Status:
    """Decide on a checkpoint beside the last one of its origin (tlog-witness, add-checkpoint)."""
    old, new = admitted.submission.old, admitted.checkpoint
    proof = list(admitted.submission.proof)
    if old > new.size:
        return Status.MALFORMED
    if old != latest.size:
        return Status.CONFLICT
    if old == new.size and new.root != latest.root:
        return Status.CONFLICT
    if old == 0 or old == new.size:
        empty = new.size > 0 or new.root == EMPTY_ROOT
        return Status.COSIGNED if empty and not proof else Status.INCONSISTENT
    continues = verify_consistency((latest.size, latest.root), (new.size, new.root), proof)
    return Status.COSIGNED if continues else Status.INCONSISTENT
