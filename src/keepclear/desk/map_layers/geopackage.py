"""Reading a GeoPackage (OGC 12-128r17, 1.3): tables of shapes in one SQLite file.

The file may be anybody's. It is opened to be read alone, none of its own views, triggers or
functions are run, and work and points are bounded. What of it is wrong is said all at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import apsw

from keepclear.desk.map_layers.geometry import NoShape, Project, degrees, from_mercator, shape_of
from keepclear.errors import BadInput, Fault
from keepclear.limits import MAP_FAULTS_MAX, MAP_LAYER_POINTS_MAX, MAP_LAYER_STEPS_MAX

MAGIC: Final = b"SQLite format 3\0"
APPLICATION_ID: Final = slice(68, 72)
APPLICATIONS: Final = (b"GPKG", b"GP10", b"GP11")
# By the number under which the file's own table names them; WGS 84 and Web Mercator.
REFERENCES: Final[dict[int, Project]] = {4326: degrees, 3857: from_mercator}
# Columns that roads of the usual sources have, the first that is there is shown.
NAME_COLUMNS: Final = ("name", "name_en", "int_name", "ref", "label")
CLASS_COLUMNS: Final = ("highway", "fclass", "class", "type", "kind", "waterway", "railway")
TEXT_MAX: Final = 200
STEPS_AT_ONCE: Final = 100_000
MAY: Final = frozenset(
    (apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_RECURSIVE, apsw.SQLITE_PRAGMA)
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of shapes: its name, the columns that are read, and how positions become degrees."""

    name: str
    shape: str
    called: str
    kind: str
    project: Project


@dataclass(slots=True)
class _Faults:
    found: list[Fault] = field(default_factory=list)

    def add(self, place: str, fault: str, cure: str) -> None:
        if len(self.found) < MAP_FAULTS_MAX:
            self.found.append(Fault(place, fault, cure))


def is_geopackage(head: bytes) -> bool:
    """Tell whether a file that begins so says that it is a GeoPackage."""
    return head.startswith(MAGIC)


def features_of(path: Path) -> list[dict[str, Any]]:
    """Return all shapes of a GeoPackage as GeoJSON features with `name` and `class`.

    Raises BadInput with every fault found, the first MAP_FAULTS_MAX of them.
    """
    faults = _Faults()
    with path.open("rb") as file:
        head = file.read(100)
    if not is_geopackage(head) or head[APPLICATION_ID] not in APPLICATIONS:
        cure = "export it anew as GeoPackage 1.2 or later"
        raise BadInput([Fault("file", "it does not say that it is a GeoPackage", cure)])
    try:
        features = _features(_opened(path), faults)
    except apsw.Error as error:
        raise BadInput([_broken(error)]) from error
    if not features and not faults.found:
        faults.add("file", "it holds no shapes", "export a layer of points, lines or polygons")
    if faults.found:
        raise BadInput(faults.found)
    return features


def _broken(error: apsw.Error) -> Fault:
    if isinstance(error, apsw.InterruptError):
        return Fault("file", "reading it takes too long", "export a smaller area, without views")
    return Fault("file", f"it cannot be read: {error}", "export it anew")


def _opened(path: Path) -> apsw.Connection:
    """Open a file so that nothing of it is run and nothing beside it is written."""
    uri = f"{path.resolve().as_uri()}?immutable=1"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    connection = apsw.Connection(uri, flags=flags)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
    connection.authorizer = _authorised
    connection.set_progress_handler(_counter(), STEPS_AT_ONCE)
    return connection


def _authorised(action: int, *names: str | None) -> int:
    pragma = action != apsw.SQLITE_PRAGMA or names[0] == "table_info"
    return apsw.SQLITE_OK if action in MAY and pragma else apsw.SQLITE_DENY


def _counter() -> Callable[[], bool]:
    """Return what ends a query after so many steps of SQLite, whatever the file makes it do."""
    steps = 0

    def is_over() -> bool:
        nonlocal steps
        steps += STEPS_AT_ONCE
        return steps > MAP_LAYER_STEPS_MAX

    return is_over


def _features(connection: apsw.Connection, faults: _Faults) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    points = 0
    for table in _tables(connection, faults):
        for row, blob, called, kind in connection.execute(_query(table)):
            place = f"{table.name} row {row}"
            try:
                shape = shape_of(blob, table.project) if isinstance(blob, bytes) else None
            except NoShape as error:
                faults.add(place, f"the shape cannot be drawn: {error}", "mend or leave it out")
                continue
            if shape is None:
                continue
            points += _points(shape["coordinates"])
            if points > MAP_LAYER_POINTS_MAX:
                cure = "export a smaller area, or simplify it"
                words = f"it has more than {MAP_LAYER_POINTS_MAX} points"
                raise BadInput([*faults.found, Fault("file", words, cure)])
            found.append(
                {
                    "type": "Feature",
                    "geometry": shape,
                    "properties": {"name": _text(called), "class": _text(kind)},
                }
            )
    return found


def _tables(connection: apsw.Connection, faults: _Faults) -> Iterator[Table]:
    """Return the tables of shapes that the file lists, each real and in a known reference."""
    real = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    if not {"gpkg_contents", "gpkg_geometry_columns"} <= real:
        faults.add("file", "the tables that list its layers are missing", "export it anew")
        return
    listed = connection.execute(
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents AS c "
        "JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name "
        "WHERE c.data_type = 'features' ORDER BY c.table_name"
    ).fetchall()
    for name, shape, reference in ((str(row[0]), str(row[1]), row[2]) for row in listed):
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")]
        if name not in real or shape not in columns:
            faults.add(name, "it is listed and not there", "export it anew, without views")
        elif not isinstance(reference, int) or reference not in REFERENCES:
            words = f"its positions are in reference system {reference}"
            faults.add(name, words, "export it in WGS 84 (EPSG:4326)")
        else:
            called, kind = (_first(columns, wanted) for wanted in (NAME_COLUMNS, CLASS_COLUMNS))
            yield Table(name, shape, called, kind, REFERENCES[reference])


def _query(table: Table) -> str:
    called, kind = (_quoted(c) if c else "NULL" for c in (table.called, table.kind))
    return f"SELECT rowid, {_quoted(table.shape)}, {called}, {kind} FROM {_quoted(table.name)}"


def _first(columns: list[str], wanted: tuple[str, ...]) -> str:
    by_small = {column.lower(): column for column in columns}
    return next((by_small[name] for name in wanted if name in by_small), "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: object) -> str:
    return value.strip()[:TEXT_MAX] if isinstance(value, str) else ""


def _points(coordinates: Any) -> int:
    """Count the positions in the coordinates of a geometry."""
    if coordinates and isinstance(coordinates[0], float):
        return 1
    return sum(_points(part) for part in coordinates)
