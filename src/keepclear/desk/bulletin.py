"""Bulletins and status statements as plain values: every count with the list that it is of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.incidents import STATE_WORDS
from keepclear.desk.views import View, iso
from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import MICRODEGREES
from keepclear.node.log.line import Line as OurLine
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.register.agreements import ruling_of
from keepclear.node.register.figures import counted, figures
from keepclear.picture.bulletin import (
    COUNTS_ITSELF,
    RULE,
    Area,
    Bulletin,
    Column,
    Line,
    Ring,
    Step,
    area_of,
    column,
    count,
    differences,
    sort_words,
)
from keepclear.picture.status import Level, check_time, statement, words_hash
from keepclear.space.volume import CoreKind, Volume

BY_AGREEMENT: Final = "agreement"
AreaRow = tuple[str, Sequence[Any]]  # name, polygons of rings of positions in 1e-6 degree


def bulletin(
    node: Node,
    moment: Moment,
    start: int = 0,
    until: int = 0,
    channel: str = "",
    by: str = Step.WHOLE.value,
    areas: Sequence[AreaRow] | str = (),
    stated: Mapping[str, int] | None = None,
) -> View:
    """Count the incidents of a channel that began within a time; all until now, unless given."""
    until = until or moment.utc
    line = line_named(node, channel)
    names = tuple(line.names.get(index, "?") for index in range(len(line.founding.members)))
    chosen, left_out = _chosen(node, line, areas, min(until, moment.utc))
    made = count(counted(node, line, start, until), names, chosen, start, until, _step(by))
    return {
        "channel": line.founding.name,
        "exercise": line.founding.scenario is not None,
        "made_by": node.us.name,
        "made_at": iso(moment.utc),
        "left_out": left_out,
    } | bulletin_view(made, chosen, stated or {})


def _chosen(
    node: Node, line: OurLine, areas: Sequence[AreaRow] | str, at: int
) -> tuple[list[Area], list[str]]:
    """Return the areas to count by, and the names of agreed places that are no plain polygons."""
    if not isinstance(areas, str):
        return [_area(row) for row in areas], []
    if areas != BY_AGREEMENT:
        raise BadInput([Fault("--areas", f"{areas!r} is not known", f"a file, or {BY_AGREEMENT}")])
    rules = ruling_of(line, at).rules
    places: dict[str, tuple[Volume, ...]] = {rule.name: (rule.volume,) for rule in rules.areas}
    places |= {zone.name: zone.volumes for zone in rules.zones}
    if not places:
        cure = "give a GeoJSON file of named areas"
        raise BadInput([Fault("--areas", "no agreement in force names an area", cure)])
    plain = {name: volumes for name, volumes in places.items() if all(map(_is_plain, volumes))}
    found = [
        Area(name, tuple(dict.fromkeys(_rings(volume) for volume in volumes)))
        for name, volumes in plain.items()
    ]
    return found, sorted(places.keys() - plain.keys())


def _is_plain(volume: Volume) -> bool:
    return volume.core.kind is CoreKind.POLYGON and volume.radius_m == 0


def _rings(volume: Volume) -> tuple[Ring, ...]:
    return tuple(
        tuple((round(lon * MICRODEGREES), round(lat * MICRODEGREES)) for lon, lat in ring)
        for ring in volume.core.rings
    )


def _area(row: AreaRow) -> Area:
    name, polygons = row
    return Area(
        name,
        tuple(
            tuple(tuple((int(lon), int(lat)) for lon, lat in ring) for ring in rings)
            for rings in polygons
        ),
    )


def _step(by: str) -> Step:
    if by not in {*Step}:
        cure = f"use one of: {', '.join(Step)}"
        raise BadInput([Fault("--by", f"{by!r} is not known", cure)])
    return Step(by)


def bulletin_view(made: Bulletin, areas: Sequence[Area], stated: Mapping[str, int]) -> View:
    """Show a bulletin: its rows, its tables with the numbers counted in each, and the sums."""
    return {
        "from": iso(made.start),
        "until": iso(made.end),
        "parties": list(made.parties),
        "rule": RULE,
        "total": made.total,
        "whole": _line(made, made.whole),
        "tables": [
            {
                "by": table.by,
                "lines": [_line(made, line) for line in table.lines],
                "total": table.total,
                "sum": table.arithmetic(),
            }
            for table in made.tables
        ],
        "cells": [
            {"area": area, "kind": line.label, "count": line.total, "rows": list(line.numbers())}
            for area, lines in made.cells
            for line in lines
        ],
        "rows": [
            {
                "incident": one.number,
                "began": iso(one.began),
                "area": area_of(one, areas),
                "kind": sort_words(one.sort),
                "title": one.title,
                "state": STATE_WORDS[one.state],
                "record": one.record,
                "parties": {
                    name: column(one, index).value for index, name in enumerate(made.parties)
                },
            }
            for one in made.whole.rows
        ],
        "stated": [
            {"what": name, "stated": said, "rows_give": given, "difference": said - given}
            for name, said, given in differences(made, stated)
        ],
    }


def _line(made: Bulletin, line: Line) -> View:
    return {
        "label": line.label,
        "count": line.total,
        "rows": list(line.numbers()),
        "parties": {
            name: {one.value: list(line.of(index, one)) for one in Column}
            | {"counts itself": list(line.of(index, *COUNTS_ITSELF))}
            for index, name in enumerate(made.parties)
        },
    }


def spoken(view: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a bulletin comes to: its sums, each party's own count, figures of others."""
    for part in view["tables"]:
        yield f"by {part['by']}: {part['sum']}"
    for name in view["parties"]:
        of = view["whole"]["parties"][name]
        own, confirmed = len(of["reported"]), len(of["confirmed"])
        both = len(of["counts itself"])
        yield f"{name} itself counts {both}: {own} reported, {confirmed} confirmed"
    for row in view["stated"]:
        same = "as stated" if not row["difference"] else f"DIFFERS BY {row['difference']:+d}"
        yield f"stated elsewhere: {row['what']} {row['stated']}; here {row['rows_give']}: {same}"


def status_statement(
    node: Node, moment: Moment, start: int, until: int, level: str, channel: str = ""
) -> View:
    """Show the exact words of a status statement, and the hash by which they are given out."""
    if level not in {*Level}:
        cure = f"use one of: {', '.join(Level)}"
        raise BadInput([Fault("--level", f"{level!r} is not known", cure)])
    if not start < until <= moment.utc:
        fault = "it is not after --from, or lies ahead"
        raise BadInput([Fault("--until", fault, "a statement is of a time that is over")])
    check_time(start, until, Level(level))
    line = line_named(node, channel)
    words = statement(figures(node, line, start, until), Level(level))
    return {
        "channel": line.founding.name,
        "level": level,
        "text": words,
        "words": words_hash(words),
    }


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"bulletin": bulletin, "status statement": status_statement}
)
