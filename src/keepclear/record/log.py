"""The log: what one party has said in one channel, in order, and the proof of it.

A Merkle tree as in RFC 6962 2.1 whose leaves are whole records. A log only
grows; its root at each size is named in the next record, so a record is the
signed head of its own log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from keepclear.record.canonical import digest

EMPTY_ROOT = sha256(b"").digest()


class LogName(NamedTuple):
    """Which log of a channel: the party's index in the founding record, and its incarnation."""

    party: int
    incarnation: bytes


class Head(NamedTuple):
    """A log up to a size, and the root over exactly that many leaves."""

    log: LogName
    size: int
    root: bytes


@lru_cache(4_096)  # Each record names the same few logs.
def log_id(channel: bytes, log: LogName) -> bytes:
    """Name a log for all channels: SHA-256 over canonical [channel, party index, incarnation]."""
    return digest([channel, log.party, log.incarnation])


def leaf_hash(entry: bytes) -> bytes:
    """Hash one entry (RFC 6962 2.1)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees (RFC 6962 2.1)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of the perfect subtrees of a log, largest first: all that growing needs."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def appended(self, leaf: bytes) -> "Frontier":
        """Return the frontier after one more leaf hash."""
        peaks, size = list(self.peaks), self.size
        while size & 1:  # Each trailing one bit is a subtree of equal height to merge with.
            leaf = node_hash(peaks.pop(), leaf)
            size >>= 1
        return Frontier(self.size + 1, (*peaks, leaf))

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        return _root_of(self.peaks)


@lru_cache(64)  # What is asked with every event is the root of the few logs as they now stand.
def _root_of(peaks: tuple[bytes, ...]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.appended(leaf)
    return frontier.root()


def _split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Prove that leaf `index` is in the log of these leaf hashes (RFC 9162 2.1.3.1)."""
    if len(leaves) <= 1:
        return []
    k = _split(len(leaves))
    if index < k:
        return [*inclusion_proof(leaves[:k], index), merkle_root(leaves[k:])]
    return [*inclusion_proof(leaves[k:], index - k), merkle_root(leaves[:k])]


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """Prove that the log of these leaf hashes continues its own first `size` (RFC 9162 2.1.4.1)."""
    return _subproof(size, leaves, whole=True) if 0 < size < len(leaves) else []


def _subproof(size: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [merkle_root(leaves)]
    k = _split(len(leaves))
    if size <= k:
        return [*_subproof(size, leaves[:k], whole=whole), merkle_root(leaves[k:])]
    return [*_subproof(size - k, leaves[k:], whole=False), merkle_root(leaves[:k])]


def root_of_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root under which a proof shows `leaf` at `index`, or None where it shows none."""
    if not 0 <= index < size or any(len(item) != 32 for item in (leaf, *proof)):
        return None
    fn, sn, found = index, size - 1, leaf
    for item in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            found = node_hash(item, found)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node_hash(found, item)
        fn, sn = fn >> 1, sn >> 1
    return found if sn == 0 else None


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether the proof shows `leaf` at `index` under `root` (RFC 9162 2.1.3.2)."""
    return len(root) == 32 and root_of_inclusion(leaf, index, size, proof) == root


def verify_consistency(old: tuple[int, bytes], new: tuple[int, bytes], proof: list[bytes]) -> bool:
    """Tell whether the log with head `new` continues the one with head `old` (RFC 9162 2.1.4.2)."""
    (size_old, root_old), (size_new, root_new) = old, new
    if not 0 < size_old <= size_new or any(len(item) != 32 for item in proof):
        return False
    if size_old == size_new:
        return not proof and root_old == root_new
    path = [root_old, *proof] if size_old & (size_old - 1) == 0 else list(proof)
    if not path:
        return False
    fn, sn = size_old - 1, size_new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = path[0]
    for item in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = node_hash(item, first), node_hash(item, second)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node_hash(second, item)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and first == root_old and second == root_new
