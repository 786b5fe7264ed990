"""One position on the Earth, as officers read it, type it and say it aloud.

Wrong positions have killed: a figure mistyped, latitude and longitude
exchanged, degrees with minutes read as decimals. So a place is read strictly,
each way of writing has exactly one meaning, whatever could mean two places is
refused, and a place is always shown in two notations that fail differently.

Read: decimal degrees `35.3358, 36.2094` (latitude first) or `35.3358N 36.2094E`;
degrees and minutes `35 20.15N 36 12.57E`; degrees, minutes and seconds
`35°20'09"N 36°12'34"E`; compact `352009N0361234E`; MGRS `37S BV 46368 13860`.
"""

import re
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, isfinite, radians, sin
from typing import TYPE_CHECKING, Final

from keepclear.errors import BadInput, Fault

if TYPE_CHECKING:
    from mgrs import MGRS

EXAMPLE: Final = "write it like 35.335833N 36.209444E or 352009N0361234E"
MGRS_FIGURES: Final = (6, 8, 10)  # squares of 100, 10 and 1 m; a coarser square is no place
_SHOWN_MAX: Final = 80
_SIGNS: Final = {
    "º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "´": "'",
    "″": '"', "”": '"', "“": '"', "−": "-", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip

# One pattern a notation, over the whole text, so that no text is read by guessing where it parts.
_BETWEEN: Final = r"\s*[,;]?\s*"
_FIGURES: Final = r"([-+\d.°'\" :]+)"
_LETTER_AFTER: Final = re.compile(f"{_FIGURES}([NSEW]){_BETWEEN}{_FIGURES}([NSEW])", re.ASCII)
_LETTER_BEFORE: Final = re.compile(f"([NSEW]){_FIGURES}{_BETWEEN}([NSEW]){_FIGURES}", re.ASCII)
_PLAIN: Final = r"[+-]?\d+(?:\.\d+)?°?"
_MARKED: Final = r"[+-]?\d+°\s*\d+(?:\.\d+)?'|[+-]?\d+°\s*\d+'\s*\d+(?:\.\d+)?\""
_NO_LETTERS: Final = re.compile(
    rf"({_PLAIN}|{_MARKED})(?:\s*[,;]\s*|\s+)({_PLAIN}|{_MARKED})", re.ASCII
)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+,\d+|.*\d,\d+\D.*,.*", re.ASCII)
_SPACED: Final = re.compile(
    r"(\d+)(?:°\s*|[ :])(\d+(?:\.\d+)?)'?|"
    r"(\d+)(?:°\s*|[ :])(\d+)(?:'\s*|[ :])(\d+(?:\.\d+)?)\"?",
    re.ASCII,
)
_SOLID: Final = re.compile(r"(\d+)(\.\d+)?°?", re.ASCII)
# How many figures, before a point, are degrees, degrees and minutes, or all three.
_SOLID_CUTS: Final = {
    "latitude": {1: (1,), 2: (2,), 4: (2, 4), 6: (2, 4, 6)},
    "longitude": {1: (1,), 2: (2,), 3: (3,), 5: (3, 5), 7: (3, 5, 7)},
}
_MGRS: Final = re.compile(
    r"(\d{1,2}[C-HJ-NP-X]|[ABYZ])\s?([A-HJ-NP-Z]{2})\s?(\d*)(?:\s(\d+))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Place:
    """A position: longitude and latitude in degrees, WGS 84."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (isfinite(self.lon) and abs(self.lon) <= 180):
            raise ValueError(f"longitude outside 180 degrees: {self.lon!r}")
        if not (isfinite(self.lat) and abs(self.lat) <= 90):
            raise ValueError(f"latitude outside 90 degrees: {self.lat!r}")


def parse_place(text: str) -> Place:
    """Return the one place that `text` means.

    Raises BadInput, naming what is wrong and how to write it, for anything that
    is out of range, contradicts itself or could mean two places. Without letters
    the order is latitude, longitude.
    """
    written = _tidied(text)
    grid = _MGRS.fullmatch(written)
    if grid:
        return _from_mgrs(text, grid)
    lat_text, lon_text = _halves(text, written)
    lat_parts, lat = _angle(text, lat_text, "latitude")
    lon_parts, lon = _angle(text, lon_text, "longitude")
    if lat_parts != lon_parts:
        raise _bad(text, "the two halves are in different notations", "write both alike")
    if abs(lat) > 90:
        swapped = "; latitude comes first: the two look swapped" if abs(lon) <= 90 else ""
        raise _bad(text, f"latitude {lat:g} is beyond 90 degrees", EXAMPLE + swapped)
    if abs(lon) > 180:
        raise _bad(text, f"longitude {lon:g} is beyond 180 degrees")
    return Place(lon, lat)


def decimal(place: Place) -> str:
    """Return a place in decimal degrees to 1e-6 (0.1 m), such as `35.335833N 036.209444E`."""
    lat, lon = _letters(place)
    return f"{abs(place.lat):09.6f}{lat} {abs(place.lon):010.6f}{lon}"


def dms(place: Place) -> str:
    """Return a place in degrees, minutes and hundredths of a second (0.3 m)."""
    lat, lon = _letters(place)
    (d, m, s), (e, n, t) = _sexagesimal(place.lat), _sexagesimal(place.lon)
    halves = f"{d:02d}°{m:02d}'{_seconds(s)}\"{lat}", f"{e:03d}°{n:02d}'{_seconds(t)}\"{lon}"
    return " ".join(halves)


def icao(place: Place) -> str:
    """Return the compact form, `352009N0361234E`; hundredths of a second only where needed."""
    lat, lon = _letters(place)
    (d, m, s), (e, n, t) = _sexagesimal(place.lat), _sexagesimal(place.lon)
    whole = s % 100 == 0 and t % 100 == 0
    first = f"{s // 100:02d}" if whole else _seconds(s)
    second = f"{t // 100:02d}" if whole else _seconds(t)
    return f"{d:02d}{m:02d}{first}{lat}{e:03d}{n:02d}{second}{lon}"


def mgrs(place: Place) -> str:
    """Return the metre square of MGRS that holds a place, spaced as it is spoken."""
    # Within a millimetre of some borders the library names a square that does not exist, so
    # what it says is read back, and its neighbour half a metre away is taken instead.
    aside = 5e-6 / max(0.01, cos(radians(place.lat)))
    for up, over in product((0.0, 5e-6, -5e-6), (0.0, aside, -aside)):
        text = _square(place.lat + up, place.lon + over)
        shown = f"{text[:-12]} {text[-12:-10]} {text[-10:-5]} {text[-5:]}"
        try:
            again = parse_place(shown.strip())
        except BadInput:
            continue
        if _metres_apart(again, place) < 3:
            return shown.strip()
    raise AssertionError(f"no MGRS square for {place}")


def two_notations(place: Place) -> tuple[str, str]:
    """Return a place as it is always shown: degrees, minutes, seconds; and MGRS."""
    return dms(place), mgrs(place)


def _tidied(text: str) -> str:
    plain = "".join(_SIGNS.get(char, char) for char in text).replace("''", '"')
    return " ".join(plain.split()).upper()


def _bad(text: str, fault: str, cure: str = EXAMPLE) -> BadInput:
    shown = text if len(text) <= _SHOWN_MAX else text[:_SHOWN_MAX] + "..."
    return BadInput([Fault(repr(shown), fault, cure)])


def _halves(text: str, written: str) -> tuple[str, str]:
    """Return the latitude and the longitude as signed text."""
    if _DECIMAL_COMMA.fullmatch(written):
        raise _bad(text, "a comma that may be a decimal comma", "write decimals with a point")
    after, before = _LETTER_AFTER.fullmatch(written), _LETTER_BEFORE.fullmatch(written)
    if after:
        return _by_letter(text, (after[2], after[1]), (after[4], after[3]))
    if before:
        return _by_letter(text, (before[1], before[2]), (before[3], before[4]))
    bare = _NO_LETTERS.fullmatch(written)
    if bare:
        return bare[1], bare[2]
    letters = re.findall("[NSEW]", written)
    if len(letters) == 1:
        raise _bad(text, "a letter on one half only", "give N or S and also E or W")
    if not letters and len(re.findall("[0-9]+", written)) > 2:
        raise _bad(text, "figures that can be parted in several ways", EXAMPLE)
    raise _bad(text, "not a place in any notation known here")


def _by_letter(text: str, *halves: tuple[str, str]) -> tuple[str, str]:
    found: dict[str, str] = {}
    for letter, figures in halves:
        figures = figures.strip()
        if figures.startswith(("+", "-")):
            raise _bad(text, f"a sign and the letter {letter} together", "give one of the two")
        axis = "latitude" if letter in "NS" else "longitude"
        found[axis] = ("-" if letter in "SW" else "") + figures
    if len(found) != len(halves):
        raise _bad(text, f"{next(iter(found))} twice", "give one of N or S and one of E or W")
    return found["latitude"], found["longitude"]


def _angle(text: str, half: str, axis: str) -> tuple[int, float]:
    """Return how many parts one half has, and its signed degrees."""
    negative, figures = half.startswith("-"), half.lstrip("+-").strip()
    parts = _parts(text, figures, axis)
    for part, name in zip(parts[1:], ("minutes", "seconds"), strict=False):
        if float(part) >= 60:
            raise _bad(text, f"{axis} has {part} {name}", f"{name} are below 60")
    # Seconds are summed before the one division, so that whole seconds stay exact.
    size = sum(float(part) * unit for part, unit in zip(parts, (3600, 60, 1), strict=False)) / 3600
    if len(parts) == 1:
        size = float(parts[0])
    return len(parts), -size if negative else size


def _parts(text: str, figures: str, axis: str) -> tuple[str, ...]:
    cuts = _SOLID_CUTS[axis]
    spaced = _SPACED.fullmatch(figures)
    if spaced:
        parts = tuple(part for part in spaced.groups() if part)
        widths = [len(part.partition(".")[0]) for part in parts]
        if (widths[0],) in cuts.values() and max(widths[1:]) <= 2:
            return parts
        raise _bad(text, f"{axis} has too many figures in {figures!r}")
    solid = _SOLID.fullmatch(figures)
    if solid and len(solid[1]) in cuts:
        ends = cuts[len(solid[1])]
        starts = (0, *ends[:-1])
        whole = [solid[1][start:end] for start, end in zip(starts, ends, strict=True)]
        return (*whole[:-1], whole[-1] + (solid[2] or ""))
    cure = EXAMPLE
    if axis == "latitude" and solid and len(solid[1]) == 3:
        cure += "; latitude comes first and has two figures of degrees: the two may be swapped"
    raise _bad(text, f"{axis} {figures!r} has a wrong number of figures", cure)


def _from_mgrs(text: str, found: re.Match[str]) -> Place:
    """Return the middle of the named square, if such a square exists."""
    east, north = found[3], found[4]
    if north is not None and len(east) != len(north):
        raise _bad(text, "easting and northing of different length", "give both to one precision")
    figures = east + (north or "")
    if len(figures) not in MGRS_FIGURES:
        raise _bad(text, "not a square of 100, 10 or 1 m", "give 6, 8 or 10 figures")
    head = (found[1] if found[1].isalpha() else found[1].zfill(3)) + found[2]
    from mgrs.core import MGRSError

    try:
        lat, lon = _grid().toLatLon(head + figures)
    except MGRSError:
        raise _bad(text, "no such MGRS square", "check zone, band and letters") from None
    # The library reads squares that lie in another zone or band than they claim. One that
    # straddles a border may have its middle across it, so its neighbourhood is tried too.
    up = 10.0 ** -(len(figures) // 2)  # the side of the square, in degrees of latitude
    over = up / max(0.01, cos(radians(lat)))
    near = product((0.0, -up, up), (0.0, -over, over))
    if not any(_square(lat + y, lon + x)[: len(head)] == head for y, x in near):
        raise _bad(text, "no such MGRS square in that zone and band", "check zone and letters")
    return Place(lon, lat)


def _square(lat: float, lon: float) -> str:
    wrapped = (lon + 180) % 360 - 180
    return str(_grid().toMGRS(max(-90.0, min(90.0, lat)), wrapped, MGRSPrecision=5))


def _grid() -> "MGRS":
    from mgrs import MGRS  # not needed to read or show degrees

    return MGRS()


def _metres_apart(a: Place, b: Place) -> float:
    """Return a rough distance, good for a few metres anywhere, poles included."""
    turn, mean = radians(a.lon - b.lon), radians((a.lat + b.lat) / 2)
    return 6.4e6 * hypot(radians(a.lat - b.lat), 2 * sin(turn / 2) * cos(mean))


def _letters(place: Place) -> tuple[str, str]:
    return "S" if place.lat < 0 else "N", "W" if place.lon < 0 else "E"


def _sexagesimal(degrees: float) -> tuple[int, int, int]:
    """Return degrees, minutes and hundredths of a second, carried, without the sign."""
    hundredths = round(abs(degrees) * 360_000)
    return hundredths // 360_000, hundredths // 6_000 % 60, hundredths % 6_000


def _seconds(hundredths: int) -> str:
    return f"{hundredths // 100:02d}.{hundredths % 100:02d}"
