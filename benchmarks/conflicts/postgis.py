"""PostGIS asked the same questions: an n-dimensional index of boxes, ST_DWithin on the cores.

A row holds the core as a geometry of the plane, its radius, its times and altitudes, and a box of
four dimensions: the diagonal from west, south, floor and start to east, north, ceiling and end,
widened by the radius. The index (gist_geometry_ops_nd) holds the boxes as 32-bit floats rounded
outward, so altitudes and times are tested again exactly. Circles and corridors stay core and
radius: making polygons of them loses conflicts. Times count from the first hour of the workload.
Statements are prepared, their plans kept, geometries sent in binary; rows lie in the order of
the index (CLUSTER). Tried and no faster: a row for each leg of a corridor, other scales of height
and time in the boxes, the order of arrival, unbuffered building; an SP-GiST index was far slower.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

import numpy as np
from benchmarks.conflicts.cluster import connect
from benchmarks.conflicts.workload import EPOCH_S, Columns
from numpy.typing import NDArray

TABLE = """
create unlogged table notice (
    id integer, start_s integer, end_s integer, floor_m real, ceiling_m real,
    radius_m double precision, box geometry, core geometry)
"""
COPY = "copy notice from stdin with (format binary)"
TYPES = ["int4", "int4", "int4", "float4", "float4", "float8", "geometry", "geometry"]
NEAR = """
    box &&& %(box)s and start_s < %(end_s)s and end_s > %(start_s)s
    and floor_m <= %(ceiling_m)s and ceiling_m >= %(floor_m)s
    and st_dwithin(core, %(core)s, radius_m + %(radius_m)s)
"""
CHECK = f"select id from notice where {NEAR}"
# One statement, one round trip: what it finds is what stood before the row that it adds.
CHECK_AND_INSERT = f"""
    with added as (
        insert into notice values (%(id)s, %(start_s)s, %(end_s)s, %(floor_m)s, %(ceiling_m)s,
            %(radius_m)s, %(box)s, %(core)s)
    ) {CHECK}
"""
ALL_PAIRS = """
    select a.id, b.id from notice a join notice b
    on b.id > a.id and a.box &&& b.box and a.start_s < b.end_s and a.end_s > b.start_s
    and a.floor_m <= b.ceiling_m and a.ceiling_m >= b.floor_m
    and st_dwithin(a.core, b.core, a.radius_m + b.radius_m)
    where a.id >= %s and a.id < %s
"""
CHUNKS = 20


@dataclass(frozen=True)
class Peer:
    """A loaded table."""

    connection: Any
    load_s: float
    version: str

    @classmethod
    def load(cls, address: str, columns: Columns, *, logged: bool = False) -> Self:
        """Put notices into a table of their own; `logged` is what a durable record needs."""
        begun = time.perf_counter()
        connection = connect(address)
        _teach_geometry(connection)
        connection.execute("drop table if exists notice")
        connection.execute(TABLE.replace("unlogged", "") if logged else TABLE)
        with connection.cursor() as cursor, cursor.copy(COPY) as copy:
            copy.set_types(TYPES)
            for row in rows(columns):
                copy.write_row(tuple(row.values()))
        for statement in (
            "create index nearby on notice using gist (box gist_geometry_ops_nd)",
            "cluster notice using nearby",
            "vacuum analyze notice",
            "set plan_cache_mode = force_generic_plan",
            "set enable_seqscan = off",
        ):
            connection.execute(statement)
        version = connection.execute("select version(), postgis_lib_version()").fetchone()
        said = f"{' '.join(version[0].split()[:2])}, PostGIS {version[1]}"
        return cls(connection, time.perf_counter() - begun, said)

    def check(self, new: dict[str, Any]) -> list[int]:
        """Return the rows that a new notice conflicts with."""
        found = self.connection.execute(CHECK, new, prepare=True, binary=True).fetchall()
        return [number for (number,) in found]

    def durable(self, new: dict[str, Any]) -> list[int]:
        """Check and insert in one synced commit."""
        found = self.connection.execute(CHECK_AND_INSERT, new, prepare=True, binary=True).fetchall()
        return [number for (number,) in found]

    def all_pairs(self, count: int, limit_s: float) -> tuple[NDArray[np.int64], float, float]:
        """Return the pairs found, the seconds taken, and the share of rows that were reached.

        Chunk by chunk and on both processors, so that a limit of time can end it.
        """
        with self.connection.cursor(binary=True) as cursor:
            for setting in (
                f"max_parallel_workers_per_gather = {os.cpu_count()}",
                "enable_seqscan = on",  # The outer side is read through; only so in parallel.
                "parallel_setup_cost = 0",
                "parallel_tuple_cost = 0",
                "min_parallel_table_scan_size = 0",
                "min_parallel_index_scan_size = 0",
            ):
                cursor.execute(f"set {setting}")
            edges = np.linspace(0, count, CHUNKS + 1).astype(int).tolist()
            found: list[tuple[int, int]] = []
            begun = time.perf_counter()
            for first, last in pairwise(edges):
                found += cursor.execute(ALL_PAIRS, (first, last)).fetchall()
                if time.perf_counter() - begun > limit_s:
                    break
            took_s = time.perf_counter() - begun
            cursor.execute("set max_parallel_workers_per_gather = 0")
            cursor.execute("set enable_seqscan = off")
        return np.array(found, np.int64).reshape(-1, 2), took_s, last / count


def rows(columns: Columns, first_id: int = 0) -> Iterator[dict[str, Any]]:
    """Yield each notice as the parameters of a statement, its geometries in binary."""
    import shapely

    west, south, east, north = columns.boxes.T
    starts, ends = columns.start_s - EPOCH_S, columns.end_s - EPOCH_S
    corners = np.stack(
        (
            np.stack((west, south, columns.floor_m, starts), axis=1),
            np.stack((east, north, columns.ceiling_m, ends), axis=1),
        ),
        axis=1,
    )
    boxes = _lines_of_four_dimensions(corners)
    cores = shapely.to_wkb(columns.cores)
    names = ("id", "start_s", "end_s", "floor_m", "ceiling_m", "radius_m")
    numbers = zip(
        range(first_id, first_id + len(columns)),
        starts.tolist(),
        ends.tolist(),
        columns.floor_m.tolist(),
        columns.ceiling_m.tolist(),
        columns.radius_m.tolist(),
        strict=True,
    )
    for row, box, core in zip(numbers, boxes, cores, strict=True):
        yield dict(zip(names, row, strict=True), box=Geometry(box), core=Geometry(core))


class Geometry(bytes):
    """A geometry in well-known binary, as PostGIS reads it."""


def _lines_of_four_dimensions(corners: NDArray[np.float64]) -> list[bytes]:
    """Write two-point lines with Z and M: byte order, type 3002, two, and eight numbers."""
    written = np.empty(
        len(corners), np.dtype([("order", "u1"), ("type", "<u4"), ("count", "<u4"), ("at", "<8f8")])
    )
    written["order"], written["type"], written["count"] = 1, 3002, 2
    written["at"] = corners.reshape(-1, 8)
    return [one.tobytes() for one in written]


def _teach_geometry(connection: Any) -> None:
    """Let the driver send geometries in binary, of PostGIS's own type."""
    from psycopg.adapt import Dumper
    from psycopg.pq import Format
    from psycopg.types import TypeInfo

    known = TypeInfo.fetch(connection, "geometry")
    assert known is not None, "the extension is there"
    known.register(connection)

    class InBinary(Dumper):
        format = Format.BINARY
        oid = known.oid

        def dump(self, obj: Any) -> bytes:
            return bytes(obj)

    connection.adapters.register_dumper(Geometry, InBinary)
