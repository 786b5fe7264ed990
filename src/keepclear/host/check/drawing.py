"""What a check found as a picture or as pages, in files that are whole or not there at all.

The drawing says what was compared and repeats what was found; it decides nothing.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from keepclear.errors import BadInput, Fault
from keepclear.host.check.reading import shown_name, unreadable

if TYPE_CHECKING:
    from keepclear.desk.drawing.scene import DrawnZone, Scene
    from keepclear.host.check.asked import Terms
    from keepclear.host.check.judging import Conflict, Outcome


def check_places(places: dict[str, str | None], files: Sequence[str]) -> None:
    """Refuse, before anything is read, a file that cannot be drawn into; by option."""
    faults = []
    known = {_real(name) for name in files}
    taken: dict[Path, str] = {}
    for option, name in places.items():
        if name is None:
            continue
        path = _real(name)
        if path is None:
            faults.append(Fault(option, f"{shown_name(name)!r} is no path", "name a file"))
        elif not path.parent.is_dir():
            fault = f"the folder of {shown_name(name)!r} is not there"
            faults.append(Fault(option, fault, "make it, or name another"))
        elif path.is_dir() or name == "-":
            faults.append(Fault(option, f"{shown_name(name)!r} is no file", "name a file"))
        elif path in known:
            faults.append(Fault(option, f"{shown_name(name)!r} is read", "name another file"))
        elif taken.setdefault(path, option) != option:
            fault = f"{shown_name(name)!r} is that of {taken[path]} as well"
            faults.append(Fault(option, fault, "name another file"))
    if faults:
        raise BadInput(faults)


def draw_files(
    outcome: "Outcome", files: Sequence[str], svg: str | None, html: str | None, rules: str | None
) -> None:
    """Draw what was found into the files asked for; BadInput where one cannot be written."""
    from keepclear.desk.drawing.briefing import briefing_html
    from keepclear.desk.drawing.poster import conflict_map_svg

    drawings: list[tuple[str, str | None, Callable[[Scene], str]]] = [
        ("--svg", svg, conflict_map_svg),
        ("--html", html, briefing_html),
    ]
    asked = [(option, name, make) for option, name, make in drawings if name is not None]
    scene = _scene(outcome, files, rules) if asked else None
    for option, name, make in asked:
        assert scene is not None, "something is asked for"
        try:
            _write(Path(name), make(scene))
        except OSError as error:
            why = unreadable(name, error).fault.replace("read", "written")
            fault = Fault(f"{option} {shown_name(name)}", why, "make room there, or name another")
            raise BadInput([fault]) from None


def _write(path: Path, text: str) -> None:
    """Write beside, then rename: after a crash the old file stands, or the new one, whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _scene(outcome: "Outcome", files: Sequence[str], rules: str | None) -> "Scene":
    from keepclear.desk.drawing.scene import DrawnBreach, DrawnConflict
    from keepclear.desk.offering import in_lines
    from keepclear.host.drawing import scene_of
    from keepclear.picture.conflict import conflict_id

    conflicts = [
        DrawnConflict(
            conflict_id(*one.notices, one.separation),
            one.notices,
            one.meeting,
            one.severity and f"{one.severity}: {one.rule}",
            ()
            if outcome.offers is None
            else tuple(in_lines(one.notices, outcome.offers[one.notices])),
            one.margin,
        )
        for one in sorted(outcome.conflicts, key=_gravest_first)
    ]
    breaches = [
        DrawnBreach(
            f"{broken.breach.rule}, {broken.breach.clause}"
            + (f" ({broken.breach.article})" if broken.breach.article else "")
            + (", uncertain" if broken.breach.uncertain else ""),
            broken.notice,
            broken.breach.why,
            broken.breach.where,
        )
        for broken in outcome.breaches
    ]
    words = _compared_under(outcome.terms, rules)
    zones = _zones(outcome.terms)
    return scene_of(outcome.plans, conflicts, words, files, breaches=breaches, zones=zones)


def _zones(terms: "Terms") -> "list[DrawnZone]":
    """Return every place with rules: areas, lines with sides, and zones."""
    from keepclear.desk.drawing.scene import DrawnZone
    from keepclear.space.altitude import EVERY_ALTITUDE
    from keepclear.space.volume import Volume

    if terms.rules is None:
        return []
    lines = [
        DrawnZone(side.name, (Volume(side.line, 0.0, EVERY_ALTITUDE, side.interval),))
        for side in terms.rules.sides
    ]
    areas = [DrawnZone(area.name, (area.volume,)) for area in terms.rules.areas]
    return [*lines, *areas, *(DrawnZone(one.name, one.volumes) for one in terms.rules.zones)]


def _gravest_first(conflict: "Conflict") -> int:
    """Order what is drawn, of which the last may find no room."""
    from keepclear.exchange.rule.rules import Severity

    return -Severity[conflict.severity.upper()] if conflict.severity else 0


def _compared_under(terms: "Terms", rules: str | None) -> str:
    """Say in words what plans were held to."""
    base = terms.separation if terms.rules is None else terms.rules.base
    across = f"{base.lateral_m:,g} m across, {base.vertical_m:,g} m in height"
    words = f"{across} and {base.time_s} s in time"
    if rules is None:
        return f"{words}, beyond each notice's own volumes"
    return f"by the rules of {shown_name(Path(rules).name)}; where they name no pair, {words}"


def _real(name: str) -> Path | None:
    """Return where a path leads, None where that cannot be said."""
    try:
        return Path(name).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
