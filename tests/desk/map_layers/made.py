"""Maps made for tests: a GeoPackage by SQLite alone, and the head of a PMTiles archive."""

import gzip
import math
import struct
import zlib
from collections.abc import Iterator
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


def pictures(path: Path, colour: tuple[int, int, int], zooms: range = range(4, 8)) -> Path:
    """Write an archive of plain pictures of one colour over the theatre of `pmtiles`."""
    return alike(path, png(colour), zooms, tile_packing=1, tile_type=2)


def roads(path: Path, zooms: range = range(4, 8)) -> Path:
    """Write an archive of vector tiles with two roads across each: a broad one and a track."""
    return alike(path, gzip.compress(vector_tile(), mtime=0), zooms, tile_packing=2, tile_type=1)


def alike(path: Path, tile: bytes, zooms: range, **head: Any) -> Path:
    """Write an archive in which one tile stands everywhere over the theatre of `pmtiles`."""
    ids = sorted(tile_id(zoom, *at) for zoom in zooms for at in tiles_over(zoom, 35, 32, 43, 38))
    steps = [now - before for before, now in zip([0, *ids[:-1]], ids, strict=True)]
    numbers = [len(ids), *steps, *([1] * len(ids)), *([len(tile)] * len(ids)), *([1] * len(ids))]
    directory = gzip.compress(b"".join(map(varint, numbers)))
    begins = HEADER.size + len(directory)
    pmtiles(
        path,
        directory=directory,
        root_bytes=len(directory),
        about_at=begins,
        leaves_at=begins,
        tiles_at=begins,
        tiles_bytes=len(tile),
        addressed=len(ids),
        entries=len(ids),
        **head,
        zoom_min=zooms[0],
        zoom_max=zooms[-1],
    )
    path.write_bytes(path.read_bytes()[:begins] + tile)
    return path


def png(colour: tuple[int, int, int], across: int = 256) -> bytes:
    """Return a picture of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", across, across, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * across) * across
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def vector_tile() -> bytes:
    """Return a vector tile (Mapbox 2.1) by its bytes: layer `roads`, with two lines across it."""
    across, extent = 4_096, 4_096

    def field(number: int, data: bytes | int) -> bytes:
        if isinstance(data, int):
            return varint(number << 3) + varint(data)
        return varint(number << 3 | 2) + varint(len(data)) + data

    def zigzag(number: int) -> bytes:
        return varint(number << 1 ^ number >> 31)

    def road(kind: int, *, is_upright: bool) -> bytes:
        begins = (2_048, 0) if is_upright else (0, 2_048)
        step = (0, across) if is_upright else (across, 0)
        # 4.3.1: a command is its id and a count; 1 moves, 2 draws lines; the numbers are steps.
        moves = varint(1 << 3 | 1) + b"".join(map(zigzag, begins))
        draws = varint(1 << 3 | 2) + b"".join(map(zigzag, step))
        tags = varint(0) + varint(kind)
        return field(2, tags) + field(3, 2) + field(4, moves + draws)

    values = [field(1, word.encode()) for word in ("motorway", "track")]
    layer = field(15, 2) + field(1, b"roads")
    layer += field(2, road(0, is_upright=False)) + field(2, road(1, is_upright=True))
    layer += field(3, b"highway") + b"".join(field(4, value) for value in values)
    return field(3, layer + field(5, extent))


def tiles_over(
    zoom: int, west: float, south: float, east: float, north: float
) -> Iterator[tuple[int, int]]:
    """Yield the tiles of Web Mercator that touch a box of degrees."""
    across = 1 << zoom

    def row(lat: float) -> int:
        return int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * across)

    columns = [int((lon + 180) / 360 * across) for lon in (west, east)]
    for x in range(columns[0], columns[1] + 1):
        for y in range(row(north), row(south) + 1):
            yield x, y


def tile_id(zoom: int, x: int, y: int) -> int:
    """Return the number of a tile along the Hilbert curves of all zooms (PMTiles 3, section 4)."""
    found, half = sum(4**level for level in range(zoom)), (1 << zoom) >> 1
    while half:
        right, down = (x & half) > 0, (y & half) > 0
        found += half * half * ((3 * right) ^ down)
        if not down:
            if right:
                x, y = half - 1 - x, half - 1 - y
            x, y = y, x
        half >>= 1
    return found


def varint(number: int) -> bytes:
    parts = []
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])
