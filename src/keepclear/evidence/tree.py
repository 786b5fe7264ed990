"""Proofs out of a whole log: that a record stands at its place, and that a log only grew.

The rule: the root of each stretch of leaves is worked out once, so that many
proofs out of one long log cost little more than one.
"""

from collections.abc import Sequence

from keepclear.record.log import EMPTY_ROOT, node_hash


class Tree:
    """The leaf hashes of one log, and the proofs of RFC 9162 2.1.3 and 2.1.4 over them."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._roots: dict[tuple[int, int], bytes] = {}

    def __len__(self) -> int:
        return len(self._leaves)

    def root(self, size: int) -> bytes:
        """Return the root over the first `size` leaves."""
        return self._root(0, size) if size else EMPTY_ROOT

    def _root(self, start: int, end: int) -> bytes:
        if end - start == 1:
            return self._leaves[start]
        known = self._roots.get((start, end))
        if known is None:
            middle = start + _split(end - start)
            known = node_hash(self._root(start, middle), self._root(middle, end))
            self._roots[start, end] = known
        return known

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Prove that leaf `index` is among the first `size` (RFC 9162 2.1.3.1)."""
        start, end, path = 0, size, []
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._root(middle, end))
                end = middle
            else:
                path.append(self._root(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, old: int, new: int) -> list[bytes]:
        """Prove that the first `new` leaves begin with the first `old` (RFC 9162 2.1.4.1)."""
        if not 0 < old < new:
            return []
        start, end, whole, path = 0, new, True, []
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._root(middle, end))
                end = middle
            else:
                path.append(self._root(start, middle))
                start, whole = middle, False
        return ([] if whole else [self._root(start, end)]) + path[::-1]


def _split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)
