"""Which plans of different parties come closer than agreed, and how close, where and when.

A conflict is a pair of volumes whose cores come within both radii and the lateral
separation, whose altitude bands come within the vertical one, and whose spans of
time overlap or lie less than the time separation apart. It depends on the plans
and the separation alone: not on the order they arrived in, nor on who asks, so
two nodes that hold the same plans list the same conflicts. spec/volume.md is the law.
"""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise, product
from struct import pack, unpack
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from keepclear.exchange.rule.separation import Separation
from keepclear.picture.many import Near, Outlined, outlined
from keepclear.picture.meeting import Meeting, meeting_of, meetings_of
from keepclear.picture.separation import ACTIVITIES_MAX, HeldTo, as_held
from keepclear.space.columns import CLOSE, Floats
from keepclear.space.index import TREE_FROM, Index, Row, Run, row_of
from keepclear.space.volume import Volume

K = TypeVar("K", bound=Hashable)
_ID_DIGITS: Final = 32
_NO_GROUP: Final = -1  # of a party that holds no plan
_GONE_MAX: Final = 1_024  # rows that stay behind, beside as many as are there
_KNOWN_MAX: Final = 1_024
_KNOWN_VOLUMES_MAX: Final = 8_192  # plans of thousands of volumes are held no longer than these
_TOGETHER: Final = 512  # pairs of volumes measured side by side; more would be no quicker


class ActivePlans(Generic[K]):
    """The plans in force, held so that a new one is compared with all of them at once.

    Keys are sortable; plans of one party are never compared with each other.
    """

    def __init__(self, tree_from: int = TREE_FROM, *, hastened: bool | None = None) -> None:
        """Hold no plan yet; from `tree_from` volumes on a tree is built (see space.index)."""
        self._index = Index(tree_from, hastened=hastened)
        self._groups: dict[Hashable, int] = {}
        self._parties: list[Hashable] = []  # by group, once they are asked for
        self._numbers: dict[K, int] = {}
        # By the number of a plan: its key, its first row and how many rows it has.
        self._keys: list[K | None] = []
        self._firsts: array[int] = array("q")
        self._counts: array[int] = array("q")
        self._known: dict[int, Outlined] = {}  # plans read back of late
        self._known_volumes = 0  # of these, and of some that were forgotten since
        self._ready: tuple[object, list[Row]] = (None, [])

    @property
    def is_hastened(self) -> bool:
        """Whether the search uses the loops of space.search."""
        return self._index.is_hastened

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[K]:
        """Yield the keys in the order of the plans' numbers: of those gathered, sorted."""
        return (key for key in self._keys if key is not None)

    def add(self, key: K, party: Hashable, volumes: Sequence[Volume], activity: int = 0) -> None:
        """Take in a plan; one already held under `key` is replaced."""
        group = self._groups.setdefault(party, len(self._groups))
        rows = self._rows(group, volumes, activity)  # what raises is to change nothing
        self.remove(key)
        number = self._numbers[key] = len(self._keys)
        self._keys.append(key)
        self._firsts.append(self._index.used)
        self._counts.append(len(rows))
        for row in rows:
            self._index.add(row, number)

    def add_many(
        self,
        keys: Sequence[K],
        parties: Sequence[Hashable],
        rows: NDArray[np.void],
        lonlat: Floats,
    ) -> None:
        """Take in many plans at once, none held before, each of the one volume beside it.

        `rows` are as space.columns says; their groups and plans are written here.
        """
        start = len(self._keys)
        groups = self._groups
        rows["group"] = [groups.setdefault(party, len(groups)) for party in parties]
        rows["plan"] = np.arange(start, start + len(rows))
        self._firsts.extend(self._index.extend(rows, lonlat))
        self._counts.extend([1] * len(rows))
        self._keys.extend(keys)
        self._numbers.update(zip(keys, range(start, start + len(rows)), strict=True))
        self._compact()

    @classmethod
    def gathered(
        cls, index: Index, numbers: dict[K, int], parties: Iterable[Hashable]
    ) -> "ActivePlans[K]":
        """Return the plans whose volumes an index holds, of each in their order.

        `numbers` are the plans by which rows go, from 0 on, and `parties` the groups. Neither the
        index nor `numbers` belong to the caller any longer: plans are numbered anew, by key.
        """
        plans: ActivePlans[K] = cls()
        plans._index, plans._numbers = index, numbers
        plans._groups = {party: group for group, party in enumerate(parties)}
        plans._arrange()
        return plans

    def remove(self, key: K) -> None:
        """Forget the plan under `key`, if there is one."""
        number = self._numbers.pop(key, None)
        if number is None:
            return
        self._keys[number] = None
        self._known.pop(number, None)
        first = self._firsts[number]
        for row in range(first, first + self._counts[number]):
            self._index.remove(row)
        gone = self._index.used - self._index.live + len(self._keys) - len(self._numbers)
        if gone > max(2 * _GONE_MAX, self._index.live + len(self._numbers)):
            self._compact()

    def party(self, key: K) -> Hashable:
        """Return whose a plan is; it has volumes."""
        if len(self._parties) < len(self._groups):
            self._parties = list(self._groups)
        return self._parties[int(self._index.rows["group"][self._firsts[self._numbers[key]]])]

    def activities(self, key: K) -> tuple[int, ...]:
        """Return the codes of what a plan does, each once, in the order of its volumes."""
        first = self._firsts[self._numbers[key]]
        rows = self._index.rows["activity"][first : first + self._counts[self._numbers[key]]]
        return tuple(dict.fromkeys(rows.tolist()))

    def volumes(self, key: K) -> tuple[Volume, ...]:
        """Return the volumes of a plan, exactly as they were taken in."""
        return self._plan(self._numbers[key]).volumes

    def meetings(
        self,
        party: Hashable,
        volumes: Sequence[Volume],
        separation: Separation | HeldTo,
        *,
        key: K | None = None,
        activity: int = 0,
    ) -> list[tuple[K, Meeting]]:
        """Return the conflicts of a plan with all plans of other parties, sorted by key.

        Where the plan has a `key`, equal distances are told apart as they would be
        had the other plan come second.
        """
        held = as_held(separation)
        near = self._near(party, volumes, held, activity)
        plan = outlined(activity, volumes) if near else None
        found = []
        for other in self._sorted(near):
            assert plan is not None
            known = self._keys[other]
            assert known is not None
            first = key is None or key < known  # type: ignore[operator]
            theirs = self._plan(other)
            apart = held.between(activity, theirs.activity)
            meeting = meeting_of(plan, theirs, near[other], apart, held.margins, first)
            if meeting:
                found.append((known, meeting))
        return found

    def conflicting(
        self,
        party: Hashable,
        volumes: Sequence[Volume],
        separation: Separation | HeldTo,
        *,
        activity: int = 0,
    ) -> list[K]:
        """Return the keys of the plans that conflict with a plan, sorted, without saying how."""
        held = as_held(separation)
        group = self._groups.get(party, _NO_GROUP)
        near: dict[int, Near] = {}
        certain: set[int] = set()
        for number, row in enumerate(self._rows(group, volumes, activity)):
            plans, unsure = self._index.plans_near(row, held.minima)
            certain.update(plans)
            if len(unsure):
                self._note(near, number, unsure, np.zeros(len(unsure), np.bool_))
        for other in near.keys() - certain:
            if self._is_met(volumes, activity, other, near[other], held):
                certain.add(other)
        found = [self._keys[other] for other in certain]
        found.sort()  # type: ignore[call-arg]
        return found  # type: ignore[return-value]

    def _is_met(
        self, volumes: Sequence[Volume], activity: int, other: int, near: Near, held: HeldTo
    ) -> bool:
        theirs = self._plan(other)
        apart = held.between(activity, theirs.activity)
        plan = outlined(activity, volumes)
        return meeting_of(plan, theirs, near, apart, held.margins, True) is not None

    def all_meetings(
        self, separation: Separation | HeldTo, run: Run = map
    ) -> Iterator[tuple[K, K, Meeting]]:
        """Yield every conflict between plans of different parties, sorted by the two keys.

        No plan may be added or removed until the last has been taken. `run` is like map, and
        may carry out parts of the search side by side.
        """
        held = as_held(separation)
        self._arrange()
        for block in _blocks(self._pairs(held, run)):
            asked = []
            for a, b, near in block:
                one, other = self._plan(a), self._plan(b)
                apart = held.between(one.activity, other.activity)
                asked.append((one, other, near, apart))
            for (a, b, _), meeting in zip(block, meetings_of(asked, held.margins), strict=True):
                if meeting:
                    yield self._keys[a], self._keys[b], meeting  # type: ignore[misc]

    def all_conflicting(
        self, separation: Separation | HeldTo, run: Run = map
    ) -> tuple[list[K | None], NDArray[np.int64]]:
        """Return keys, and by their places in that list every two plans that conflict: (m, 2).

        How they conflict is not said. The loops must be loaded.
        """
        held = as_held(separation)
        found = self._index.pairs(held.minima, run)
        plans, close = self._index.rows["plan"][found[:, :2]], found[:, 2] == CLOSE
        certain = plans[close]
        if max(self._counts, default=0) > 1:  # Plans of several volumes meet in several.
            certain = np.unique(np.sort(certain, axis=1), axis=0)
        unsure = {(int(max(pair)), int(min(pair))) for pair in plans[~close].tolist()}
        if unsure:
            among = np.isin(certain[:, 0], [a for a, _ in unsure])
            among |= np.isin(certain[:, 0], [b for _, b in unsure])
            unsure -= {(max(pair), min(pair)) for pair in certain[among].tolist()}
        meet = [pair for pair in sorted(unsure) if self._meets(*pair, held)]
        more = np.array(meet, certain.dtype).reshape(-1, 2)
        return self._keys, np.concatenate((certain, more)).astype(np.int64)

    def _meets(self, a: int, b: int, held: HeldTo) -> bool:
        one, other = self._plan(a), self._plan(b)
        pairs = product(range(len(one.volumes)), range(len(other.volumes)))
        near = [(number, other_number, False) for number, other_number in pairs]
        return self._is_met(one.volumes, one.activity, b, near, held)

    def _pairs(self, held: HeldTo, run: Run) -> Iterator[tuple[int, int, Near]]:
        """Yield plans that may conflict, the lesser key first, and which of their volumes may.

        Rows rise with keys here, so that no more pairs need to be held than those of one plan.
        """
        plans, firsts = self._index.rows["plan"], np.asarray(self._firsts)
        for found in _by_first(self._index.pairs_in_order(held.minima, run), plans):
            rows, close = found[:, :2], found[:, 2] == CLOSE
            pairs = plans[rows]
            order = np.lexsort((rows[:, 1], rows[:, 0], pairs[:, 1], pairs[:, 0]))
            near = np.column_stack((rows - firsts[pairs], close))[order]
            pairs = pairs[order]
            starts = np.flatnonzero(np.any(np.diff(pairs, axis=0, prepend=-1) != 0, axis=1))
            for start, end in pairwise([*starts.tolist(), len(pairs)]):
                a, b = pairs[start].tolist()
                which = near[start:end].tolist()
                yield a, b, [(one, two, bool(surely)) for one, two, surely in which]

    def _near(
        self, party: Hashable, volumes: Sequence[Volume], held: HeldTo, activity: int
    ) -> dict[int, Near]:
        """Return which volumes of which plans may conflict."""
        group = self._groups.get(party, _NO_GROUP)
        near: dict[int, Near] = {}
        for number, row in enumerate(self._rows(group, volumes, activity)):
            rows, verdicts = self._index.near(row, held.minima)
            if len(rows):  # Mostly there are none.
                self._note(near, number, rows, verdicts == CLOSE)
        return near

    def _note(
        self, near: dict[int, Near], number: int, rows: NDArray[Any], close: NDArray[Any]
    ) -> None:
        plans = self._index.rows["plan"][rows]
        for other, row, surely in zip(plans.tolist(), rows.tolist(), close.tolist(), strict=True):
            near.setdefault(other, []).append((number, row - self._firsts[other], surely))

    def _sorted(self, near: Iterable[int]) -> list[int]:
        return sorted(near, key=lambda number: self._keys[number])  # type: ignore[arg-type,return-value]

    def _rows(self, group: int, volumes: Sequence[Volume], activity: int) -> list[Row]:
        """Make volumes ready; those of a plan that is looked for are soon taken in as well."""
        if not 0 <= activity < ACTIVITIES_MAX:
            raise ValueError(f"no code of an activity: {activity}")
        known, rows = self._ready
        if known is not volumes or not isinstance(volumes, tuple):
            rows = [row_of(volume) for volume in volumes]
            self._ready = (volumes, rows)
        for row in rows:
            row.about["group"], row.about["activity"] = group, activity
        return rows

    def _plan(self, number: int) -> Outlined:
        plan = self._known.get(number)
        if plan is None:
            first, count = self._firsts[number], self._counts[number]
            volumes = tuple(self._index.volume(row) for row in range(first, first + count))
            plan = outlined(int(self._index.rows["activity"][first]), volumes)
            if len(self._known) >= _KNOWN_MAX or self._known_volumes >= _KNOWN_VOLUMES_MAX:
                self._known.clear()
                self._known_volumes = 0
            self._known[number] = plan
            self._known_volumes += count
        return plan

    # Kept elsewhere

    def state(self) -> dict[str, Any]:
        """Return all that a later `restored` needs, as arrays and plain lists."""
        self._compact()
        return self._index.state() | {
            "keys": list(self._keys),
            "firsts": np.array(self._firsts),
            "counts": np.array(self._counts),
            "parties": list(self._groups),
        }

    @classmethod
    def restored(cls, state: Mapping[str, Any], tree_from: int = TREE_FROM) -> "ActivePlans[K]":
        """Return the plans whose state was kept; its arrays are used as they are."""
        plans: ActivePlans[K] = cls(tree_from)
        plans._index.restore(state)
        plans._keys = list(state["keys"])
        plans._numbers = {key: n for n, key in enumerate(plans._keys) if key is not None}
        plans._groups = {party: n for n, party in enumerate(state["parties"])}
        plans._firsts = array("q", np.asarray(state["firsts"], np.int64).tobytes())
        plans._counts = array("q", np.asarray(state["counts"], np.int64).tobytes())
        return plans

    def _arrange(self) -> None:
        """Number rows and plans anew by key, unless they are in that order and none is gone."""
        keys = sorted(self._numbers)  # type: ignore[type-var]
        rise = np.diff(self._index.rows["plan"][: self._index.used]) >= 0
        if self._keys == keys and rise.all():
            return
        ranks = np.full(max(self._numbers.values(), default=-1) + 1, -1, np.int64)
        ranks[[self._numbers[key] for key in keys]] = np.arange(len(keys))
        self._index.arrange(ranks)
        counts = np.bincount(self._index.rows["plan"], minlength=len(keys))
        self._counts = array("q", counts.tobytes())
        self._firsts = array("q", (np.cumsum(counts) - counts).tobytes())
        self._keys = list(keys)
        self._numbers.update(zip(keys, range(len(keys)), strict=True))
        self._known.clear()

    def _compact(self) -> None:
        """Number rows and plans anew, without those that are gone."""
        rows = self._index.compact()
        kept = [number for number, key in enumerate(self._keys) if key is not None]
        new = np.full(len(self._keys), -1, np.int64)
        new[kept] = np.arange(len(kept))
        plans = self._index.rows["plan"]
        plans[:] = new[plans]
        self._keys = [self._keys[number] for number in kept]
        # A plan without volumes has no first row to be found anew.
        self._firsts = array(
            "q", (int(rows[self._firsts[n]]) if self._counts[n] else 0 for n in kept)
        )
        self._counts = array("q", (self._counts[number] for number in kept))
        self._numbers = {key: n for n, key in enumerate(self._keys) if key is not None}
        self._known.clear()


def _by_first(
    blocks: Iterable[NDArray[np.int64]], plans: NDArray[np.int32]
) -> Iterator[NDArray[np.int64]]:
    """Yield blocks of pairs cut where the plan of the first row changes, and nowhere else."""
    rest = np.empty((0, 3), np.int64)
    for block in blocks:
        rest = np.concatenate((rest, block)) if len(rest) else block
        if len(rest):
            cut = int(np.argmax(plans[rest[:, 0]] == plans[rest[-1, 0]]))
            if cut:
                yield rest[:cut]
            rest = rest[cut:]
    if len(rest):
        yield rest


def _blocks(pairs: Iterable[tuple[int, int, Near]]) -> Iterator[list[tuple[int, int, Near]]]:
    """Yield pairs of plans in blocks that are measured together, and held no longer."""
    block, many = [], 0
    for pair in pairs:
        block.append(pair)
        many += len(pair[2])
        if many >= _TOGETHER:
            yield block
            block, many = [], 0
    if block:
        yield block


def meeting(
    a: Sequence[Volume], b: Sequence[Volume], separation: Separation | HeldTo
) -> Meeting | None:
    """Return how two plans of different parties conflict, or None if they keep clear."""
    plans: ActivePlans[int] = ActivePlans()
    plans.add(1, "b", b)
    found = plans.meetings("a", a, separation)
    return found[0][1] if found else None


def all_meetings(
    plans: Mapping[K, tuple[Hashable, Sequence[Volume]]],
    separation: Separation | HeldTo,
    activities: Mapping[K, int] | None = None,
    run: Run = map,
) -> list[tuple[K, K, Meeting]]:
    """Return every conflict between plans of different parties, sorted by the two keys.

    `activities` gives the code of each plan's activity, where `separation` asks for it. `run`
    is like map, and may carry out parts of a large search side by side.
    """
    active: ActivePlans[K] = ActivePlans()
    for key in sorted(plans):  # type: ignore[type-var]
        active.add(key, *plans[key], activities[key] if activities else 0)
    return list(active.all_meetings(separation, run))


def conflict_id(a: str, b: str, separation: Separation) -> str:
    """Return the name of a conflict between two notices under a separation.

    The first 32 hexadecimal digits of SHA-256 over the deterministic CBOR
    (RFC 8949 4.2.1) of [name, name, lateral_m, vertical_m, time_s], names sorted by
    their UTF-8 bytes, whole numbers as integers and others as the shortest float.
    """
    names = sorted((a, b), key=lambda name: name.encode())
    parts: list[str | float] = [
        *names,
        separation.lateral_m,
        separation.vertical_m,
        separation.time_s,
    ]
    encoded = _head(4, len(parts)) + b"".join(_cbor(part) for part in parts)
    return sha256(encoded).hexdigest()[:_ID_DIGITS]


def _head(major: int, value: int) -> bytes:
    if value < 24:
        return bytes([major << 5 | value])
    for extra, (form, size) in enumerate((("B", 8), (">H", 16), (">I", 32), (">Q", 64))):
        if value < 1 << size:
            return bytes([major << 5 | 24 + extra]) + pack(form, value)
    raise ValueError(f"number too great to name a conflict: {value}")


def _cbor(part: str | float) -> bytes:
    if isinstance(part, str):
        encoded = part.encode()
        return _head(3, len(encoded)) + encoded
    if part == int(part) and part < 1 << 64:
        return _head(0, int(part))
    for lead, form in ((b"\xf9", ">e"), (b"\xfa", ">f")):
        try:
            shorter: tuple[Any, ...] = unpack(form, pack(form, part))
        except OverflowError:
            continue
        if shorter[0] == part:
            return lead + pack(form, part)
    return b"\xfb" + pack(">d", part)
