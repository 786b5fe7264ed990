"""Shapes in a GeoPackage, as GeoJSON writes them.

A shape is a small header and then well-known binary (GeoPackage 1.3, 2.1.3; OGC 06-103r4). The
rule: nothing is taken on trust. Whatever does not end where it says, nests deeper than its kind
allows, or lies off the globe is no shape.
"""

import math
import struct
from collections.abc import Callable
from typing import Any, Final

HEADER: Final = struct.Struct("<2sBB")
# Bytes of the envelope that may stand before the shape, by its code in the flags.
ENVELOPE_BYTES: Final = (0, 32, 48, 48, 64)
EMPTY: Final = 0x10
ORDINATES: Final = {0: 2, 1: 3, 2: 3, 3: 4}  # by thousand of the type: plain, Z, M, ZM
MULTI: Final = {4: 1, 5: 2, 6: 3}
NAMES: Final = {
    1: "Point",
    2: "LineString",
    3: "Polygon",
    4: "MultiPoint",
    5: "MultiLineString",
    6: "MultiPolygon",
}
MERCATOR_M: Final = 20037508.342789244

Position = tuple[float, float]
Project = Callable[[float, float], Position]


class NoShape(ValueError):
    """Bytes that are no shape we take; the words say why."""


def degrees(x: float, y: float) -> Position:
    """Positions that are in degrees already."""
    return x, y


def from_mercator(x: float, y: float) -> Position:
    """A position of Web Mercator (EPSG:3857), in degrees."""
    lat = math.degrees(2 * math.atan(math.exp(y / MERCATOR_M * math.pi)) - math.pi / 2)
    return x / MERCATOR_M * 180.0, lat


def shape_of(blob: bytes, project: Project = degrees) -> dict[str, Any] | None:
    """Return a GeoJSON geometry with positions of six decimals, None where it is empty.

    Raises NoShape.
    """
    if len(blob) < HEADER.size + 4:
        raise NoShape("it is cut short")
    magic, version, flags = HEADER.unpack_from(blob)
    envelope = flags >> 1 & 7
    if magic != b"GP" or version != 0 or envelope >= len(ENVELOPE_BYTES) or flags & 0x20:
        raise NoShape("it does not begin as shapes of a GeoPackage do")
    if flags & EMPTY:
        return None
    reader = _Reader(blob, HEADER.size + 4 + ENVELOPE_BYTES[envelope], project)
    found = reader.geometry()
    if reader.at != len(blob):
        raise NoShape("something follows it")
    return found


class _Reader:
    """Well-known binary from some place on."""

    def __init__(self, data: bytes, at: int, project: Project) -> None:
        self.data, self.at, self.project = data, at, project

    def geometry(self, wanted: int = 0) -> dict[str, Any]:
        """Return the geometry that begins here; `wanted` is the kind that it must be."""
        self.order = "<" if self._take("B") else ">"
        thousand, kind = divmod(self._take("I"), 1000)
        if kind not in NAMES or thousand not in ORDINATES or (wanted and kind != wanted):
            raise NoShape(f"its kind is {kind}; points, lines and polygons are drawn")
        self.ordinates = ORDINATES[thousand]
        if kind in MULTI:
            parts = [self.geometry(MULTI[kind])["coordinates"] for _ in self._counted(5)]
            return {"type": NAMES[kind], "coordinates": parts}
        coordinates: Any
        if kind == 1:
            coordinates = self._positions(1)[0]
        elif kind == 2:
            coordinates = self._line(2)
        else:
            coordinates = [self._line(4) for _ in self._counted(4)]
        return {"type": NAMES[kind], "coordinates": coordinates}

    def _take(self, form: str) -> int:
        size = struct.calcsize(self._form(form))
        if self.at + size > len(self.data):
            raise NoShape("it is cut short")
        value: int = struct.unpack_from(self._form(form), self.data, self.at)[0]
        self.at += size
        return value

    def _form(self, form: str) -> str:
        return f"{getattr(self, 'order', '<')}{form}"

    def _counted(self, bytes_each: int) -> range:
        """As many as are said to follow, where that many can."""
        count = self._take("I")
        if count * bytes_each > len(self.data) - self.at:
            raise NoShape("it says to have more parts than bytes")
        return range(count)

    def _line(self, points_min: int) -> list[Position]:
        found = self._positions(len(self._counted(8 * self.ordinates)))
        if len(found) < points_min:
            raise NoShape(f"a line of it has {len(found)} points; at least {points_min} are needed")
        return found

    def _positions(self, count: int) -> list[Position]:
        size = 8 * self.ordinates * count
        if self.at + size > len(self.data):
            raise NoShape("it is cut short")
        form = f"{self.order}{self.ordinates * count}d"
        numbers = struct.unpack_from(form, self.data, self.at)
        self.at += size
        pairs = zip(numbers[:: self.ordinates], numbers[1 :: self.ordinates], strict=True)
        return [self._on_globe(x, y) for x, y in pairs]

    def _on_globe(self, x: float, y: float) -> Position:
        if not (math.isfinite(x) and math.isfinite(y)):
            raise NoShape("a position of it is no number")
        lon, lat = self.project(x, y)
        if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
            raise NoShape(f"it has a position off the globe: longitude {lon:g}, latitude {lat:g}")
        return round(lon, 6), round(lat, 6)
