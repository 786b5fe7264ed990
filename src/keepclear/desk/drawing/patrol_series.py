"""How a series of patrols went, as lines for a terminal and as a page to print.

Every figure is one that the desk counted; here it is only drawn. What has not
ended yet is drawn apart, so that it is read neither as done nor as failed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from keepclear.desk.drawing.ink import STYLE, figure, rectangle, stroke, text
from keepclear.desk.drawing.placing import Box
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
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Patrols</title>'
        f"<style>{STYLE}{_CSS}</style></head>\n<body>\n"
        + "\n".join(parts)
        + f'\n<p class="law">{LAW}</p>\n</body></html>\n'
    )


_CSS: Final = """
@page{size:A4 landscape;margin:12mm}
body{font:9pt/1.35 Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif;color:#111;
max-width:273mm;margin:8mm auto;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:16pt;margin:0 0 2mm}
svg{display:block;width:100%;height:auto;margin:3mm 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{text-align:left;border-bottom:.4mm solid #111}
td{border-bottom:.2mm solid #999;padding:.7mm 3mm .7mm 0;vertical-align:top}
thead{display:table-header-group}
tr{break-inside:avoid}
.law{font-weight:bold}
"""


def _section(view: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{name_in_html(view['series'])}</h1>"
    yield f"<p>{markup(_short(view))}</p>"
    yield "<ul>" + "".join(f"<li>{markup(line.strip())}</li>" for line in _figures(view)) + "</ul>"
    yield chart(view["months"])
    yield "<table><thead><tr><th>#</th><th>number</th><th>patrol</th><th>to set out</th>"
    yield "<th>state</th><th>lasted</th></tr></thead><tbody>"
    for row in view["patrols"]:
        state = row["state"].replace("_", " ") + (f": {row['reason']}" if row["reason"] else "")
        lasted = "" if row["lasted_s"] is None else _length(row["lasted_s"])
        cells = (row["number_in_series"], row["number"], row["patrol"], row["from"], state, lasted)
        yield "<tr>" + "".join(f"<td>{markup(str(cell))}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


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
                drawn.append(rectangle(Box(left, top, left + step * 0.7, bottom), _PENS[kind]))
            bottom = top
        if number % (1 + len(months) // 18) == 0:
            middle = left + step * 0.35
            drawn.append(text(middle, ground + 13, month["month"], "small", "middle"))
    for number, kind in enumerate(KINDS):
        x = _LEFT + 170.0 * number
        drawn.append(rectangle(Box(x, _HEIGHT - 14, x + 10, _HEIGHT - 4), _PENS[kind]))
        drawn.append(text(x + 15, _HEIGHT - 5, WORDS[kind], "small"))
    box = f'viewBox="0 0 {figure(_WIDTH)} {figure(_HEIGHT)}"'
    label = 'role="img" aria-label="Patrols by month, by what became of them"'
    return (
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" {box} {label}>{"".join(drawn)}</svg>'
    )
