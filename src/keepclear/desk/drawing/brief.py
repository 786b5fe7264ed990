"""The handover brief as pages to print: what the next watch must know, on paper that needs no node.

No script, no font and no address of any kind. Printed, it is A4 with page
numbers, in blacks and greys that a copier keeps; what is overdue is marked by a
bar and by its words, never by colour alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any, Final

from keepclear.desk.drawing.wording import LAW, markup, name_in_html
from keepclear.space.local_time import shown, shown_in_row

DAY_WIDTH: Final = len("Sat 01 Jun 2030")
View = Mapping[str, Any]
_FONTS: Final = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"
_CSS: Final = """
@page{size:A4;margin:14mm 14mm 15mm}
@page{@bottom-left{content:"%s";font:7pt %s;color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7pt %s;color:#444}}
*{box-sizing:border-box}
html{color:#111;background:#fff;font:8.5pt/1.3 %s;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
body{width:182mm;margin:8mm auto}
header{border-bottom:.6mm solid #111;padding-bottom:2mm}
h1{font-size:15pt;line-height:1.15;margin:0 0 1mm}
h2{font-size:10pt;margin:5.5mm 0 1mm;break-after:avoid}
h2 span{font-weight:normal;color:#333}
p{margin:0 0 .5mm}
.said{margin:1.5mm 0 0;padding-left:2.5mm;border-left:.8mm solid #777}
.none,.small{color:#333;font-size:7.5pt}
table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
th{text-align:left;font-size:7pt;color:#333;font-weight:normal;border-bottom:.3mm solid #111;
padding:0 3mm .6mm 0}
td{vertical-align:top;border-bottom:.15mm solid #bbb;padding:.8mm 3mm .8mm 0;
overflow-wrap:anywhere}
th:last-child,td:last-child{padding-right:0}
thead{display:table-header-group}
tr{break-inside:avoid}
.time{white-space:nowrap;width:1%%}
.short{white-space:nowrap;width:1%%}
.what{width:36%%}
.day td{border-bottom:0;padding-top:1.8mm}
.day span{color:#333}
.day,.first{break-after:avoid}
.late td:first-child{font-weight:bold;border-left:1.2mm solid #111;padding-left:1.8mm}
.bad{font-weight:bold}
.hand{display:grid;grid-template-columns:1fr 1fr;gap:10mm;margin-top:8mm;break-inside:avoid}
.hand div{border-top:.3mm solid #111;padding-top:1mm;font-size:7.5pt;color:#333}
@media print{body{width:auto;margin:0}}
"""


def brief_html(brief: View, zone: tzinfo) -> str:
    """Return a brief as one HTML document, the same bytes every time; times in UTC and `zone`."""
    css = _CSS % (LAW, _FONTS, _FONTS, _FONTS)
    title = f"Handover brief of {brief['party']}"
    parts = [
        *_head(brief, zone),
        *_rows_of("STOP not taken", brief["stops"], zone, late=True),
        *_items("Overdue", brief["overdue"], late=True),
        *_items("Waiting", brief["waits"], late=False),
        *_line(brief["line"], zone),
        *_rows_of("The next 12 hours", brief["ahead"], zone),
        *_changed(brief["changed"], zone),
        _hands(),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{markup(title)}</title><style>{css}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _head(brief: View, zone: tzinfo) -> Iterator[str]:
    exercise = f" \u00b7 EXERCISE {markup(brief['scenario'])}" if brief["scenario"] else ""
    yield f"<header><h1>Handover brief of {name_in_html(brief['party'])}{exercise}</h1>"
    yield f"<p>{markup(shown(datetime.fromisoformat(brief['now']), zone))}</p>"
    yield f"{_watch(brief['watch'], zone)}</header>"


def _watch(watch: View, zone: tzinfo) -> str:
    if watch["state"] == "NOBODY":
        return '<p class="bad">Nobody has taken the watch.</p>'
    since = _time(watch["since"], zone)
    if watch["state"] == "GIVEN":
        words = f"Given by {markup(watch['note_by'])} at {since}. Nobody has taken it since."
        return f'<p class="bad">{words}</p>{_note(watch)}'
    away = "" if watch["manned"] else ' <b class="bad">Nobody has acted at this desk for long.</b>'
    return f"<p>The watch: <b>{markup(watch['holder'])}</b>, since {since}.{away}</p>{_note(watch)}"


def _note(watch: View) -> str:
    if not watch["note"]:
        return ""
    lines = "<br>".join(name_in_html(line) for line in watch["note"].splitlines())
    return f'<p class="said">{markup(watch["note_by"])} said: {lines}</p>'


def _time(text: str, zone: tzinfo) -> str:
    return markup(shown_in_row(datetime.fromisoformat(text), zone))


def _heading(title: str, part: View) -> str:
    count = len(part["rows"]) + part["more"]
    return f"<h2>{title} <span>{count:,}</span></h2>"


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    said = "".join(f"<th>{head}</th>" for head in heads)
    return f"<table><thead><tr>{said}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(cells: Sequence[tuple[str, str]], *, late: bool = False) -> str:
    inner = "".join(f'<td class="{kind}">{words}</td>' for kind, words in cells)
    return f'<tr class="late">{inner}</tr>' if late else f"<tr>{inner}</tr>"


def _more(part: View) -> str:
    return f"<p><b>{part['more']:,} more are not listed here.</b></p>" if part["more"] else ""


def _items(title: str, part: View, *, late: bool) -> Iterator[str]:
    yield _heading(title, part)
    if part["rows"]:
        told = ("Told to",) if late else ()
        heads = ("By" if late else "Left", "What", "Precedence", *told, "About")
        yield _table(heads, [_item(item, late=late) for item in part["rows"]])
    yield _more(part)


def _item(item: View, *, late: bool) -> str:
    cells = [
        ("time", _left(item)),
        ("short", markup(item["what"])),
        ("short", item.get("precedence", "")),
        *([("short", markup(item.get("told", "")))] if late else []),
        ("about", name_in_html(item["about"])),
    ]
    return _row(cells, late=late)


def _left(item: View) -> str:
    """Say how long an item has been overdue, or how long it has left, in two units."""
    if "left_s" not in item:
        return "now"
    minutes, seconds = divmod(abs(item["left_s"]), 60)
    hours, left = divmod(minutes, 60)
    text = f"{hours} h {left:02} min" if hours else f"{left} min" if minutes else f"{seconds} s"
    if hours >= 48:
        text = f"{hours // 24} d {hours % 24} h"
    begun = item["left_s"] < 0 and "waits_s" not in item
    return f"for {text}" if begun else text


def _rows_of(title: str, part: View, zone: tzinfo, *, late: bool = False) -> Iterator[str]:
    yield _heading(title, part)
    if part["rows"]:
        yield _table(("At", "What", "About"), list(_by_day(part["rows"], zone, late=late)))
    yield _more(part)


def _by_day(
    rows: Sequence[View], zone: tzinfo, title: str = "", *, late: bool = False
) -> Iterator[str]:
    """Yield rows under the UTC day that they fall on, so that the day is read once."""
    before = ""
    for row in rows:
        time = shown_in_row(datetime.fromisoformat(row["at"]), zone)
        day, hour = time[:DAY_WIDTH], time[DAY_WIDTH + 1 :]
        if day != before:
            yield f'<tr class="day"><td colspan="3">{title} <span>{day}</span></td></tr>'
        before, title = day, ""
        cells = [
            ("time", markup(hour)),
            ("what", name_in_html(row["what"])),
            ("about", name_in_html(row["about"])),
        ]
        yield _row(cells, late=late)


def _line(line: View, zone: tzinfo) -> Iterator[str]:
    yield "<h2>The line</h2>"
    if line["clock_synchronised"] is False:
        yield '<p class="bad">The clock of this node is not kept true by anything.</p>'
    for channel in line["channels"]:
        why = "".join(f"<p>{name_in_html(reason)}</p>" for reason in channel["reasons"])
        state = name_in_html(channel["state"])
        mode = "" if channel["mode"] == "LIVE" else f" ({channel['mode']})"
        yield f"<p><b>{name_in_html(channel['channel'])}</b>{mode}: {state}</p>{why}"
        yield f'<p class="small">separations {markup(channel["separations"])}</p>'
    heads = ("Party", "Node", "Desk, by its own word", "Last contact", "Its clock")
    yield _table(heads, [_peer(peer, zone) for peer in line["peers"]])


def _peer(peer: View, zone: tzinfo) -> str:
    since = f" since {_time(peer['desk_since'], zone)}" if peer["desk_since"] else ""
    contact = _time(peer["last_contact"], zone) if peer["last_contact"] else "never"
    return _row(
        [
            ("bad", name_in_html(peer["party"])),
            ("short" if peer["node_reachable"] else "short bad", markup(peer["node"])),
            ("bad" if peer["desk"] == "UNMANNED" else "", f"{markup(peer['desk'])}{since}"),
            ("", contact),
            ("", markup(peer["clock"])),
        ]
    )


def _changed(changed: View, zone: tzinfo) -> Iterator[str]:
    since, until = (_time(changed[key], zone) for key in ("since", "until"))
    yield f'<h2>What changed</h2><p class="small first">from {since} to {until}</p>'
    if not changed["whole"]:
        yield "<p><b>The watch is longer than is looked back over; it is told from here on.</b></p>"
    rows: list[str] = []
    for part in (part for part in changed["parts"] if part["rows"]):
        earlier = f" (and {part['more']:,} earlier ones, not listed)" if part["more"] else ""
        rows += _by_day(part["rows"], zone, f"<b>{part['title']}</b>{earlier}")
    if rows:
        yield _table(("At", "What", "About"), rows)
    silent = [part["title"].lower() for part in changed["parts"] if not part["rows"]]
    if silent:
        yield f'<p class="none">Nothing of: {", ".join(silent)}.</p>'


def _hands() -> str:
    """Return the place where both officers put their initials on the paper."""
    return (
        '<div class="hand"><div>Given: role, initials, time UTC</div>'
        "<div>Taken: role, initials, time UTC</div></div>"
    )
