"""The table that the numbers on the map lead to, and what stands at the head of the page.

The words of a row are made once, plain; the picture and the page escape them alike.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from keepclear.desk.drawing.ink import (
    SMALL,
    WIDTH,
    breach_letter,
    chip,
    lettered,
    numbered,
    stroke,
    text,
)
from keepclear.desk.drawing.scene import DrawnConflict, Scene
from keepclear.desk.drawing.sign import signs
from keepclear.desk.drawing.wording import (
    EN_DASH,
    UNMEASURED,
    closeness,
    cut,
    dtg_span,
    height,
    iso,
    markup,
    meeting_time,
    name_in_svg,
    place,
    seen,
    width_of,
)

_LINE: Final = 12.5
_COLUMNS: Final = (0.0, 26.0, 264.0, 520.0, 640.0, 842.0)
_HEADS: Final = ("No", "Notices", "When", "How close", "Where", "Severity")
_NOTE_LONGEST: Final = 170
_NOTES_LEFT: Final = 72.0


@dataclass(frozen=True, slots=True)
class Row:
    """One conflict in words, none of them escaped."""

    number: int
    pair: tuple[tuple[str, str], tuple[str, str]]  # notice and party
    dtg: str
    iso: str
    lasting: str
    across: str
    height: str
    where: tuple[str, str]
    severity: str
    offers: tuple[str, ...]
    margin: str
    doubt: str


def rows(scene: Scene, most: int) -> list[Row]:
    """Return the first `most` conflicts in words, numbered as they are on the map."""
    shown = enumerate(scene.conflicts[:most], start=1)
    return [_row(number, one, scene) for number, one in shown]


def _row(number: int, conflict: DrawnConflict, scene: Scene) -> Row:
    met = conflict.meeting
    a, b = conflict.pair
    return Row(
        number,
        ((a, scene.plan(a).party), (b, scene.plan(b).party)),
        dtg_span(met.start, met.end),
        f"{iso(met.start)} {EN_DASH} {iso(met.end)}",
        meeting_time(met.start, met.end, met.gap_s),
        closeness(met.closest_m, met.doubt_m),
        height(met.vertical_m, conflict.margin),
        place(met.where),
        conflict.severity or "",
        conflict.offers,
        conflict.margin,
        UNMEASURED if met.doubt_m else "",
    )


def compared(scene: Scene) -> str:
    """Say how much was compared; pairs are those of notices of different parties."""
    sizes = Counter(plan.party for plan in scene.plans)
    pairs = (len(scene.plans) ** 2 - sum(size**2 for size in sizes.values())) // 2
    parts = [
        f"{counted(len(scene.plans), 'notice')} of {counted(len(sizes), 'party')}",
        f"{counted(pairs, 'pair')} compared",
        counted(len(scene.conflicts), "conflict"),
    ]
    if scene.breaches:
        parts.append(counted(len(scene.breaches), "breach"))
    return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    if number == 1:
        return f"1 {noun}"
    many = f"{noun[:-1]}ies" if noun.endswith("y") else noun + ("es" if noun.endswith("h") else "s")
    return f"{number:,} {many}"


def listing(scene: Scene, listed: Sequence[Row], left: float, top: float) -> tuple[str, float]:
    """Draw the table, and return it with the height that it takes."""
    known = signs(scene.parties)
    severe = any(row.severity for row in listed)
    y = top + 10
    parts = [
        text(left + at, y, words, "small bold faint")
        for at, words in zip(_COLUMNS, _HEADS, strict=True)
        if severe or words != "Severity"
    ]
    y += 5
    for row in listed:
        parts.append(stroke(left, y, left + WIDTH, y, 'stroke="#999" stroke-width="0.6"'))
        lines = list(_lines(row, left))
        parts.append(numbered(left + 8, y + 13.5, str(row.number)))
        for at, ((name, party), step) in enumerate(zip(row.pair, (12.5, 25.0), strict=True)):
            sign = known[party]
            wide = width_of(sign.letter, SMALL, bold=True) + 5
            parts.append(chip(left + _COLUMNS[1], y + step, sign.letter, sign.colour, wide))
            x = left + _COLUMNS[1] + wide + 4
            parts.append(text(x, y + step, name_in_svg(name, 34), "bold name" if at < 2 else ""))
        for x, step, words in lines:
            parts.append(text(x, y + step, words))
        notes = [
            (head, why) for head, why in (("Across", row.doubt), ("Height", row.margin)) if why
        ]
        notes += [("" if at else "Ways out", offer) for at, offer in enumerate(row.offers)]
        for number, (head, note) in enumerate(notes):
            down, words = y + 38 + number * _LINE, markup(cut(seen(note), _NOTE_LONGEST))
            if head:
                parts.append(text(left + _COLUMNS[1], down, head, "small faint"))
            parts.append(text(left + _NOTES_LEFT, down, words, "small"))
        y += 30 + len(notes) * _LINE + (2 if notes else 0)
    parts.append(stroke(left, y, left + WIDTH, y, 'stroke="#999" stroke-width="0.6"'))
    return f'<g class="listing">{"".join(parts)}</g>', y - top + 2


def _lines(row: Row, left: float) -> Iterator[tuple[float, float, str]]:
    """Yield the words of a row: where they begin, how far down, escaped."""
    pairs = (
        (_COLUMNS[2], f"{row.dtg}, {row.lasting}", row.iso),
        (_COLUMNS[3], row.across, f"in height: {row.height}"),
        (_COLUMNS[4], row.where[0], row.where[1]),
        (_COLUMNS[5], cut(row.severity, 36), ""),
    )
    for x, first, second in pairs:
        yield left + x, 12.5, markup(first)
        if second:
            yield left + x, 25.0, markup(second)


def breaches(scene: Scene, left: float, top: float) -> tuple[str, float]:
    """Draw the table of breaches of rules, and return it with its height."""
    parts, y = [], top
    for number, breach in enumerate(scene.breaches):
        parts.append(lettered(left + 8, y + 13, breach_letter(number)))
        parts.append(
            text(left + _COLUMNS[1], y + 12.5, name_in_svg(breach.notice, 34), "bold name")
        )
        parts.append(text(left + _COLUMNS[2], y + 12.5, name_in_svg(breach.name, 48)))
        where = " = ".join(place(breach.where)) if breach.where else ""
        parts.append(text(left + _COLUMNS[3], y + 12.5, markup(where)))
        why = markup(cut(seen(breach.why), _NOTE_LONGEST))
        parts.append(text(left + _COLUMNS[1], y + 25, why, "small"))
        y += 32
    return "".join(parts), y - top
