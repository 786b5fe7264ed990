"""A bulletin as one page to print: each count as a bar beside its number, and every row it is of.

The page needs nothing else, and is as good in grey: bars carry their numbers, parties their names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from keepclear.desk.drawing.ink import STYLE, WIDTH, figure, rectangle, text
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.sheets import sheet
from keepclear.desk.drawing.wording import LAW, cut, markup

View = Mapping[str, Any]
SHOWN: Final = ("reported", "confirmed", "denied", "not seen", "not stated")
_LABEL: Final = 190.0
_BAR: Final = 15.0
_GAP: Final = 5.0
_STYLE: Final = """\
th{padding-right:2mm;vertical-align:bottom}td.n,th.n{text-align:right;padding-right:4mm}
tr.total td{font-weight:bold;border-top:.5mm solid #111}
.sum{font-weight:bold}.rows{color:#333;font-size:7.5pt}
p.differs{font-weight:bold;border:.5mm solid #111;padding:1mm 2mm;display:inline-block}
"""


def page(view: View) -> str:
    """Return the bulletin as one HTML page, the same bytes every time."""
    title = f"Bulletin of {view['channel']}"
    return sheet(title, "Bulletin of incidents", _body(view), wide=True, style=STYLE + _STYLE)


def _body(view: View) -> Iterator[str]:
    exercise = "EXERCISE: " if view["exercise"] else ""
    yield f"<h1>{markup(exercise)}Bulletin of {markup(view['channel'])}</h1>"
    yield f"<p>From {view['from']} until before {view['until']}, by when each began. "
    yield f"{view['total']} incidents reported. Made by {markup(view['made_by'])} "
    yield f"{view['made_at']}."
    yield "<br>Each is the report of one party; established only where every party confirms it.</p>"
    yield from _compared(view)
    for part in view["tables"]:
        yield f"<h2>By {part['by']}</h2>{_chart(part)}{_table(view, part)}"
        yield f'<p class="sum">{markup(part["sum"])}</p>'
    yield f"<p>{markup(view['rule'])}</p>"
    yield _rows(view)
    yield f'<p class="law">{markup(LAW)}</p>'


def _compared(view: View) -> Iterator[str]:
    for row in view["stated"]:
        if row["difference"]:
            said = f"Stated elsewhere: {row['what']} {row['stated']}. "
            said += f"The rows give {row['rows_give']}: a difference of {row['difference']:+d}."
            yield f'<p class="differs">{markup(said)}</p>'


def _chart(part: View) -> str:
    """Draw a bar for each line, with its number at its end."""
    lines = part["lines"]
    most = max((line["count"] for line in lines), default=0) or 1
    step, room = _BAR + _GAP, WIDTH - _LABEL - 60
    drawn = []
    for at, line in enumerate(lines):
        top = at * step
        width = room * line["count"] / most
        label = markup(cut(line["label"], 34))
        drawn.append(text(_LABEL - 8, top + _BAR - 4, label, "", "end"))
        if line["count"]:
            box = Box(_LABEL, top, _LABEL + width, top + _BAR)
            drawn.append(rectangle(box, 'fill="#777" stroke="#111" stroke-width="0.6"'))
        drawn.append(text(_LABEL + width + 6, top + _BAR - 4, str(line["count"]), "bold"))
    height = max(len(lines) * step, step)
    head = '<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img" aria-label="Counts by '
    return (
        f'{head}{part["by"]}" viewBox="0 0 {figure(WIDTH)} {figure(height)}" '
        f'width="100%">{"".join(drawn)}</svg>'
    )


def _table(view: View, part: View) -> str:
    heads = [part["by"], "count", *(f"{name}: {w}" for name in view["parties"] for w in SHOWN)]
    lines = [*part["lines"], view["whole"]]
    rows = "".join(_line(view, line, last=line is lines[-1]) for line in lines)
    return f"<table>{_heads([*heads, 'which'], numbers=len(heads) - 1)}{rows}</table>"


def _line(view: View, line: View, *, last: bool) -> str:
    counts = [len(line["parties"][name][word]) for name in view["parties"] for word in SHOWN]
    numbers = "".join(f'<td class="n">{n}</td>' for n in (line["count"], *counts))
    # The list of everything stands below; in each line above it stands what was counted there.
    which = "" if last else markup(", ".join(line["rows"]))
    kind = ' class="total"' if last else ""
    return f'<tr{kind}><td>{markup(line["label"])}</td>{numbers}<td class="rows">{which}</td></tr>'


def _rows(view: View) -> str:
    keys = ("incident", "began", "area", "kind", "title", "state")
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{markup(str(row[key]))}</td>" for key in keys)
        + "".join(f"<td>{markup(row['parties'][name])}</td>" for name in view["parties"])
        + "</tr>"
        for row in view["rows"]
    )
    return f"<h2>The incidents</h2><table>{_heads([*keys, *view['parties']])}{rows}</table>"


def _heads(words: Sequence[str], numbers: int = 0) -> str:
    """Return a row of headings; `numbers` of them, after the first, stand over numbers."""
    cells = (
        f"<th{' class=n' * (0 < at <= numbers)}>{markup(word)}</th>"
        for at, word in enumerate(words)
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"
