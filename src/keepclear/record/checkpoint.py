"""Checkpoints: the head of a log as a short text that a neutral witness can cosign.

The forms are those of C2SP: signed-note, tlog-checkpoint, tlog-cosignature. A
checkpoint of ours is made for witnesses alone: its origin is made of hashes, so
it names neither channel nor party, and its key is used for nothing else. What a
cosignature says is when a neutral third had seen that root, by its own clock.
"""

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from keepclear.errors import BadRecord
from keepclear.limits import CHECKPOINT_BYTES_MAX, NOTE_SIGNATURES_MAX
from keepclear.record.canonical import digest
from keepclear.record.log import Frontier, LogName, log_id, merkle_root
from keepclear.record.signing import KEY_BYTES, SIGNATURE_BYTES, Signer, fingerprint, verify

ED25519, COSIGNATURE = 0x01, 0x04  # signature types of signed-note
KEY_ID_BYTES = 4
SIZE_MAX = 2**63 - 1
PROOF_LINES_MAX = 63  # tlog-witness, add-checkpoint
ORIGIN_LABEL = "keepclear/origin/1"
_DASH = "\u2014 "
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_OUR_ORIGIN = re.compile(r"([0-9a-f]{64})/([0-9a-f]{64})", re.ASCII)
# What Unicode calls a space, beyond the controls that no note may hold anyway.
_SPACES = frozenset("\u0020\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(point) for point in range(0x2000, 0x200B)
}


def key_id(name: str, kind: int, public_key: bytes) -> bytes:
    """Return the 4 bytes by which a signature line names its key (signed-note, Signatures)."""
    return sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:KEY_ID_BYTES]


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A name, what its signatures are, and the Ed25519 key that makes them."""

    name: str
    kind: int
    public_key: bytes

    @property
    def id(self) -> bytes:
        """The hint by which signature lines name it."""
        return key_id(self.name, self.kind, self.public_key)

    def __str__(self) -> str:
        """Write it as a verifier key: name+id+base64 of kind and key."""
        key = b64encode(bytes([self.kind]) + self.public_key).decode()
        return f"{self.name}+{self.id.hex()}+{key}"


def parse_note_key(text: str) -> NoteKey:
    """Read a verifier key `name+id+base64`, or raise BadRecord."""
    name, _, rest = text.partition("+")
    stated, _, encoded = rest.partition("+")
    data = _octets(encoded)
    if not _is_name(name) or data is None or len(data) != 1 + KEY_BYTES:
        raise BadRecord("witness/1", "it is not name+id+key")
    key = NoteKey(name, data[0], data[1:])
    if key.kind not in (ED25519, COSIGNATURE) or stated != key.id.hex():
        raise BadRecord("witness/1", "its id is not that of an Ed25519 key of this name")
    return key


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 255 and not any(c < " " or c in _SPACES or c == "+" for c in name)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint states: which log, how many entries, and the root over exactly these."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the note text, as signed and cosigned (tlog-checkpoint, Note text)."""
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line of a note, not yet verified."""

    name: str
    key_id: bytes
    data: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {b64encode(self.key_id + self.data).decode()}\n"

    def is_of(self, key: NoteKey) -> bool:
        """Tell whether it says to be by this key; a name alone or an id alone says nothing."""
        return (self.name, self.key_id) == (key.name, key.id)


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint with its signature lines, none of them verified yet."""

    checkpoint: Checkpoint
    signatures: tuple[SignatureLine, ...]

    def signed_by(self, key: NoteKey) -> bool:
        """Tell whether one of the lines is a good signature by this log key."""
        message = self.checkpoint.text().encode()
        named = [line for line in self.signatures if line.is_of(key)]
        return bool(named) and all(verify(key.public_key, message, line.data) for line in named)


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A witness's word that it had seen a checkpoint and that it continues all before it."""

    utc: int  # by the witness's clock
    signature: bytes

    def verified_by(self, public_key: bytes, checkpoint: Checkpoint) -> bool:
        """Tell whether this key cosigned this checkpoint at this time."""
        return verify(public_key, cosigned(checkpoint, self.utc), self.signature)


# Our own checkpoints


def hidden(channel: bytes, log: LogName) -> str:
    """Return the half of an origin that stands for a log: a hash that only members can make."""
    return digest([ORIGIN_LABEL, log_id(channel, log)]).hex()


def origin_of(public_key: bytes, channel: bytes, log: LogName) -> str:
    """Name a log for witnesses: the hash of the key that signs it, and a hash of the log's id.

    Nobody can take an origin first: it begins with the hash of the one key that may sign it.
    """
    return f"{fingerprint(public_key).hex()}/{hidden(channel, log)}"


def is_by_its_key(origin: str, public_key: bytes) -> bool:
    """Tell whether an origin of ours begins with the hash of this key."""
    matched = _OUR_ORIGIN.fullmatch(origin)
    return matched is not None and matched[1] == fingerprint(public_key).hex()


def sign_checkpoint(signer: Signer, checkpoint: Checkpoint) -> str:
    """Write a checkpoint as a note signed with a log key, which bears the origin as its name."""
    text = checkpoint.text()
    named = key_id(checkpoint.origin, ED25519, signer.public_key)
    line = SignatureLine(checkpoint.origin, named, signer.sign(text.encode()))
    return f"{text}\n{line}"


# Cosignatures


def cosigned(checkpoint: Checkpoint, utc: int) -> bytes:
    """Return what a v1 cosignature signs (tlog-cosignature, Ed25519 signed message)."""
    return f"cosignature/v1\ntime {utc}\n{checkpoint.text()}".encode()


def cosign(signer: Signer, name: str, checkpoint: Checkpoint, utc: int) -> SignatureLine:
    """Cosign a checkpoint that was found to continue what we cosigned before."""
    signature = signer.sign(cosigned(checkpoint, utc))
    named = key_id(name, COSIGNATURE, signer.public_key)
    return SignatureLine(name, named, utc.to_bytes(8, "big") + signature)


def find_cosignature(
    lines: Sequence[SignatureLine], key: NoteKey, checkpoint: Checkpoint
) -> Cosignature | None:
    """Return a witness's cosignature among lines, where every line that names its key verifies."""
    found = [cosignature_of(line) for line in lines if line.is_of(key)]
    good = [one for one in found if one and one.verified_by(key.public_key, checkpoint)]
    return max(good, key=lambda one: one.utc) if good and len(good) == len(found) else None


def cosignature_of(line: SignatureLine) -> Cosignature | None:
    """Take the time and the signature of a cosignature line apart; None where it is no such."""
    utc = int.from_bytes(line.data[:8], "big")
    fits = len(line.data) == 8 + SIGNATURE_BYTES and utc <= SIZE_MAX
    return Cosignature(utc, line.data[8:]) if fits else None


# Reading notes


def parse_checkpoint(data: bytes) -> SignedCheckpoint:
    """Read a signed checkpoint, or raise BadRecord; no signature is verified yet."""
    text, mark, rest = _note(data).rpartition("\n\n")
    lines = text.split("\n")
    if not mark or len(lines) < 3 or not all(lines):
        raise BadRecord("witness/2", "a checkpoint is three lines or more, and signature lines")
    root = _octets(lines[2])
    if _SIZE.fullmatch(lines[1]) is None or int(lines[1]) > SIZE_MAX:
        raise BadRecord("witness/2", "the second line is no size")
    if root is None or len(root) != 32:
        raise BadRecord("witness/2", "the third line is no root")
    checkpoint = Checkpoint(lines[0], int(lines[1]), root, tuple(lines[3:]))
    return SignedCheckpoint(checkpoint, tuple(parse_lines(rest.encode())))


def parse_lines(data: bytes) -> list[SignatureLine]:
    """Read signature lines, one or more, or raise BadRecord."""
    text = _note(data)
    if not text.endswith("\n"):
        raise BadRecord("witness/3", "the last signature line has no end")
    lines = text[:-1].split("\n")
    if len(lines) > NOTE_SIGNATURES_MAX:
        raise BadRecord("witness/3", f"there are more than {NOTE_SIGNATURES_MAX} signatures")
    return [_line(line) for line in lines]


def _line(text: str) -> SignatureLine:
    name, space, encoded = text.removeprefix(_DASH).partition(" ")
    data = _octets(encoded)
    is_line = text.startswith(_DASH) and space and _is_name(name)
    if not is_line or data is None or len(data) <= KEY_ID_BYTES:
        raise BadRecord("witness/3", "it is no signature line")
    return SignatureLine(name, data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _note(data: bytes) -> str:
    try:
        text = data.decode() if len(data) <= CHECKPOINT_BYTES_MAX else ""
    except UnicodeDecodeError as error:
        raise BadRecord("witness/2", "it is not UTF-8") from error
    if not text or any(c < " " and c != "\n" for c in text):
        raise BadRecord("witness/2", "it is empty, too long, or holds a control character")
    return text


def _octets(encoded: str) -> bytes | None:
    """Read base64 in its one form, as RFC 4648 section 4 writes it."""
    try:
        data = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if b64encode(data).decode() == encoded else None


# Asking a witness: the body of add-checkpoint


@dataclass(frozen=True, slots=True)
class Submission:
    """What a witness is asked to cosign, and what shows that it continues what it cosigned."""

    old: int
    proof: tuple[bytes, ...]
    signed: SignedCheckpoint


def write_submission(old: int, proof: Sequence[bytes], note: str) -> bytes:
    """Write the body of add-checkpoint (tlog-witness, add-checkpoint)."""
    hashes = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"old {old}\n{hashes}\n{note}".encode()


def parse_submission(data: bytes) -> Submission:
    """Read the body of add-checkpoint, or raise BadRecord; nothing of it is verified yet."""
    head, mark, note = data.partition(b"\n\n")
    first, *rest = _note(head).split("\n")
    old = first.removeprefix("old ")
    if not mark or not first.startswith("old ") or _SIZE.fullmatch(old) is None:
        raise BadRecord("witness/4", "it does not begin with an old size and a proof")
    hashes = [_octets(line) for line in rest]
    proof = tuple(one for one in hashes if one is not None and len(one) == 32)
    if len(proof) != len(hashes) or len(proof) > PROOF_LINES_MAX:
        raise BadRecord("witness/4", "a line of the proof is no hash, or they are too many")
    return Submission(int(old), proof, parse_checkpoint(note))


def consistency(old: Frontier, leaves: Sequence[bytes]) -> list[bytes]:
    """Prove that a log continues its own frontier, from the leaf hashes that came since.

    RFC 6962 2.1.2, without the leaves before: what lies left of the old size in a proof is
    always one of the peaks. Empty where the old log is empty or nothing came since.
    """
    new = old.size + len(leaves)
    peaks, at = {}, 0
    for peak, size in zip(old.peaks, _powers(old.size), strict=True):
        peaks[at, at + size] = peak
        at += size

    def root(start: int, end: int) -> bytes:
        if end <= old.size:
            return peaks[start, end]
        return merkle_root(leaves[start - old.size : end - old.size])

    start, end, whole, path = 0, new, True, []
    while 0 < old.size < new and old.size != end:
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        if old.size <= middle:
            path.append(root(middle, end))
            end = middle
        else:
            path.append(root(start, middle))
            start, whole = middle, False
    return ([] if whole else [root(start, end)]) + path[::-1]


def _powers(size: int) -> Iterator[int]:
    """Yield the powers of two that add to a size, the largest first."""
    for bit in reversed(range(size.bit_length())):
        if size >> bit & 1:
            yield 1 << bit
