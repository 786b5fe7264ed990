"""Printed pages of text and tables: one frame for what is kept as evidence.

No script, no font and no address of any kind, and the same bytes every time.
Printed, it is A4 with page numbers, in blacks and greys that a copier keeps.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from keepclear.desk.drawing.wording import markup

_FONTS: Final = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"
_CSS: Final = """
@page{size:%s;margin:14mm 14mm 15mm}
@page{@bottom-left{content:"%s";font:7pt %s;color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7pt %s;color:#444}}
*{box-sizing:border-box}
html{color:#111;background:#fff;font:8.5pt/1.3 %s;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
body{max-width:%s;margin:8mm auto;padding:0 4mm}
header{border-bottom:.6mm solid #111;padding-bottom:2mm}
h1{font-size:15pt;line-height:1.15;margin:0 0 1mm}
h2{font-size:11pt;margin:6mm 0 1mm;break-after:avoid}
h3{font-size:9pt;margin:4mm 0 .5mm;break-after:avoid}
p{margin:0 0 .5mm}
.small{color:#333;font-size:7.5pt}
.id{font:7pt 'DejaVu Sans Mono',monospace;color:#333;overflow-wrap:anywhere}
.said{padding-left:2.5mm;border-left:.8mm solid #777;margin:1mm 0}
.bad{font-weight:bold}
table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
th{text-align:left;font-size:7pt;color:#333;font-weight:normal;border-bottom:.3mm solid #111;
padding:0 3mm .6mm 0}
td{vertical-align:top;border-bottom:.15mm solid #bbb;padding:.7mm 3mm .7mm 0;overflow-wrap:anywhere}
thead{display:table-header-group}
tr{break-inside:avoid}
td:first-child{white-space:nowrap;width:1%%}th:first-child{white-space:nowrap}
svg{display:block;width:100%%;height:auto;margin:2mm 0}
.differs td:first-child{font-weight:bold;border-left:1.2mm solid #111;padding-left:1.8mm}
@media print{body{max-width:none;margin:0;padding:0}}
"""


def sheet(
    title: str, foot: str, parts: Iterable[str], *, wide: bool = False, style: str = ""
) -> str:
    """Return one HTML document; `parts` are its pieces, each well-formed and escaped.

    `style` is what its drawings need beside the frame.
    """
    size, width = ("A4 landscape", "269mm") if wide else ("A4", "182mm")
    css = _CSS % (size, foot, _FONTS, _FONTS, _FONTS, width)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{markup(title)}</title><style>{css}{style}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def table(heads: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table; `rows` are made by `row`."""
    said = "".join(f"<th>{head}</th>" for head in heads)
    return f"<table><thead><tr>{said}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def row(cells: Iterable[str], *, marked: bool = False) -> str:
    """Return one row of escaped cells; a marked one bears a bar."""
    inner = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="differs">{inner}</tr>' if marked else f"<tr>{inner}</tr>"
