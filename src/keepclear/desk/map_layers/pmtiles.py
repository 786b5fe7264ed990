"""Reading the head of a PMTiles archive (version 3): tiles of a map in one file.

A browser reads tiles out of the archive by byte ranges. So what is checked here is what it will
rely on: that every part lies within the file, and that the first directory can be read.
"""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from keepclear.errors import BadInput, Fault
from keepclear.limits import PMTILES_DIRECTORY_BYTES_MAX

MAGIC: Final = b"PMTiles"
VERSION: Final = 3
# 3.2 of the specification; the fields are those of _Head.
HEADER: Final = struct.Struct("<7sB11Q6B4iB2i")
NO_COMPRESSION, GZIP = 1, 2
# What browsers can draw: vector tiles, PNG, JPEG, WebP.
DRAWN: Final = frozenset({1, 2, 3, 4})
FIRST_BYTES: Final = 16_384  # Head and first directory lie here (3.1 of the specification).
E7: Final = 10_000_000
ZOOM_MAX: Final = 22
ANEW: Final = "make it anew as PMTiles version 3"


@dataclass(frozen=True, slots=True)
class Archive:
    """What the head of an archive says: zooms, and bounds in degrees west, south, east, north."""

    zoom_min: int
    zoom_max: int
    bounds: tuple[float, float, float, float]
    tiles: int


def is_pmtiles(head: bytes) -> bool:
    """Tell whether a file that begins so says that it is a PMTiles archive."""
    return head.startswith(MAGIC)


class _Head(NamedTuple):
    """The fields of the head, in their order."""

    magic: bytes
    version: int
    root_at: int
    root_bytes: int
    about_at: int
    about_bytes: int
    leaves_at: int
    leaves_bytes: int
    tiles_at: int
    tiles_bytes: int
    addressed: int
    entries: int
    contents: int
    is_clustered: int
    packing: int
    tile_packing: int
    tile_type: int
    zoom_min: int
    zoom_max: int
    west: int
    south: int
    east: int
    north: int
    centre_zoom: int
    centre_lon: int
    centre_lat: int


def archive_of(path: Path) -> Archive:
    """Return what an archive says of itself; raise BadInput with every fault found."""
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(FIRST_BYTES)
    if not is_pmtiles(first) or len(first) < HEADER.size:
        raise BadInput([Fault("file", "it does not begin as a PMTiles archive does", ANEW)])
    head = _Head._make(HEADER.unpack_from(first))
    if head.version != VERSION:
        raise BadInput([Fault("file", f"it is PMTiles of version {head.version}", ANEW)])
    faults = [*_parts_off(head, size), *_form_off(head)]
    west, south, east, north = (number / E7 for number in head[19:23])
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        faults.append(Fault("bounds", "they are no area of the globe", ANEW))
    if not faults and not _has_directory(first, head):
        faults.append(Fault("directory", "the list of its tiles cannot be read", ANEW))
    if faults:
        raise BadInput(faults)
    return Archive(head.zoom_min, head.zoom_max, (west, south, east, north), head.addressed)


def _parts_off(head: _Head, size: int) -> list[Fault]:
    """Find the parts that do not lie within the file."""
    parts = {
        "directory": (head.root_at, head.root_bytes, min(size, FIRST_BYTES)),
        "metadata": (head.about_at, head.about_bytes, size),
        "further directories": (head.leaves_at, head.leaves_bytes, size),
        "tiles": (head.tiles_at, head.tiles_bytes, size),
    }
    return [
        Fault(name, "it ends beyond the file", "copy the file again, whole")
        for name, (at, length, end) in parts.items()
        if at + length > end
    ]


def _form_off(head: _Head) -> list[Fault]:
    """Find what a browser could not show."""
    faults = []
    if {head.packing, head.tile_packing} - {NO_COMPRESSION, GZIP}:
        words = "it is packed in a way that browsers cannot undo"
        faults.append(Fault("compression", words, "make it with gzip"))
    if head.tile_type not in DRAWN:
        cure = "make an archive of vector tiles (MVT), PNG, JPEG or WebP"
        faults.append(Fault("tiles", "they are of a kind that browsers do not draw", cure))
    if not head.zoom_min <= head.zoom_max <= ZOOM_MAX:
        faults.append(Fault("zooms", f"they go from {head.zoom_min} to {head.zoom_max}", ANEW))
    return faults


def _has_directory(first: bytes, head: _Head) -> bool:
    """Tell whether the first directory unpacks and lists at least one tile."""
    packed = first[head.root_at : head.root_at + head.root_bytes]
    if head.packing == GZIP:
        unpacking = zlib.decompressobj(wbits=31)
        try:
            packed = unpacking.decompress(packed, PMTILES_DIRECTORY_BYTES_MAX)
        except zlib.error:
            return False
        if not unpacking.eof:
            return False
    count = shift = 0
    for byte in packed[:10]:
        count |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            # Each entry takes at least four numbers of a byte: tile, run, length and place.
            return 0 < count <= len(packed) // 4
    return False
