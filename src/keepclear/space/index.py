"""What is near a volume in space and time, among many: columns of numbers, one row a volume.

The rule is that no row which matters is ever left out. Time is compared in whole
microseconds, exactly; space by boxes in earth-centred metres, so that poles and
the antimeridian need no care; altitude by the range in which one reference may
count another. What is returned may still prove harmless, unless it is CLOSE.

Many rows are searched through a packed tree, those added since it was built one
after the other. Until `hasten` has loaded the compiled loops every row that passes
the filters is UNSURE, and geodesics decide: slower, and to the same answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf
from types import ModuleType
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from keepclear.space.altitude import EVERY_ALTITUDE, NOT_COMPARED, Band, Margins, Reference
from keepclear.space.columns import CLOSE, FANOUT, ROW, UNSURE, Floats, fill, vertices
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

Rows: TypeAlias = NDArray[np.int64]
Verdicts: TypeAlias = NDArray[np.uint8]
Run: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

NO_REFERENCE: Final = 4  # of a band that leaves no altitude out
REFERENCES: Final = 5
TREE_FROM: Final = 20_000  # rows; below, looking at each is about as quick

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_MICROSECONDS: Final = 1_000_000
_TIME_S_MAX: Final = 10**11  # longer than all the years a datetime knows
_NEVER: Final = np.iinfo(np.int64).max // 4
_ROOM: Final = 64
_FAR_M: Final = 1e8  # beyond any place on the Earth, and far within 32 bits
_CHUNK: Final = 65_536
_PART: Final = 2_048  # rows that one thread asks for at a time
_PARTS: Final = 8  # that are under way
_PAIRS_MAX: Final = 65_536  # some megabytes, after which a part ends with the row it is at

GIVEN: Final = ("start", "end", "floor", "ceiling", "radius_m", "reference", "kind")

_loops: list[ModuleType] = []


def hasten() -> bool:
    """Load the loops, for a second or, once on a machine, some twenty; True where compiled."""
    if not _loops:
        from keepclear.space import search

        _loops.append(search)
    from keepclear.space.compiled import COMPILED

    return COMPILED


def rehearse() -> None:
    """Load the loops and call each once, so that none is compiled or read from disk later."""
    apart = Minima(np.zeros((3, 1, 1)), offsets_of(NOT_COMPARED))
    interval = Interval(_EPOCH, _EPOCH + timedelta(hours=1))
    spot = Volume(Core(CoreKind.POINT, (((0.0, 0.0),),)), 1.0, EVERY_ALTITUDE, interval)
    index = Index(1, hastened=True)
    index.add(row_of(spot, 0), 0)
    index.extend(index.rows[:1].copy(), index.lonlat[:1].copy())
    ring = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
    index.near(row_of(replace(spot, core=Core(CoreKind.POLYGON, (ring,))), 1), apart)
    index.pairs(apart)
    list(index.pairs_in_order(apart))


@dataclass(frozen=True, slots=True)
class Minima:
    """How far volumes must stay apart, by the activity of each; and what altitudes may hide.

    `apart` has shape (3, n, n): metres across, metres of altitude and microseconds, with a
    row and a column for each activity. `offsets` is as `offsets_of` makes it.
    """

    apart: Floats
    offsets: Floats
    widest: Floats = field(init=False)

    def __post_init__(self) -> None:
        widest = self.apart.max(axis=(1, 2))
        widest[1] += self.offsets[1].diagonal().max()  # of heights above ground that may rise
        object.__setattr__(self, "widest", widest)


def offsets_of(margins: Margins) -> Floats:
    """Return low, high and share by which references count each other, shape (3, 5, 5)."""
    offsets = np.zeros((3, REFERENCES, REFERENCES))
    for one in Reference:
        for other in Reference:
            offset = margins.of(one, other)
            if offset is not None:
                offsets[:, one, other] = offset.low_m, offset.high_m, offset.share
            elif one != other:
                offsets[:2, one, other] = -inf, inf
    return offsets


def microseconds_of(seconds: float) -> int:
    """Return a time in whole microseconds, no longer than a calendar."""
    return int(min(seconds, _TIME_S_MAX) * _MICROSECONDS)


@dataclass(frozen=True, slots=True)
class Row:
    """One volume made ready to be looked for, or to be taken in."""

    about: NDArray[np.void]  # one of columns.ROW
    box: NDArray[np.float32]
    xyz: NDArray[np.int32]
    lonlat: Floats


def row_of(volume: Volume, group: int = -1, activity: int = 0) -> Row:
    """Make a volume ready. Volumes of one `group` do not see each other."""
    core = volume.core
    lonlat = vertices(core.rings)
    about, box = np.zeros(1, ROW), np.empty(6, np.float32)
    xyz = np.empty((len(lonlat), 3), np.int32)
    is_simple = (_loops[0].make_ready if _loops else _make_ready)(
        about,
        box,
        xyz,
        lonlat,
        *numbers_of(volume),
    )
    about["group"], about["activity"] = group, activity
    if core.kind is CoreKind.POLYGON and not is_simple and _crosses(core):
        about["odd"] = 1
    return Row(about, box, xyz, lonlat)


def columns_of(volumes: Sequence[Volume]) -> tuple[NDArray[np.void], Floats]:
    """Return volumes as rows and vertices for `Index.extend`; no ring of theirs may cross."""
    runs = [vertices(volume.core.rings) for volume in volumes]
    rows = np.zeros(len(volumes), ROW)
    rows[list(GIVEN)] = [numbers_of(volume) for volume in volumes]
    rows["count"] = [len(run) for run in runs]
    rows["first"] = np.cumsum(rows["count"]) - rows["count"]
    return rows, np.concatenate(runs)


def numbers_of(volume: Volume) -> tuple[int, int, float, float, float, int, int]:
    """Return what a row says of a volume beside its core, in the order of `GIVEN`."""
    band, interval = volume.band, volume.interval
    return (
        _microseconds(interval.start),
        _microseconds(interval.end),
        -inf if band.floor_m is None else float(band.floor_m),
        inf if band.ceiling_m is None else float(band.ceiling_m),
        float(volume.radius_m),
        NO_REFERENCE if band.reference is None or not band.bounded else int(band.reference),
        int(volume.core.kind),
    )


def _make_ready(about: Any, box: Any, xyz: Any, lonlat: Any, *numbers: Any) -> bool:
    """Fill one row and its box; whether a polygon is simple is left open."""
    for name, number in zip(GIVEN, numbers, strict=True):
        about[name] = number
    about["count"] = len(lonlat)
    wide = np.empty(6)
    fill(about, 0, wide, xyz, lonlat)
    box[:] = _outward(wide)
    return False


def _crosses(core: Core) -> bool:
    """Tell whether what lies inside a polygon is a matter of opinion."""
    import shapely

    if any(len(ring) < 4 for ring in core.rings):
        return True
    return not shapely.is_valid(shapely.Polygon(core.rings[0], core.rings[1:]))


class Index:
    """Volumes by row number, given out in rising order until `compact` gives new ones.

    `rows` are as columns.ROW says, `boxes` the least and greatest of x, y and z with the
    radius included, `spans` start and end once more, where they can be scanned.
    """

    def __init__(self, tree_from: int = TREE_FROM, *, hastened: bool | None = None) -> None:
        """Hold nothing yet; without `hastened` the loops are used as soon as they are loaded."""
        if hastened:
            hasten()
        self._hastened = hastened
        self.rows = np.empty(_ROOM, ROW)
        self.boxes = np.empty((6, _ROOM), np.float32)
        self.spans = np.empty((2, _ROOM), np.int64)
        self.xyz = np.empty((_ROOM, 3), np.int32)
        self.lonlat = np.empty((_ROOM, 2), np.float64)
        self.used = 0
        self.live = 0
        self._vertices = 0
        self._tree_from = tree_from
        self._tree_rows = 0  # what the tree was built over; later rows are looked at one by one
        self._tree_reference = NO_REFERENCE
        self._epoch = 0  # what the tree counts seconds from: 32 bits hold few of them exactly
        self._nodes = np.empty((0, 10, FANOUT), np.float32)
        self._starts = np.zeros(2, np.int64)
        self._items = np.empty(0, np.int64)
        self._out = np.empty(_ROOM, np.int64)
        self._verdicts = np.empty(_ROOM, np.uint8)
        self._plans = np.empty(_ROOM, np.int32)

    # Taking in

    def add(self, row: Row, plan: int) -> int:
        """Take in a volume of a plan and return its row."""
        at, first, count = self.used, self._vertices, len(row.lonlat)
        self._make_room(1, count)
        self.rows[at] = row.about[0]
        self.rows["plan"][at], self.rows["first"][at] = plan, first
        self.boxes[:, at] = row.box
        self.spans[:, at] = row.about["start"][0], row.about["end"][0]
        self.xyz[first : first + count] = row.xyz
        self.lonlat[first : first + count] = row.lonlat
        self.used, self._vertices, self.live = at + 1, first + count, self.live + 1
        return at

    def extend(self, rows: NDArray[np.void], lonlat: Floats, *, spare: bool = False) -> range:
        """Take in many volumes at once; `first` counts from the first vertex given here.

        A polygon whose rings cross is to be given as `odd`. With `spare` there is room for more.
        """
        at, first = slice(self.used, self.used + len(rows)), self._vertices
        self._make_room(len(rows), len(lonlat), spare=spare)
        self.rows[at] = rows
        self.rows["first"][at] += first
        self.spans[0, at], self.spans[1, at] = rows["start"], rows["end"]
        self.lonlat[first : first + len(lonlat)] = lonlat
        fill_many = _loops[0].fill_many if _loops else _fill_many
        for start in range(at.start, at.stop, _CHUNK):
            part = slice(start, min(start + _CHUNK, at.stop))
            boxes = np.empty((part.stop - part.start, 6))
            fill_many(self.rows[part], boxes, self.xyz, self.lonlat)
            self.boxes[:, part] = _outward(boxes.T)
        self.used, self._vertices = at.stop, first + len(lonlat)
        self.live += len(rows)
        return range(at.start, at.stop)

    def remove(self, row: int) -> None:
        """Forget a row; its number is not given again before `compact`."""
        self.spans[:, row] = self.rows["start"][row], self.rows["end"][row] = _NEVER, -_NEVER
        self.live -= 1

    def compact(self) -> Rows:
        """Give rows new numbers, without gaps; return the new number of each old one, or -1.

        Plans near each other in space and time then lie near each other in memory as well;
        the rows of one plan stay together, in their order.
        """
        live = np.flatnonzero(self.spans[0, : self.used] < _NEVER)
        plans = self.rows["plan"][live]
        leads = np.flatnonzero(np.diff(plans, prepend=-1))
        sizes = np.diff(np.append(leads, len(live)))
        order = np.argsort(self._along_curve(live[leads]), kind="stable")
        numbers = self._renumber(live[_runs(leads[order], sizes[order])])
        counts = self.rows["count"].astype(np.int64)
        taken = _runs(self.rows["first"], counts)
        self.rows["first"] = np.cumsum(counts) - counts
        self.xyz, self.lonlat = self.xyz[taken], self.lonlat[taken]
        self._vertices = len(taken)
        return numbers

    def arrange(self, ranks: Rows) -> None:
        """Give rows new numbers and plans their `ranks` for numbers, so that both rise together.

        The rows of one plan come together, in their order, wherever they were; vertices stay.
        """
        live = np.flatnonzero(self.spans[0, : self.used] < _NEVER)
        plans = self.rows["plan"]
        plans[live] = ranks[plans[live]]
        self._renumber(live[np.argsort(plans[live], kind="stable")])

    def _renumber(self, kept: Rows) -> Rows:
        """Keep these rows alone, in this order; return the new number of each old one, or -1."""
        numbers = np.full(self.used, -1, np.int64)
        numbers[kept] = np.arange(len(kept))
        self.rows = self.rows[kept]
        self.boxes = np.ascontiguousarray(self.boxes[:, kept])
        self.spans = np.ascontiguousarray(self.spans[:, kept])
        self.used, self._tree_rows = len(kept), 0
        return numbers

    def state(self) -> dict[str, NDArray[Any]]:
        """Return the columns in use, and the tree if there is one over all of them."""
        if self.is_hastened and self.used >= self._tree_from:
            self.build()
        tree = np.array([self._epoch, self._tree_reference, self._tree_rows])
        return {
            "rows": self.rows[: self.used],
            "boxes": self.boxes[:, : self.used],
            "xyz": self.xyz[: self._vertices],
            "lonlat": self.lonlat[: self._vertices],
            "nodes": self._nodes,
            "starts": self._starts,
            "items": self._items,
            "tree": tree,
        }

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take columns that were kept, as they are; they may lie in files mapped into memory."""
        # Removing writes here: neither to a file nor to what others hold.
        self.rows, self.boxes = np.array(state["rows"]).view(ROW), state["boxes"]
        self.xyz, self.lonlat = (state[name].view(np.ndarray) for name in ("xyz", "lonlat"))
        self.spans = np.stack((self.rows["start"], self.rows["end"]))
        self.used = self.live = len(self.rows)
        self._vertices = len(self.xyz)
        self._nodes, self._starts, self._items = state["nodes"], state["starts"], state["items"]
        self._epoch, self._tree_reference, self._tree_rows = state["tree"].tolist()

    def _make_room(self, rows: int, vertices: int, *, spare: bool = True) -> None:
        if self.used + rows > len(self.rows):
            room = max(len(self.rows) * 3 // 2 if spare else 0, self.used + rows, _ROOM)
            self.rows = _wider(self.rows, room, self.used)
            self.boxes, self.spans = (
                np.ascontiguousarray(_wider(across.T, room, self.used).T)
                for across in (self.boxes, self.spans)
            )
        if self._vertices + vertices > len(self.xyz):
            room = max(len(self.xyz) * 3 // 2 if spare else 0, self._vertices + vertices)
            self.xyz = _wider(self.xyz, room, self._vertices)
            self.lonlat = _wider(self.lonlat, room, self._vertices)

    # Looking for

    @property
    def is_hastened(self) -> bool:
        """Whether the loops are loaded and to be used."""
        return bool(_loops) and self._hastened is not False

    def near(self, row: Row, minima: Minima) -> tuple[Rows, Verdicts]:
        """Return rows of other groups that conflict with a volume or may, CLOSE or UNSURE each.

        Spans that overlap are always near in time; without overlap the gap must be
        less than the time minimum. Altitudes may be as far apart as the vertical one.
        """
        if not self.is_hastened:
            rows = self._candidates(row.about[0], row.box, minima)
            return rows, np.full(len(rows), UNSURE, np.uint8)
        kept, _ = self._search(row, minima)
        return self._out[:kept].copy(), self._verdicts[:kept].copy()

    def plans_near(self, row: Row, minima: Minima) -> tuple[list[int], Rows]:
        """Return the plans of rows that surely conflict with a volume, and the rows that may."""
        if not self.is_hastened:
            return [], self._candidates(row.about[0], row.box, minima)
        kept, unsure = self._search(row, minima)
        if not unsure:
            return self._plans[:kept].tolist(), self._out[:0]
        close = self._verdicts[:kept] == CLOSE
        return self._plans[:kept][close].tolist(), self._out[:kept][~close]

    def _search(self, row: Row, minima: Minima) -> tuple[int, int]:
        if len(self._out) < self.used:
            self._out = np.empty(len(self.rows), np.int64)
            self._verdicts = np.empty(len(self.rows), np.uint8)
            self._plans = np.empty(len(self.rows), np.int32)
        loose = self.used - self._tree_rows
        if self.used >= self._tree_from and loose > max(self._tree_from // 8, self.used // 16):
            self.build()
        found: tuple[int, int] = _loops[0].search(
            row.about,
            row.box,
            (row.xyz, row.lonlat),
            *self._tree(),
            self.rows,
            self.boxes,
            self.spans,
            (self.xyz, self.lonlat),
            (minima.apart, minima.offsets),
            minima.widest,
            self.used,
            self._out,
            self._verdicts,
            self._plans,
        )
        return found

    def pairs(self, minima: Minima, run: Run = map) -> NDArray[np.int64]:
        """Return all pairs of rows that conflict or may, each once: (m, 3), rows and verdict.

        `run` is like map, and may carry out parts side by side. The loops must be loaded.
        """
        self.build()
        order = np.arange(len(self._items))  # Neighbours find theirs still at hand.
        parts = [order[at : at + _PART] for at in range(0, len(order), _PART)]
        found = run(lambda part: self._ask(self._items[part], part, minima)[0], parts)
        return np.concatenate([np.empty((0, 3), np.int64), *found])

    def pairs_in_order(self, minima: Minima, run: Run = map) -> Iterator[NDArray[np.int64]]:
        """Yield the same pairs, the lesser row first and in the order of these; in blocks.

        However many pairs there are, few blocks are held at once. The loops may be missing.
        """
        if not self.is_hastened:
            for at in range(self.used):
                others = self._candidates(self.rows[at], self.boxes[:, at], minima, at + 1)
                yield np.stack((np.full_like(others, at), others, np.full_like(others, UNSURE)), 1)
            return
        self.build()
        asked = np.flatnonzero(self.spans[0, : self.used] < _NEVER)
        later = np.full(_PART, -1)
        at = 0
        while at < len(asked):
            parts = [asked[first : first + _PART] for first in range(at, len(asked), _PART)]
            look = partial(self._ask, after=later, minima=minima, most=_PAIRS_MAX)
            for found, done in run(look, parts[:_PARTS]):
                yield found
                at += done
                if done < _PART:
                    break  # There were too many; what comes after is asked for again.

    def _ask(
        self, asked: Rows, after: Rows, minima: Minima, most: int = _NEVER
    ) -> tuple[NDArray[np.int64], int]:
        """Return pairs that rows begin, and of how many rows: no more once there are `most`."""
        found: tuple[NDArray[np.int64], int] = _loops[0].pairs(
            asked,
            after,
            most,
            *self._tree(),
            self.rows,
            self.boxes,
            (self.xyz, self.lonlat),
            (minima.apart, minima.offsets),
            minima.widest,
        )
        return found

    def _candidates(self, us: Any, box: Any, minima: Minima, since: int = 0) -> Rows:
        """Return what passes all filters, from a row on, by whole columns at a time."""
        lateral_m, time_us = minima.widest[0], int(minima.widest[2])
        found = self.spans[0, since : self.used] < us["end"] + time_us
        found &= self.spans[1, since : self.used] > us["start"] - time_us
        at = np.flatnonzero(found) + since  # few as a rule: most plans are for another time
        with np.errstate(over="ignore"):  # beyond 32 bits it reaches everywhere
            reach = np.float32(lateral_m + 1.0)
        for side in range(0, 6, 2):
            low, top = self.boxes[side, at], self.boxes[side + 1, at]
            at = at[(low <= box[side + 1] + reach) & (top >= box[side] - reach)]
        at = at[self.rows["group"][at] != us["group"]]
        if not len(at):
            return np.empty(0, np.int64)
        theirs = self.rows[at]
        _, vertical_m, time_us = minima.apart[:, us["activity"], theirs["activity"]]
        time_us = time_us.astype(np.int64)
        keep = gaps_m(us, theirs, minima.offsets) <= vertical_m
        keep &= theirs["start"] < us["end"] + time_us
        keep &= theirs["end"] > us["start"] - time_us
        kept: Rows = at[keep]
        return kept

    # The tree

    def build(self) -> None:
        """Build the tree over all rows that are there; the loops must be loaded."""
        at = np.flatnonzero(self.spans[0, : self.used] < _NEVER)
        references = np.bincount(self.rows["reference"][at], minlength=REFERENCES)
        self._tree_reference = int(np.argmax(references[:NO_REFERENCE]))
        self._epoch = int(self.spans[0, at].min()) if len(at) else 0
        self._items = at[np.argsort(self._along_curve(at), kind="stable")]
        sizes = [max(1, -(-len(at) // FANOUT))]
        while sizes[-1] > 1:
            sizes.append(-(-sizes[-1] // FANOUT))
        self._starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        self._nodes = np.empty((int(self._starts[-1]), 10, FANOUT), np.float32)
        self._nodes[:, ::2], self._nodes[:, 1::2] = inf, -inf  # Nothing meets an empty place.
        for first in range(0, len(at), _CHUNK):
            part = self._items[first : first + _CHUNK]
            node, place = np.divmod(np.arange(first, first + len(part)), FANOUT)
            self._nodes[node, :, place] = self._item_boxes(part)
        _loops[0].gather(self._nodes, self._starts)
        self._tree_rows = self.used

    def _tree(self) -> tuple[Any, ...]:
        about = self._epoch, self._tree_reference, self._tree_rows
        return about, self._nodes, self._starts, self._items

    def _item_boxes(self, at: Rows) -> NDArray[np.float32]:
        rows = self.rows[at]
        boxes = np.empty((10, len(at)), np.float32)
        boxes[:6] = self.boxes[:, at]
        boxes[6:8] = _outward((self.spans[:, at] - self._epoch) / _MICROSECONDS)
        # A band that counts from another reference may be at any altitude.
        ours = rows["reference"] == self._tree_reference
        bands = np.stack((rows["floor"], rows["ceiling"]))
        boxes[8:] = _outward(np.where(ours, bands, [[-inf], [inf]]))
        return boxes.T

    def _along_curve(self, at: Rows) -> NDArray[np.uint64]:
        """Return keys that put rows near each other in space and time near each other in order."""
        boxes = np.clip(self.boxes[:, at], -_FAR_M, _FAR_M)  # What reaches everywhere has a middle.
        x, y, z = boxes[::2] + boxes[1::2]
        rows = self.rows[at]
        columns = (
            np.arctan2(y, x),
            np.arctan2(z, np.hypot(x, y)),
            rows["start"] / 2.0 + rows["end"] / 2.0,
            np.clip(rows["floor"], -1e5, 1e5) + np.clip(rows["ceiling"], -1e5, 1e5),
        )
        key = np.zeros(len(at), np.uint64)
        for place, column in enumerate(columns):
            low, width = (float(column.min()), float(np.ptp(column))) if len(at) else (0.0, 1.0)
            part = ((column - low) / (width or 1.0) * 65_535).astype(np.uint64)
            for bit in range(16):
                key |= (part >> np.uint64(bit) & np.uint64(1)) << np.uint64(4 * bit + 3 - place)
        return key

    # Reading back

    def volume(self, at: int) -> Volume:
        """Return the volume of a row, exactly as it was taken in."""
        row = self.rows[at]
        floor, ceiling, reference = float(row["floor"]), float(row["ceiling"]), row["reference"]
        band = Band(
            None if floor == -inf else floor,
            None if ceiling == inf else ceiling,
            None if reference == NO_REFERENCE else Reference(int(reference)),
        )
        start, end = (_EPOCH + int(row[name]) * _MICROSECOND for name in ("start", "end"))
        lonlat = self.lonlat[row["first"] : row["first"] + row["count"]]
        core = Core(CoreKind(int(row["kind"])), _rings(lonlat))
        return Volume(core, float(row["radius_m"]), band, Interval(start, end))


def _rings(lonlat: Floats) -> tuple[tuple[tuple[float, float], ...], ...]:
    breaks = np.flatnonzero(np.isnan(lonlat[:, 0]))
    rings = np.split(lonlat, breaks)
    return tuple(
        tuple((lon, lat) for lon, lat in ring[1 if number else 0 :].tolist())
        for number, ring in enumerate(rings)
    )


def _runs(starts: Rows, counts: Rows) -> Rows:
    """Return the numbers from each start on, so many of each."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def _fill_many(rows: Any, boxes: Any, xyz: Any, lonlat: Any) -> None:
    for at in range(len(rows)):
        fill(rows, at, boxes[at], xyz, lonlat)


def gaps_m(us: Any, theirs: Any, offsets: Floats) -> Floats:
    """Return what lies at least between a band and others, as `search.gap_m` does one by one."""
    above = theirs["reference"] > us["reference"]
    above |= (theirs["reference"] == us["reference"]) & (theirs["floor"] >= us["floor"])
    low = np.where(above, theirs["floor"], us["floor"])
    high = np.where(above, theirs["ceiling"], us["ceiling"])
    least, most, share = offsets[:, us["reference"], theirs["reference"]]
    low = np.where(np.isinf(low), low, low + least - share * np.abs(np.nan_to_num(low)))
    high = np.where(np.isinf(high), high, high + most + share * np.abs(np.nan_to_num(high)))
    gaps: Floats = np.maximum(
        low - np.where(above, us["ceiling"], theirs["ceiling"]),
        np.where(above, us["floor"], theirs["floor"]) - high,
    )
    return gaps


def _wider(old: NDArray[Any], room: int, used: int) -> NDArray[Any]:
    new = np.empty((room, *old.shape[1:]), old.dtype)
    new[:used] = old[:used]
    return new


def _outward(box: Floats) -> NDArray[np.float32]:
    """Round least and greatest in turn into 32 bits, away from what lies between."""
    with np.errstate(over="ignore"):  # what is too great becomes infinite, which is outward too
        out = box.astype(np.float32)
    out[::2] = np.nextafter(out[::2], np.float32(-inf))
    out[1::2] = np.nextafter(out[1::2], np.float32(inf))
    return out


def _microseconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND
