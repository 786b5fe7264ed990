"""Maps made for tests: a GeoPackage by SQLite alone, and the head of a PMTiles archive."""

import gzip
import struct
from pathlib import Path
from typing import Any

import apsw

from keepclear.desk.map_layers.pmtiles import HEADER

Row = tuple[bytes | None, str | None, str | None]


def wkb_point(lon: float, lat: float) -> bytes:
    return struct.pack("<BIdd", 1, 1, lon, lat)


def wkb_line(*points: tuple[float, ...], order: str = "<", kind: int = 2) -> bytes:
    numbers = [number for point in points for number in point]
    head = struct.pack(f"{order}BII", order == "<", kind, len(points))
    return head + struct.pack(f"{order}{len(numbers)}d", *numbers)


def wkb_polygon(*rings: list[tuple[float, float]]) -> bytes:
    data = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        data += struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *p) for p in ring)
    return data


def wkb_many(kind: int, *parts: bytes) -> bytes:
    return struct.pack("<BII", 1, kind, len(parts)) + b"".join(parts)


def blob(wkb: bytes, *, envelope: int = 0, flags: int = 0) -> bytes:
    sizes = (0, 32, 48, 48, 64)
    head = struct.pack("<2sBBi", b"GP", 0, flags | envelope << 1 | 1, 4326)
    return head + bytes(sizes[envelope]) + wkb


def geopackage(path: Path, rows: list[Row], *, reference: int = 4326, **more: Any) -> Path:
    """Write a GeoPackage with one table of roads."""
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA application_id = {more.get('application', 0x47504B47)}")
    connection.execute(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT,"
        " srs_id INTEGER);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
        " geometry_type_name TEXT, srs_id INTEGER)"
    )
    connection.execute(
        "INSERT INTO gpkg_contents VALUES ('roads', 'features', 'roads', ?);", (reference,)
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 'GEOMETRY', ?)", (reference,)
    )
    table = more.get("table", "CREATE TABLE roads (fid INTEGER PRIMARY KEY, geom, name, highway)")
    connection.execute(table)
    if not more.get("is_view"):
        with connection:
            connection.executemany("INSERT INTO roads (geom, name, highway) VALUES (?, ?, ?)", rows)
    connection.close()
    return path


def pmtiles(path: Path, **changes: Any) -> Path:
    """Write an archive with one tile; `changes` are fields of its head by name."""
    directory = gzip.compress(bytes([1, 0, 1, 10, 1]))
    tile = gzip.compress(b"tile")
    head: dict[str, Any] = {
        "magic": b"PMTiles",
        "version": 3,
        "root_at": HEADER.size,
        "root_bytes": len(directory),
        "about_at": HEADER.size + len(directory),
        "about_bytes": 0,
        "leaves_at": HEADER.size + len(directory),
        "leaves_bytes": 0,
        "tiles_at": HEADER.size + len(directory),
        "tiles_bytes": len(tile),
        "addressed": 1,
        "entries": 1,
        "contents": 1,
        "is_clustered": 1,
        "packing": 2,
        "tile_packing": 2,
        "tile_type": 1,
        "zoom_min": 0,
        "zoom_max": 12,
        "west": 350000000,
        "south": 320000000,
        "east": 430000000,
        "north": 380000000,
        "centre_zoom": 6,
        "centre_lon": 390000000,
        "centre_lat": 350000000,
        **{name: value for name, value in changes.items() if name != "directory"},
    }
    path.write_bytes(HEADER.pack(*head.values()) + changes.get("directory", directory) + tile)
    return path
