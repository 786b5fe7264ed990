"""Tracks as GPX 1.1 (and 1.0, whose tracks are the same): what hand-held receivers write.

`ele` is metres; receivers mean mean sea level. Document type declarations are refused, for no
receiver writes one and their entities can blow a small file up to fill a disk.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from keepclear.errors import Fault
from keepclear.space.altitude import Reference
from keepclear.standards.track.row import Recording, Row

NAMESPACES = ("http://www.topografix.com/GPX/1/1", "http://www.topografix.com/GPX/1/0")


class _Declared(Exception):
    """The document declares a type."""


@dataclass(slots=True)
class _Reader:
    """What has been read so far; rows of one `trk` are of one craft, in all of its segments."""

    name: str
    rows: list[Row] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    text: dict[str, str] = field(default_factory=dict)
    point: dict[str, str] = field(default_factory=dict)
    place: str = ""
    craft: str = ""
    tracks: int = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.path.append(_local(tag))
        self.text[self.path[-1]] = ""
        if self.path[-1] == "trk":
            self.tracks += 1
            self.craft = self.name if self.tracks == 1 else f"{self.name} {self.tracks}"
        if self.path[-1] == "trkpt":
            self.point, self.place = attributes, f"line {line}"
            self.text.update(time="", ele="")

    def characters(self, text: str) -> None:
        if self.path:
            self.text[self.path[-1]] += text

    def end(self) -> None:
        tag = self.path.pop()
        if tag == "name" and self.path[-1:] == ["trk"]:
            self.craft = self.text["name"].strip() or self.craft
        if tag == "trkpt":
            time, ele = self.text["time"].strip(), self.text["ele"].strip()
            lon, lat = self.point.get("lon", ""), self.point.get("lat", "")
            self.rows.append(Row(self.place, self.craft, time, lon, lat, ele or None))


def read_gpx(content: bytes, name: str) -> Recording:
    """Return the track points of a GPX file; routes and waypoints are plans, not tracks."""
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    roots: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(tag)
        reader.start(tag, attributes, parser.CurrentLineNumber)

    def declared(*_: object) -> None:
        raise _Declared

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: reader.end()
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        fault = Fault(
            f"line {error.lineno}", f"not XML: {expat.ErrorString(error.code)}", "re-save"
        )
        return Recording((), None, (fault,))
    except _Declared:
        fault = Fault("line 1", "declares a document type", "remove the DOCTYPE")
        return Recording((), None, (fault,))
    if roots[0].split(" ")[0] not in NAMESPACES or _local(roots[0]) != "gpx":
        cure = f"the root must be gpx in {NAMESPACES[0]}"
        return Recording((), None, (Fault("line 1", "not a GPX file", cure),))
    return Recording(reader.rows, Reference.MSL)


def _local(tag: str) -> str:
    """Return a tag without the GPX namespace; another's tag keeps its own and matches nothing."""
    namespace, _, local = tag.rpartition(" ")
    return local if namespace in NAMESPACES else tag
