"""Faults of what officers typed, by a code and its arguments, so that each reads its own language.

The sentences of faults are written where they are found, in English. Those that an officer
meets at the desk are known here by their form; what is not known is shown as it was written, for
an English sentence is better than none. A test provokes each, so that no form goes stale.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from keepclear.errors import Fault

_SAID: Final = "(?P<said>'.*?')"
# In order: the first that fits is taken. Groups become arguments of the words `fault-<code>`.
FORMS: Final[Sequence[tuple[str, str]]] = (
    ("missing", r"(?:it is )?missing"),
    ("empty", r"empty|no position"),
    ("column-unknown", r"column (?P<said>.*) is not known"),
    ("no-position", r"(?:longitude|latitude) (?P<said>'.*') is not a number|no l(?:ong|at)itude"),
    ("not-number", r"(?P<said>.*?) is (?:not a|no) number"),
    ("too-great", r"a number too great to compute with"),
    ("below-zero", r"(?P<said>.*) is below 0"),
    ("not-known", r"(?P<said>.*) is (?:not known|no activity|no altitude_reference)"),
    ("end-first", r".* is not after the start"),
    ("floor-above", r"(?P<floor>\S+) is above the ceiling of (?P<ceiling>\S+)"),
    ("lat-beyond", r"latitude (?P<said>\S+) is beyond 90 degrees"),
    ("lon-beyond", r"longitude (?P<said>\S+) is beyond 180 degrees"),
    ("two-notations", r"the two halves are in different notations"),
    ("decimal-comma", r"a comma that may be a decimal comma"),
    ("one-letter", r"a letter on one half only"),
    ("sign-and-letter", r"a sign and the letter (?P<letter>\w) together"),
    ("minutes-beyond", r"(?P<axis>latitude|longitude) has (?P<said>\S+) (?:minutes|seconds)"),
    ("many-ways", r"figures that can be parted in several ways"),
    ("figures", r"(?P<axis>latitude|longitude) (?:.*)(?:wrong number|too many) (?:of )?figures.*"),
    ("mgrs-halves", r"easting and northing of different length"),
    ("mgrs-size", r"not a square of 100, 10 or 1 m"),
    ("mgrs-none", r"no such MGRS square(?: in that zone and band)?"),
    ("no-place", r"not a place in any notation known here"),
    ("time-no-zone", rf"{_SAID} is (?:a time|a date-time group) without (?:its|offset).*"),
    ("time-24", rf"{_SAID} is (?:24:00|the 24th hour|not .* alike: 24:00).*"),
    ("time-12-hour", rf"{_SAID} is a time by the 12-hour clock.*"),
    ("time-no-day", rf"{_SAID} is (?:a day without|not .* of which day).*"),
    ("time-none", rf"{_SAID} is no such day or time"),
    ("time-date-order", rf"{_SAID} is a date in numbers.*"),
    ("time-year", rf"{_SAID} is a year that is read.*"),
    ("time-zone-unknown", rf"{_SAID} is a time in a zone (?:that is not known|by letters).*"),
    ("time-twice", rf"{_SAID} is a local time that comes twice.*"),
    ("time-gap", rf"{_SAID} is a local time that does not exist.*"),
    ("time-unread", rf"{_SAID} is not a time.*"),
    ("outside", r"\[(?P<lon>[^,]*), (?P<lat>[^\]]*)\] is outside the bounds.*"),
    ("outside-as-typed", r"(?P<lat>[\d.-]+), (?P<lon>[\d.-]+) is outside the bounds"),
    ("no-radius", r"no radius"),
    ("no-position", r"(?P<said>.*) is not a position.*"),
    ("too-few", r"(?P<count>\d+) positions where (?P<least>\d+) are needed"),
    ("crossing", r"polygon crosses or touches itself.*|no area.*"),
    ("not-closed", r"ring is not closed"),
    ("long-edge", r"edge to the next position spans more than .*"),
    ("vertices", r"(?P<count>\d+) vertices(?: in one geometry)?"),
    ("no-geometry", r"no geometry"),
    ("no-plan", r"a (?P<what>\w+) is no plan"),
    ("track", r"a recorded track is no plan"),
    ("doctype", r"declares a document type"),
    ("not-json", r"not JSON: .*"),
    ("not-xml", r"not XML: .*"),
    ("not-utf8", r"(?:byte \d+ is )?not UTF-8"),
    ("not-kml", r"not a KML file"),
    ("not-gpx", r"not a GPX file"),
    ("not-collection", r"no FeatureCollection, .*|.*not a FeatureCollection"),
    ("column-missing", r"no column of .* says it|no column says the name|nothing says where"),
    ("foreign", r"it is a notice of party (?P<party>.*)"),
    ("hidden", r".*holds? (?P<what>.*)"),
    ("long", r"(?P<count>[\d,]+) characters.*|over (?P<most>[\d,]+) bytes"),
)
# Of acts on notices and messages.
OF_ACTS: Final[Sequence[tuple[str, str]]] = (
    ("group-wrong", r".* is not the check group of this notice"),
    ("nobody-told", r"nobody was told"),
    ("no-reason", r"an objection has a reason"),
    ("time-ahead", r"(?P<said>\S+) lies ahead"),
)
# Of files that an administrator adds to the map.
OF_MAPS: Final[Sequence[tuple[str, str]]] = (
    ("map-neither", r"it is neither a GeoPackage nor a PMTiles archive"),
    ("map-not-geopackage", r"it does not say that it is a GeoPackage"),
    ("map-unreadable", r"it cannot be read: .*|the tables that list its layers are missing"),
    ("map-slow", r"reading it takes too long"),
    ("map-not-there", r"it is listed and not there"),
    ("map-no-shapes", r"it holds no shapes"),
    ("map-shape", r"the shape cannot be drawn: .*"),
    ("map-points", r"it has more than (?P<most>\d+) points"),
    ("map-reference", r"its positions are in reference system (?P<said>.*)"),
    ("map-not-pmtiles", r"it does not begin as a PMTiles archive does"),
    ("map-version", r"it is PMTiles of version (?P<said>\d+)"),
    ("map-cut-short", r"it ends beyond the file"),
    ("map-head", r"the list of its tiles .*|they are no area .*|they go from \d+ to \d+"),
    ("map-packed", r"it is packed in a way that browsers cannot undo"),
    ("map-tiles", r"they are of a kind that browsers do not draw"),
    ("map-many", r"there are (?P<count>\d+) layers already"),
)
_KNOWN: Final = tuple(
    (code, re.compile(form, re.DOTALL)) for code, form in (*OF_ACTS, *OF_MAPS, *FORMS)
)
# How a table says of a cell why it is none; what is wrong with it follows.
_OF_CELL: Final = re.compile(r"'.*' is no position: ", re.DOTALL)
# What a cure gives to be typed: it is the same in every language.
_READINGS: Final = re.compile(
    r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d| [A-Z][a-z]+/[A-Z]\w+)|"
    r"\b\d{6}[A-Z][A-Z]{3}\d\d\b"
)


def fault_view(fault: Fault) -> dict[str, Any]:
    """Return a fault as a page takes it: where, in words, and by code where it has one."""
    view: dict[str, Any] = {"place": fault.place, "fault": fault.fault, "cure": fault.cure}
    code, arguments = code_of(fault)
    return view | ({"code": code, "arguments": arguments} if code else {})


def code_of(fault: Fault) -> tuple[str, Mapping[str, str]]:
    """Return the code of a fault and its arguments, or an empty code where it is not known."""
    what = _OF_CELL.sub("", fault.fault, count=1)
    for code, form in _KNOWN:
        found = form.fullmatch(what)
        if found:
            said = {key: value.strip("'") for key, value in found.groupdict().items() if value}
            readings = _READINGS.findall(fault.cure)
            swapped = {"swapped": "yes"} if "swapped" in fault.cure else {}
            written = {"readings": " / ".join(dict.fromkeys(readings))} if readings else {}
            return code, said | swapped | written
    return "", {}
