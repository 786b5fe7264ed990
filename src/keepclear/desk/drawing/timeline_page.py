"""Timelines as pages to print, and as plain text: what was known, what happened, two accounts.

Times are UTC and the desk's own zone; a time that another party claims says by
whose clock it is. Where two accounts differ the row bears a bar and says how.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

from keepclear.desk.drawing.sheets import row, sheet, table
from keepclear.desk.drawing.wording import LAW, markup, name_in_html
from keepclear.space.local_time import shown, shown_in_row

View = Mapping[str, Any]
PARTS: Final = {
    "line": "The line",
    "overdue": "Overdue",
    "open": "Waiting",
    "unreceipted": "Said and not receipted",
    "conflicts": "Conflicts known",
    "notices": "Notices that stood",
    "oddities": "Oddities not noted as seen",
}


# What was known


def known_lines(view: View, zone: tzinfo) -> Iterator[str]:
    """Yield what was known at an instant as plain text."""
    yield from _head(view, zone)
    for part, title in PARTS.items():
        rows, more = view[part]["rows"], view[part]["more"]
        yield ""
        yield f"{title.upper()} ({len(rows) + more})"
        for cells in _cells(view, part, zone):
            yield "  " + "  ".join(cell for cell in cells if cell)
        if more:
            yield f"  and {more} more"


def known_html(view: View, zone: tzinfo) -> str:
    """Return what was known at an instant as one HTML document."""
    title = f"What the watch of {view['party']} knew"
    return sheet(title, LAW, _known_parts(view, zone, title))


def _known_parts(view: View, zone: tzinfo, title: str) -> Iterator[str]:
    yield f"<header><h1>{markup(title)}</h1>"
    yield from (f"<p>{markup(line)}</p>" for line in _head(view, zone))
    yield "</header>"
    for part, heading in PARTS.items():
        count = len(view[part]["rows"]) + view[part]["more"]
        yield f"<h2>{heading} ({count:,})</h2>"
        cells = list(_cells(view, part, zone))
        if cells:
            heads = ["" for _ in cells[0]]
            yield table(heads, [row(name_in_html(cell) for cell in one) for one in cells])
        if view[part]["more"]:
            yield f"<p><b>{view[part]['more']:,} more are not listed here.</b></p>"


def _head(view: View, zone: tzinfo) -> Iterator[str]:
    exercise = f", SCENARIO CLOCK {view['scenario']}" if view["scenario"] else ""
    yield f"{view['party']} at {shown(datetime.fromisoformat(view['at']), zone)}{exercise}"
    if not view["entry"]:
        yield "Before the first entry of our journal."
        return
    yield f"as of entry {view['entry']} of our journal, written {_time(view['entry_at'], zone)}"
    if view["times"] > 1:
        yield f"OUR CLOCK SHOWED THIS {view['times']} TIMES: the last is meant; see --entry"
    yield _watch(view["watch"], zone)
    for one in view["clocks"]:
        yield f"the clock of {one['party']} stood {one['ahead_s']:+d} s to ours, as measured"


def _watch(watch: View, zone: tzinfo) -> str:
    if watch["state"] == "NOBODY":
        return "Nobody had taken the watch."
    since = _time(watch["since"], zone)
    if watch["state"] == "GIVEN":
        note = f": {watch['note']}" if watch["note"] else ""
        return f"{watch['holder']} had given the watch at {since}{note}; nobody had taken it."
    return f"The watch: {watch['holder']}, since {since}"


def _cells(view: View, part: str, zone: tzinfo) -> Iterator[tuple[str, ...]]:
    for one in view[part]["rows"]:
        yield _CELLS[part](one, zone)


def _item(one: View, zone: tzinfo) -> tuple[str, ...]:
    told = f"told to {one['told']}" if one["told"] else ""
    due = f"due {_time(one['due'], zone)}"
    return due, one["what"], one["precedence"], told, one["about"]


def _notice(one: View, zone: tzinfo) -> tuple[str, ...]:
    span = f"{_time(one['from'], zone)} to {_time(one['until'], zone)}"
    grades = "; ".join(f"{party['party']} {graded(party)}" for party in one["parties"])
    return f"{one['notice']} ({one['serial']})", one["activity"], span, one["state"], grades


def graded(party: View) -> str:
    """Say how far a notice had come with one party."""
    told = [
        party[grade].lower()
        for grade in ("objection", "read_back", "dissemination")
        if party[grade] != "NONE"
    ]
    words = {"correct": "read back", "unanswered": "read back, unanswered"}
    receipt = "received" if party["receipt"] != "NONE" else "no receipt known"
    return ", ".join(words.get(word, word) for word in told) or receipt


_CELLS: Final[Mapping[str, Any]] = {
    "line": lambda one, _: (one["channel"], one["party"], one["state"]),
    "overdue": _item,
    "open": _item,
    "unreceipted": lambda one, zone: (
        _time(one["said"], zone),
        f"number {one['number']}",
        f"no receipt of {one['party']}",
        one["record"][:12],
    ),
    "conflicts": lambda one, zone: (
        _time(one["start"], zone),
        " / ".join(f"{n} of {p}" for n, p in zip(one["notices"], one["parties"], strict=True)),
        f"{one['closest_m']:.0f} m apart",
    ),
    "notices": _notice,
    "oddities": lambda one, _: (one["what"], one["about"]),
}


# What happened


def event_lines(view: View, zone: tzinfo) -> Iterator[str]:
    """Yield a sequence of events as plain text."""
    since, until = (_time(view[key], zone) for key in ("since", "until"))
    yield f"JOURNAL OF {view['party']} FROM {since} TO {until}, times by our clock"
    if not view["whole"]:
        yield "More entries than are gone through at once: it is told from the first below on."
    if view["more"]:
        yield f"{view['more']} earlier events are not listed: ask for less at once."
    for one in view["events"]:
        cells = (f"{one['n']:>6}", _time(one["at"], zone), one["what"], _of_whom(one), one["about"])
        yield "  ".join(cell for cell in (*cells, _claimed(one, zone)) if cell)


def events_html(view: View, zone: tzinfo) -> str:
    """Return a sequence of events as one HTML document."""
    since, until = (_time(view[key], zone) for key in ("since", "until"))
    rows = [
        row(
            (
                markup(_time(one["at"], zone)),
                name_in_html(one["what"]),
                name_in_html(_of_whom(one)),
                name_in_html(one["about"]),
                name_in_html(_claimed(one, zone)),
                str(one["n"]),
            )
        )
        for one in view["events"]
    ]
    title = f"Journal of {view['party']}"
    cut = "" if view["whole"] and not view["more"] else "<p><b>Earlier events are left out.</b></p>"
    span = f"<p>from {markup(since)} to {markup(until)}</p>"
    head = f"<header><h1>{markup(title)}</h1>{span}</header>"
    heads = ("At, by our clock", "What", "Of whom", "About", "By another's clock", "Entry")
    return sheet(title, LAW, (head, cut, table(heads, rows)), wide=True)


def _of_whom(one: View) -> str:
    came = f"from {one['from']}" if one.get("from") and one["from"] != one.get("party") else ""
    bearer = f"by {one['bearer']}" if "bearer" in one else ""
    return " ".join(word for word in (one.get("party", ""), came, bearer) if word)


def _claimed(one: View, zone: tzinfo) -> str:
    if "claimed" not in one:
        return ""
    return f"{_time(one['claimed'], zone)} by {one['clock']}'s clock"


# Two accounts


def beside_lines(view: View, zone: tzinfo) -> Iterator[str]:
    """Yield our journal beside a bundle as plain text, two columns on one axis."""
    for channel in view["channels"]:
        yield f"CHANNEL {channel['channel']}: {_differing(channel)}"
        if not channel["known"]:
            continue
        for one in channel["clocks"]:
            yield f"  the clock of {one['party']} stands {one['ahead_s']:+d} s to ours, as measured"
        for ours, theirs in channel["forks"]:
            yield f"! A FORK: we hold {ours[:12]} where the bundle has {theirs[:12]}"
        ours_width = max((len(_time(one["ours"], zone)) for one in channel["rows"]), default=0)
        yield f"  {'our journal':<{ours_width}}  {'the bundle, by the clock named'}"
        for one in channel["rows"]:
            mark = "! " if one["difference"] else "  "
            theirs = f"{_time(one['theirs'], zone)} by {one['clock']}'s clock"
            told = theirs if one["theirs"] else "-"
            said = f"{one['what']} {one['about']}".strip()
            ours_at = _time(one["ours"], zone) or "-"
            yield f"{mark}{ours_at:<{ours_width}}  {told}  {said}{_apart(one)}"


def beside_html(view: View, zone: tzinfo) -> str:
    """Return our journal beside a bundle as one HTML document, two columns on one axis."""
    title = f"Journal of {view['party']} beside a bundle"
    return sheet(title, LAW, _beside_parts(view, zone, title), wide=True)


def _beside_parts(view: View, zone: tzinfo, title: str) -> Iterator[str]:
    yield f"<header><h1>{markup(title)}</h1></header>"
    heads = ("Our journal, by our clock", "The bundle", "What", "About", "Difference")
    for channel in view["channels"]:
        yield f"<h2>{name_in_html(channel['channel'])}: {markup(_differing(channel))}</h2>"
        for one in channel.get("clocks", ()):
            ahead = f"the clock of {one['party']} stands {one['ahead_s']:+d} s to ours, as measured"
            yield f"<p>{name_in_html(ahead)}</p>"
        for ours, theirs in channel.get("forks", ()):
            yield f'<p class="bad">A FORK: we hold {ours} where the bundle has {theirs}</p>'
        yield table(heads, [_beside_row(one, zone) for one in channel["rows"]])


def _beside_row(one: View, zone: tzinfo) -> str:
    theirs = f"{_time(one['theirs'], zone)} by {one['clock']}'s clock" if one["theirs"] else ""
    cells = (_time(one["ours"], zone), theirs, one["what"], one["about"], _apart(one).strip())
    return row((name_in_html(cell) for cell in cells), marked=bool(one["difference"]))


def _differing(channel: View) -> str:
    if not channel["known"]:
        return "WE DO NOT KNOW THIS CHANNEL"
    count = channel["differences"]
    return f"{count} differences" if count else "the two accounts agree"


def _apart(one: View) -> str:
    if one["difference"]:
        return f"  ({one['difference']})"
    return f"  ({one['apart_s']} s later here)" if one["apart_s"] else ""


def _time(text: str | None, zone: tzinfo) -> str:
    return shown_in_row(datetime.fromisoformat(text), zone) if text else ""
