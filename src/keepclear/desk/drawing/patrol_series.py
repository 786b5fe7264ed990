"""How a series of patrols went, as lines for a terminal and as a page to print.

Every figure is one that the desk counted; here it is only drawn. What has not
ended yet is drawn apart, so that it is read neither as done nor as failed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from keepclear.desk.drawing.ink import STYLE, figure, rectangle, stroke, text
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.sheets import row, sheet, table
from keepclear.desk.drawing.tick import ticks
from keepclear.desk.drawing.wording import LAW, markup, name_in_html
from keepclear.space.duration import duration

KINDS: Final = ("complete", "cut_short", "overdue", "to_come")
WORDS: Final = {
    "complete": "complete",
    "cut_short": "cut short",
    "overdue": "overdue",
    "to_come": "to come or under way",
}
_LETTERS: Final = {"complete": "=", "cut_short": "x", "overdue": "!", "to_come": "."}
# Apart in grey as well as in colour: the page is often printed without it.
_PENS: Final = {
    "complete": 'fill="#1f5fa8"',
    "cut_short": 'fill="#e6a23c"',
    "overdue": 'fill="#8c1d18"',
    "to_come": 'fill="#fff" stroke="#555" stroke-width="0.8"',
}
_BAR_MAX: Final = 50
_WIDTH, _HEIGHT, _LEFT, _FOOT = 1040.0, 260.0, 40.0, 40.0


def lines(view: Mapping[str, Any]) -> list[str]:
    """Return one series as lines: figures first, then a bar for each month."""
    most = max(month["planned"] for month in view["months"])
    scale = min(1.0, _BAR_MAX / most)
    bars = [f"{month['month']}  {_bar(month, scale)}  {_short(month)}" for month in view["months"]]
    legend = "  ".join(f"{_LETTERS[kind]} {WORDS[kind]}" for kind in KINDS)
    return [f"{view['series']}: {_short(view)}", *_figures(view), "", *bars, legend]


def _figures(view: Mapping[str, Any]) -> Iterator[str]:
    yield f"  first {view['first']}, last {view['last']}"
    reports = view["reports_on_time"] + view["reports_late"]
    on_time = f"  reports on time: {view['reports_on_time']} of {reports}"
    yield on_time + f"; points left out: {view['points_missed']}"
    if view["median_s"] is not None:
        yield f"  median from set-out to end: {_length(view['median_s'])}"
    for reason, count in view["reasons"].items():
        yield f"  cut short: {count} x {reason}"


def _length(seconds: int) -> str:
    return duration(seconds - seconds % 60 if seconds >= 60 else seconds)


def _short(one: Mapping[str, Any]) -> str:
    parts = [f"{one[kind]} {WORDS[kind]}" for kind in KINDS if one[kind]]
    return f"{one['planned']} planned, " + ", ".join(parts)


def _bar(month: Mapping[str, Any], scale: float) -> str:
    return "".join(_LETTERS[kind] * round(month[kind] * scale) for kind in KINDS)


def page(views: Sequence[Mapping[str, Any]]) -> str:
    """Return series as one HTML page that needs nothing else to be read or printed."""
    parts = [part for view in views for part in _section(view)]
    parts.append(f"<p>{LAW}</p>")
    return sheet("Patrols", "Patrols by series", parts, wide=True, style=STYLE)


def _section(view: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{name_in_html(view['series'])}</h1>"
    yield f"<p>{markup(_short(view))}</p>"
    yield "<ul>" + "".join(f"<li>{markup(line.strip())}</li>" for line in _figures(view)) + "</ul>"
    yield chart(view["months"])
    heads = ("#", "number", "patrol", "to set out", "state", "lasted")
    yield table(heads, (row(_cells(one)) for one in view["patrols"]))


def _cells(one: Mapping[str, Any]) -> Iterator[str]:
    state = one["state"].replace("_", " ") + (f": {one['reason']}" if one["reason"] else "")
    lasted = "" if one["lasted_s"] is None else _length(one["lasted_s"])
    for cell in (one["number_in_series"], one["number"], one["patrol"], one["from"], state, lasted):
        yield markup(str(cell))


def _block(box: Box, kind: str) -> Iterator[str]:
    """Draw a part of a bar; its letter says what it is where colours do not."""
    yield rectangle(box, _PENS[kind])
    if kind in ("cut_short", "overdue"):
        middle, foot = (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 3.5
        letter = text(middle, foot, _LETTERS[kind], "small", "middle")
        yield letter if kind == "cut_short" else f'<g style="filter:invert(1)">{letter}</g>'


def chart(months: Sequence[Mapping[str, Any]]) -> str:
    """Return a bar for each month, divided by what became of its patrols, as SVG."""
    most = max(month["planned"] for month in months)
    step = (_WIDTH - _LEFT) / len(months)
    unit = (_HEIGHT - _FOOT - 30) / most
    ground = _HEIGHT - _FOOT
    drawn: list[str] = []
    for value in ticks(0, most, 4):
        if value == int(value):
            y = ground - value * unit
            drawn.append(stroke(_LEFT, y, _WIDTH, y, 'stroke="#ccc"'))
            drawn.append(text(_LEFT - 6, y + 3, figure(value), "small", "end"))
    for number, month in enumerate(months):
        left, bottom = _LEFT + number * step + step * 0.15, ground
        for kind in KINDS:
            top = bottom - month[kind] * unit
            if month[kind]:
                drawn += _block(Box(left, top, left + step * 0.7, bottom), kind)
            bottom = top
        if number % (1 + len(months) // 18) == 0:
            middle = left + step * 0.35
            drawn.append(text(middle, ground + 13, month["month"], "small", "middle"))
    for number, kind in enumerate(KINDS):
        x = _LEFT + 170.0 * number
        drawn += _block(Box(x, _HEIGHT - 14, x + 10, _HEIGHT - 4), kind)
        drawn.append(text(x + 15, _HEIGHT - 5, WORDS[kind], "small"))
    box = f'viewBox="0 0 {figure(_WIDTH)} {figure(_HEIGHT)}"'
    label = 'role="img" aria-label="Patrols by month, by what became of them"'
    return (
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" {box} {label}>{"".join(drawn)}</svg>'
    )
