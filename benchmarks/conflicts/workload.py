"""Made-up notices of a busy theatre, as columns of numbers that every way of searching reads alike.

A theatre of 600 by 600 km near 37 N 39 E and 72 hours: circles, corridors and areas, half of them
spread evenly and half around thirty places. Shapes are drawn in a conformal plane, then held as
records hold them: millionths of a degree, whole metres and whole seconds. Whoever searches in
that plane gets the same positions, projected back. The same seed gives the same notices.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Rows: TypeAlias = NDArray[np.intp]

SIDE_M = 600_000.0
HOURS = 72
HOTSPOTS, HOTSPOT_SIGMA_M = 30, 20_000.0
STANDING_SEED, NEW_SEED = 1, 2  # Of what stands, and of the notices that come to it.
HOTSPOT_SEED = 12_345  # The thirty places are the same whatever notices are drawn.
LEGS_MAX = 6
CIRCLE, CORRIDOR, AREA = 0, 1, 2  # As space.volume.CoreKind numbers them.
EPOCH_S = 1_900_000_000  # When the 72 hours begin, in seconds of Unix time: March 2030.
DEGREE_DECIMALS = 6
# Lambert's conformal conic, its south-west corner at the origin: nowhere off by over 1,000 ppm.
PLANE = (
    "+proj=lcc +lat_1=34.5 +lat_2=39.5 +lat_0=37 +lon_0=39"
    f" +x_0={SIDE_M / 2} +y_0={SIDE_M / 2} +ellps=WGS84 +units=m"
)


@dataclass(frozen=True)
class Columns:
    """Notices of one volume each: row i has the positions from offsets[i] to offsets[i + 1]."""

    lon: Floats
    lat: Floats
    offsets: NDArray[np.int64]
    kind: NDArray[np.int8]
    radius_m: Floats
    floor_m: Floats
    ceiling_m: Floats
    start_s: NDArray[np.int64]  # Seconds of Unix time.
    end_s: NDArray[np.int64]
    party: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.kind)

    @cached_property
    def positions_per_notice(self) -> float:
        return float(len(self.lon) / len(self))

    @cached_property
    def name(self) -> str:
        """What these notices are known by, so that results of others are never taken for theirs."""
        held = sha256()
        for column in (self.lon, self.lat, self.offsets, self.radius_m, self.ceiling_m, self.end_s):
            held.update(np.ascontiguousarray(column).tobytes())
        return f"{len(self)}-{held.hexdigest()[:12]}"

    @cached_property
    def plane(self) -> Floats:
        """All positions in metres of the plane, one a row."""
        from pyproj import Proj

        return np.column_stack(Proj(PLANE)(self.lon, self.lat))

    @cached_property
    def cores(self) -> NDArray[Any]:
        """Points, lines and areas of the plane, straight between the projected positions."""
        import shapely

        counts = np.diff(self.offsets)
        shapes = np.empty(len(self), object)
        made = {CIRCLE: shapely.points, CORRIDOR: shapely.linestrings, AREA: shapely.polygons}
        for kind, make in made.items():
            for count in np.unique(counts[self.kind == kind]):
                rows = np.flatnonzero((self.kind == kind) & (counts == count))
                at = self.offsets[rows, None] + np.arange(count)
                shapes[rows] = make(self.plane[at[:, 0] if kind == CIRCLE else at])
        return shapes

    @cached_property
    def boxes(self) -> Floats:
        """West, south, east and north of each core and its radius, in metres of the plane."""
        corners = [op.reduceat(self.plane, self.offsets[:-1]) for op in (np.minimum, np.maximum)]
        around = self.radius_m[:, None]
        return np.concatenate((corners[0] - around, corners[1] + around), axis=1)

    def followed_by(self, more: Self) -> Self:
        """Return these notices and then others, each still of a party of its own."""
        joined = {
            name: np.concatenate((getattr(self, name), getattr(more, name)))
            for name in self.__dataclass_fields__
        }
        joined["offsets"] = np.concatenate((self.offsets, self.offsets[-1] + more.offsets[1:]))
        joined["party"] = np.arange(len(self) + len(more))
        return type(self)(**joined)

    def save(self, path: str) -> None:
        np.savez(path, **{name: getattr(self, name) for name in self.__dataclass_fields__})

    @classmethod
    def read(cls, path: str) -> Self:
        with np.load(path) as held:
            return cls(**{name: held[name] for name in cls.__dataclass_fields__})


def make(count: int, seed: int = STANDING_SEED) -> Columns:
    """Draw that many notices, each of a party of its own, so that all pairs are compared."""
    draw = np.random.default_rng(seed)
    centres = _centres(draw, count)
    share = draw.random(count)
    kind = np.where(share < 0.4, CIRCLE, np.where(share < 0.7, CORRIDOR, AREA)).astype(np.int8)
    radius_m = np.zeros(count)
    circles, corridors, areas = (np.flatnonzero(kind == one) for one in (CIRCLE, CORRIDOR, AREA))
    radius_m[circles] = _log_uniform(draw, 1e3, 1e4, len(circles))
    radius_m[corridors] = draw.uniform(500, 5_000, len(corridors))
    drawn = [
        (circles, centres[circles][:, None, :]),
        *_corridors(draw, corridors, centres),
        *_areas(draw, areas, centres),
    ]
    floor_m, ceiling_m = _bands(draw, count)
    lasts_s = _log_uniform(draw, 0.5 * 3600, 12 * 3600, count)
    start_s = draw.uniform(0, HOURS * 3600, count)
    lon, lat, offsets = _strung(drawn, count)
    return Columns(
        lon,
        lat,
        offsets,
        kind,
        np.ceil(radius_m),  # Records hold whole metres, rounded outward.
        floor_m,
        ceiling_m,
        EPOCH_S + np.round(start_s).astype(np.int64),
        EPOCH_S + np.round(start_s + lasts_s).astype(np.int64),
        np.arange(count),
    )


def _log_uniform(draw: np.random.Generator, least: float, most: float, count: int) -> Floats:
    return np.exp(draw.uniform(np.log(least), np.log(most), count))


def _centres(draw: np.random.Generator, count: int) -> Floats:
    hotspots = np.random.default_rng(HOTSPOT_SEED).uniform(
        0.08 * SIDE_M, 0.92 * SIDE_M, (HOTSPOTS, 2)
    )
    centres = draw.uniform(0, SIDE_M, (count, 2))
    busy = np.flatnonzero(draw.random(count) < 0.5)
    around = hotspots[draw.integers(0, HOTSPOTS, len(busy))]
    centres[busy] = around + draw.normal(0, HOTSPOT_SIGMA_M, (len(busy), 2))
    return np.clip(centres, 0, SIDE_M)


def _corridors(draw: np.random.Generator, rows: Rows, centres: Floats) -> list[tuple[Rows, Floats]]:
    """Draw 20 to 200 km of one to six legs alike in length, which turn a little at each bend."""
    legs = draw.integers(1, LEGS_MAX + 1, len(rows))
    length_m = _log_uniform(draw, 20e3, 200e3, len(rows))
    drawn = []
    for count in range(1, LEGS_MAX + 1):
        some = legs == count
        ahead = draw.uniform(0, 2 * np.pi, some.sum())[:, None]
        course = ahead + np.cumsum(draw.normal(0, 0.45, (some.sum(), count)), axis=1)
        leg_m = (length_m[some] / count)[:, None, None]
        steps = leg_m * np.stack((np.cos(course), np.sin(course)), axis=-1)
        path = np.concatenate((np.zeros((some.sum(), 1, 2)), np.cumsum(steps, axis=1)), axis=1)
        path += centres[rows[some]][:, None, :] - path.mean(axis=1, keepdims=True)
        drawn.append((rows[some], path))
    return drawn


def _areas(draw: np.random.Generator, rows: Rows, centres: Floats) -> list[tuple[Rows, Floats]]:
    """Draw stars of 5 to 30 corners, some of 200: none crosses itself."""
    corners = draw.integers(5, 31, len(rows))
    corners[draw.random(len(rows)) < 0.05] = 200
    reach_m = _log_uniform(draw, 3e3, 25e3, len(rows))
    drawn = []
    for count in np.unique(corners):
        some = corners == count
        shape = (some.sum(), count)
        angle = (np.arange(count) + draw.uniform(0.05, 0.95, shape)) * (2 * np.pi / count)
        out_m = reach_m[some][:, None] * draw.uniform(0.55, 1.0, shape)
        ring = out_m[..., None] * np.stack((np.cos(angle), np.sin(angle)), axis=-1)
        ring += centres[rows[some]][:, None, :]
        drawn.append((rows[some], np.concatenate((ring, ring[:, :1]), axis=1)))
    return drawn


def _bands(draw: np.random.Generator, count: int) -> tuple[Floats, Floats]:
    """Draw altitude bands: 40 % low, 45 % somewhere between, 15 % from the ground far up."""
    share = draw.random(count)
    low, tall = share < 0.4, share >= 0.85
    between = ~(low | tall)
    floor_m, ceiling_m = np.zeros(count), np.zeros(count)
    ceiling_m[low] = draw.uniform(150, 3_000, low.sum())
    floor_m[between] = draw.uniform(600, 10_000, between.sum())
    ceiling_m[between] = floor_m[between] + draw.uniform(300, 2_000, between.sum())
    ceiling_m[tall] = draw.uniform(6_000, 20_000, tall.sum())
    return np.round(floor_m), np.round(ceiling_m)


def _strung(
    drawn: list[tuple[Rows, Floats]], count: int
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """String all shapes together in the order of their rows, in degrees as records hold them."""
    from pyproj import Proj

    counts = np.zeros(count, np.int64)
    for rows, shapes in drawn:
        counts[rows] = shapes.shape[1]
    offsets = np.concatenate(([0], np.cumsum(counts)))
    plane = np.empty((offsets[-1], 2))
    for rows, shapes in drawn:
        plane[offsets[rows, None] + np.arange(shapes.shape[1])] = shapes
    lon, lat = Proj(PLANE)(plane[:, 0], plane[:, 1], inverse=True)
    return np.round(lon, DEGREE_DECIMALS), np.round(lat, DEGREE_DECIMALS), offsets
