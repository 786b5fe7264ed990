"""The conflict map as pages for a briefing: one HTML file that needs nothing else to be read.

No script, no font and no address of any kind: it may be mailed, carried on a stick and opened
years later. Printed, it is A4 landscape with page numbers; on a screen the same pages scroll.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from keepclear.desk.drawing.chart import chart
from keepclear.desk.drawing.ink import STYLE, WIDTH, breach_letter, figure
from keepclear.desk.drawing.legend import LEGEND_WIDTH, legend
from keepclear.desk.drawing.listing import Row, rows
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.poster import head_lines, strips, strips_height
from keepclear.desk.drawing.scene import Scene
from keepclear.desk.drawing.sign import signs
from keepclear.desk.drawing.timeline import height_of, rows_of, timeline
from keepclear.desk.drawing.wording import LAW, markup, name_in_html, place
from keepclear.limits import BARS_LISTED_MAX, CONFLICTS_LISTED_MAX

T = TypeVar("T")
STRIPS_A_PAGE: Final = 12
BARS_A_PAGE: Final = 38
_MAP_HEIGHT: Final = 590.0
_CSS: Final = """
@page{size:A4 landscape;margin:12mm 12mm 14mm}
@page{@bottom-left{content:"%s";font:7pt %s;color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7pt %s;color:#444}}
*{box-sizing:border-box}
html{color:#111;background:#fff;font:9pt/1.3 %s;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
body{width:273mm;margin:8mm auto}
h1{font-size:16pt;line-height:1.15;margin:0 0 1mm}
h2{font-size:12pt;margin:0 0 2mm;break-after:avoid}
p{margin:0 0 .5mm}
.law{font-weight:bold;margin:1mm 0 2.5mm}
.small{font-size:7.5pt;color:#333}
section{margin-top:9mm}
svg{display:block;width:100%%;height:auto;margin-bottom:3mm}
table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
th{text-align:left;font-size:7.5pt;color:#333;border-bottom:.4mm solid #111;padding:0 3mm 1mm 0}
td{vertical-align:top;border-bottom:.2mm solid #999;padding:1.2mm 3mm 1.2mm 0}
thead{display:table-header-group}
tr{break-inside:avoid}
td:last-child,th:last-child{padding-right:0}
.number{font-weight:bold;font-size:11pt;width:9mm}
.name{font-weight:bold;overflow-wrap:anywhere}
.when,.where{white-space:nowrap}
.pair{min-width:58mm}
.chip{display:inline-block;color:#fff;font-weight:bold;font-size:7.5pt;padding:0 1.1mm;
margin-right:1.2mm}
.offers{display:grid;grid-template-columns:1fr 1fr;column-gap:6mm}
.offers ul{margin:.5mm 0 0;padding-left:4mm}
tr:has(+.ways)>td{border-bottom:0;padding-bottom:0}
tr.ways{break-before:avoid}
@media print{body{width:auto;margin:0}section{margin:0;break-before:page}
section.same{break-before:auto;margin-top:7mm}}
"""
_FONTS: Final = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"


def briefing_html(scene: Scene) -> str:
    """Return the conflict map of a scene as one HTML document, the same bytes every time."""
    pages = [*_first(scene), *_table(scene), *_breaches(scene), *_strips(scene), *_times(scene)]
    css = _CSS % (LAW, _FONTS, _FONTS, _FONTS)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{markup(scene.title)}</title>"
        f"<style>{STYLE}{css}</style></head>\n<body>\n" + "\n".join(pages) + "\n</body></html>\n"
    )


def _first(scene: Scene) -> Iterator[str]:
    """Yield the first page: what was compared, and the map."""
    yield f"<h1>{name_in_html(scene.title)}</h1>"
    counts, under, _ = head_lines(scene)
    files = ", ".join(name_in_html(name) for name in scene.files) or "no file"
    yield f"<p>{markup(counts)}</p><p>{markup(under)}</p><p>From: {files}</p>"
    yield f'<p class="law">{LAW}</p>'
    drawn = chart(scene, Box(0, 1, WIDTH - LEGEND_WIDTH - 18, _MAP_HEIGHT))
    beside = legend(scene, drawn, WIDTH - LEGEND_WIDTH, 1, _MAP_HEIGHT)
    yield _svg(drawn.svg + beside, _MAP_HEIGHT, "Conflict map")


def _table(scene: Scene) -> Iterator[str]:
    shown = rows(scene, CONFLICTS_LISTED_MAX)
    yield "<section><h2>Conflicts</h2>"
    if not shown:
        yield "<p>None under this separation.</p></section>"
        return
    severe = any(row.severity for row in shown)
    heads = ["No", "Notices", "When", "How close", "Where", *(["Severity"] if severe else [])]
    yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>"
    known = signs(scene.parties)
    colours = {party: (sign.letter, sign.colour) for party, sign in known.items()}
    for row in shown:
        yield _row(row, colours, severe)
    yield "</tbody></table>"
    more = len(scene.conflicts) - len(shown)
    if more:
        yield f"<p><b>{more:,} more conflicts are not listed here.</b></p>"
    yield "</section>"


def _row(row: Row, colours: dict[str, tuple[str, str]], severe: bool) -> str:
    pair = "".join(
        f'<div class="name"><span class="chip" style="background:{colours[party][1]}">'
        f"{colours[party][0]}</span>{name_in_html(name)}</div>"
        for name, party in row.pair
    )
    ways = f'Ways out:<div class="offers">{_ways_out(row)}</div>' if row.offers else ""
    doubt, margin = (
        f'<div class="small">{markup(why)}</div>' if why else "" for why in (row.doubt, row.margin)
    )
    cells = [
        ("number", str(row.number)),
        ("pair", pair),
        ("when", f'{row.dtg}, {row.lasting}<div class="small">{row.iso}</div>'),
        ("close", f"{row.across}{doubt}<div>in height: {row.height}</div>{margin}"),
        ("where", f"{markup(row.where[0])}<div>{row.where[1]}</div>"),
    ]
    if severe:
        cells.append(("severity", markup(row.severity)))
    inner = "".join(f'<td class="{kind}">{words}</td>' for kind, words in cells)
    told = f'<tr data-conflict="{row.number}">{inner}</tr>'
    if ways:
        across = f'<td class="small" colspan="{len(cells) - 1}">{ways}</td>'
        told += f'<tr class="ways"><td></td>{across}</tr>'
    return told


def _ways_out(row: Row) -> str:
    """Return the ways out of a conflict, those of each notice in a list of their own."""
    _, (other, _) = row.pair
    theirs = [at for at, offer in enumerate(row.offers) if offer.startswith(f"{other}: ")]
    at = theirs[0] if theirs else len(row.offers)
    lists = (row.offers[:at], row.offers[at:])
    return "".join(
        f"<ul>{''.join(f'<li>{markup(offer)}</li>' for offer in offers)}</ul>" for offers in lists
    )


def _breaches(scene: Scene) -> Iterator[str]:
    if not scene.breaches:
        return
    yield '<section class="same"><h2>Breaches of rules</h2><table><thead><tr>'
    yield "<th>Sign</th><th>Notice</th><th>Rule</th><th>Why</th><th>Where</th></tr></thead><tbody>"
    for number, breach in enumerate(scene.breaches):
        where = "<br>".join(markup(part) for part in place(breach.where)) if breach.where else ""
        yield (
            f'<tr><td class="number">{breach_letter(number)}</td>'
            f'<td class="name">{name_in_html(breach.notice)}</td>'
            f"<td>{name_in_html(breach.name)}</td><td>{markup(breach.why)}</td>"
            f'<td class="where">{where}</td></tr>'
        )
    yield "</tbody></table></section>"


def _strips(scene: Scene) -> Iterator[str]:
    numbers = range(1, min(len(scene.conflicts), CONFLICTS_LISTED_MAX) + 1)
    for page in _parted(numbers, STRIPS_A_PAGE):
        yield "<section><h2>Time and altitude of each conflict</h2>"
        height = strips_height(len(page))
        body = strips(scene, range(page[0], page[-1] + 1), 0, 2)
        yield _svg(body, height, "Strips") + "</section>"


def _times(scene: Scene) -> Iterator[str]:
    every = rows_of(scene)
    for page in _parted(every[:BARS_LISTED_MAX], BARS_A_PAGE):
        yield "<section><h2>All notices in time</h2>"
        height = height_of(len(page)) + 2
        yield _svg(timeline(scene, page, Box(1, 0, WIDTH - 1, height)), height, "Timeline")
        yield "</section>"
    if len(every) > BARS_LISTED_MAX:
        yield f"<p><b>{len(every) - BARS_LISTED_MAX:,} more notices are not listed here.</b></p>"


def _parted(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _svg(body: str, height: float, name: str) -> str:
    box = f"0 0 {figure(WIDTH)} {figure(height)}"
    return f'<svg viewBox="{box}" class="map" role="img" aria-label="{name}">{body}</svg>'
