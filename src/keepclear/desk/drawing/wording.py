"""Words and figures as a briefing has them, and names from strangers made harmless.

Whatever comes from a file may hold markup, control characters or marks that turn the
direction of reading. Control characters and direction marks are shown by their code, as
`\\u202e`, so that nothing can hide or reorder what stands beside it; the rest is escaped.
"""

import re
import unicodedata
from datetime import datetime
from math import ceil, floor
from typing import Final
from xml.sax.saxutils import escape

from keepclear.space.altitude import METRES_PER_FLIGHT_LEVEL, Band, Reference
from keepclear.space.duration import duration
from keepclear.space.place import Place, two_notations

LAW: Final = "Receipt is never consent; protection never depends on notification."
UNMEASURED: Final = "too much work to measure to the end, so taken to be too close"
EN_DASH: Final = "\u2013"
_MONTHS: Final = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN"),
    *("JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
# What XML forbids, and what is not seen or turns the text round: C0, C1, Unicode's Cf and lone
# halves of surrogate pairs. Written as ranges so that the same name is always shown the same way.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ISOLATE, _POP = "\u2068", "\u2069"
_NARROW: Final = set("iIljtfr.,:;'|!()[]-\u2013 ")
_WIDE: Final = set("mwMW@%\u2014")


def seen(text: str) -> str:
    """Return a text with every character in it to be seen; plain, not yet escaped."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def markup(text: str) -> str:
    """Return a text as it may stand in XML or HTML, in an element or in a quoted attribute."""
    return escape(seen(text), {'"': "&quot;", "'": "&#39;"})


def name_in_svg(name: str, longest: int = 64) -> str:
    """Return a name for an SVG text: escaped, cut at `longest`, its direction kept to itself.

    Plain ASCII needs no isolate, and some programs that print SVG draw one as a box.
    """
    safe = escape(cut(seen(name), longest), {'"': "&quot;", "'": "&#39;"})
    return safe if safe.isascii() else f"{_ISOLATE}{safe}{_POP}"


def name_in_html(name: str) -> str:
    """Return a name for HTML: escaped, its direction kept to itself."""
    return f"<bdi>{markup(name)}</bdi>"


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters; what is cut off is marked."""
    return text if len(text) <= longest else text[: longest - 1] + "\u2026"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is set in Helvetica or its like; a little on the wide side."""
    total = 0.0
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            total += 1.0
        elif char in _NARROW:
            total += 0.36
        elif char in _WIDE:
            total += 0.92
        elif char.isupper():
            total += 0.7
        else:
            total += 0.575
    return total * size * (1.06 if bold else 1.0)


def dtg(instant: datetime) -> str:
    """Return an instant as a date-time group, `111200ZNOV17`; seconds are left off."""
    return f"{instant:%d%H%M}Z{_MONTHS[instant.month - 1]}{instant:%y}"


def dtg_span(start: datetime, end: datetime) -> str:
    """Return two instants as date-time groups; one where they are the same."""
    return dtg(start) if start == end else f"{dtg(start)} {EN_DASH} {dtg(end)}"


def iso(instant: datetime) -> str:
    """Return an instant in UTC, `2017-11-11T12:00:00Z`."""
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def metres(length: float) -> str:
    """Return a length in whole metres, thousands parted."""
    return f"{round(length) + 0:,} m"


def band(a_band: Band) -> str:
    """Say which altitudes a volume takes up, and what they count from."""
    low, high, reference = a_band.floor_m, a_band.ceiling_m, a_band.reference
    if reference is None:
        return "all heights"
    if low is None or high is None:
        bound = low if high is None else high
        assert bound is not None, "a reference comes with a bound"
        way = "above" if high is None else "up to"
        return f"{way} {_height(bound, reference)}"
    if reference is Reference.FL:
        return f"FL{_level(low)}{EN_DASH}FL{_level(high)}"
    return f"{low:,.0f}{EN_DASH}{high:,.0f} m {reference.name}"


def closeness(closest_m: float, doubt_m: float = 0.0) -> str:
    """Say how close two volumes come across: between what and what where that is in doubt."""
    if not doubt_m:
        return f"{metres(closest_m)} apart"
    least_m = max(0, floor(closest_m - doubt_m))
    return f"{least_m:,}{EN_DASH}{metres(ceil(closest_m))} apart"


def height(vertical_m: float | None, margin: str = "") -> str:
    """Say how far apart two bands are in height; after a margin they may be further apart."""
    if vertical_m is None:
        return "not comparable"
    shared = "may be shared" if margin else "shared"
    return shared if vertical_m <= 0 else f"{metres(vertical_m)} apart"


def meeting_time(start: datetime, end: datetime, gap_s: int | None) -> str:
    """Say for how long two plans share time, or how far apart they are in it."""
    if gap_s is not None:
        return f"gap {duration(gap_s)}"
    return duration(int((end - start).total_seconds()))


def place(position: tuple[float, float]) -> tuple[str, str]:
    """Return a position in two notations, its longitude brought into range."""
    lon, lat = position
    return two_notations(Place((lon + 180) % 360 - 180, lat))


def degrees(value: float, step: float, letters: str) -> str:
    """Return a latitude or longitude of the graticule: no finer than its step."""
    letter = letters[0] if value >= 0 else letters[1]
    seconds = round(abs(value) * 3600)
    whole, minutes, left = seconds // 3600, seconds // 60 % 60, seconds % 60
    width = 3 if "E" in letters else 2
    shown = f"{whole:0{width}d}°"
    if step % 1:
        shown += f"{minutes:02d}'"
    if step * 60 % 1 > 1e-6 and left:
        shown += f'{left:02d}"'
    return shown + letter


def _height(bound_m: float, reference: Reference) -> str:
    if reference is Reference.FL:
        return f"FL{_level(bound_m)}"
    return f"{bound_m:,.0f} m {reference.name}"


def _level(height_m: float) -> str:
    return f"{round(height_m / METRES_PER_FLIGHT_LEVEL):03d}"
