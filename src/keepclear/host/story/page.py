"""A replay as one page to print: a strip of time, and under it the table and what was assumed.

It needs nothing else to be read: no script, no font and no address of any kind.
Long waits are drawn shorter than short ones count for, with their length in
words, or a stop of 27 minutes could not be seen beside a wait of four days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import log2
from typing import Final

from keepclear.desk.drawing.ink import SMALL, STYLE, WIDTH, figure, rectangle, stroke, text
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.wording import LAW, cut, markup, width_of
from keepclear.host.story.playing import HAPPENED, RAISED, Replay, Told
from keepclear.host.story.telling import (
    COMPOSED,
    LEFT,
    RIGHT,
    has_seconds,
    instant,
    left,
    minutes,
    notes,
    right,
    verdict,
)

_NAMES: Final = 92.0
_LANE: Final = 17.0
_WORDS: Final = 12.0  # the height of a line of words above the strip
_LONG: Final = timedelta(hours=1)  # a pause whose length is written
_FONTS: Final = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif"
_RED, _AMBER, _BLUE, _GREY = "#b3261e", "#b06f00", "#1f5fa8", "#555"
_CSS: Final = """
@page{size:A4 landscape;margin:12mm 12mm 14mm}
@page{@bottom-left{content:"%s";font:7pt %s;color:#444}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7pt %s;color:#444}}
*{box-sizing:border-box}
html{color:#111;background:#fff;font:9pt/1.3 %s;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
body{width:273mm;margin:8mm auto}
h1{font-size:16pt;line-height:1.15;margin:0 0 1mm}
h2{font-size:11pt;margin:5mm 0 1mm;break-after:avoid}
p,li{margin:0 0 .5mm}
ul{margin:0;padding-left:5mm}
.law{font-weight:bold;margin:1mm 0 2.5mm}
.small{font-size:7.5pt;color:#333}
svg{display:block;width:100%%;height:auto;margin:3mm 0}
table{border-collapse:collapse;width:100%%;font-variant-numeric:tabular-nums}
th{text-align:left;font-size:7.5pt;color:#333;border-bottom:.4mm solid #111;padding:0 3mm 1mm 0}
td{vertical-align:top;border-bottom:.2mm solid #999;padding:1mm 3mm 1mm 0}
thead{display:table-header-group}
tr{break-inside:avoid}
.when{white-space:nowrap}
.happened{width:38%%}
tr.fact td{background:#f1efe9}
tr.raised .line{color:%s}
"""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where instants lie along the strip: equal steps where little waits, logs of long waits."""

    known: tuple[datetime, ...]
    places: tuple[float, ...]

    def x(self, at: datetime) -> float:
        """Return where an instant lies, between the known ones about it."""
        for (before, a), (after, b) in pairwise(self.pairs()):
            if before <= at <= after:
                return a + (b - a) * ((at - before) / (after - before))
        return self.places[-1]

    def pairs(self) -> list[tuple[datetime, float]]:
        """Return the known instants with their places."""
        return list(zip(self.known, self.places, strict=True))


def _axis(told: Sequence[Told], left_x: float, right_x: float) -> _Axis:
    known = sorted({one.at for one in told} | {one.until for one in told if one.until})
    gaps = [(b - a) / timedelta(minutes=1) for a, b in pairwise(known)]
    steps = [0.0, *(log2(1 + gap) + 0.15 for gap in gaps)]
    total, places, run = sum(steps) or 1.0, [], 0.0
    for step in steps:
        run += step
        places.append(left_x + (right_x - left_x) * run / total)
    return _Axis(tuple(known), tuple(places))


def page(replay: Replay) -> str:
    """Return a replay as one HTML document, the same bytes every time."""
    head = replay.story.head
    css = _CSS % (LAW, _FONTS, _FONTS, _FONTS, _RED)
    parts = [
        f"<h1>{markup(head.title)}</h1>",
        *(
            f"<p><b>{p.letter}</b> {markup(p.is_a)}{', not on the line' if p.apart else ''}</p>"
            for p in head.parties
        ),
        f"<p>Minute 0: {markup(head.minute_zero)}</p>",
        f'<p class="law">{LAW}</p>',
        _strip(replay),
        f'<p class="small">{markup(COMPOSED)}</p>',
        *_table(replay),
    ]
    for title, lines in notes(replay):
        listed = "".join(f"<li>{markup(line)}</li>" for line in lines)
        parts.append(f"<h2>{markup(title)}</h2><ul>{listed}</ul>")
    parts.append(f'<p class="small">{markup(verdict(replay))}</p>')
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{markup(head.title)}</title>"
        f"<style>{STYLE}{css}</style></head>\n<body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _table(replay: Replay) -> Iterator[str]:
    heads = ("UTC", "minute", LEFT, RIGHT)
    yield f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody>"
    seconds = has_seconds(replay)
    for told in replay.told:
        kind = {HAPPENED: "fact", RAISED: "raised"}.get(told.kind, "done")
        cells = (
            ("when", instant(told.at, seconds=seconds)),
            ("when", minutes(replay.story.minute(told.at))),
            ("happened", markup(left(told))),
            ("line", markup(right(told, seconds=seconds))),
        )
        inner = "".join(f'<td class="{name}">{words}</td>' for name, words in cells)
        yield f'<tr class="{kind}">{inner}</tr>'
    yield "</tbody></table>"


# The strip


def _strip(replay: Replay) -> str:
    """Draw what happened above a line of time, and what was raised below, desk by desk."""
    axis = _axis(replay.told, _NAMES, WIDTH - 12)
    facts = [told for told in replay.told if told.kind == HAPPENED]
    roles = _lanes(replay)
    top = len(facts) * _WORDS + 8
    height = top + 24 + len(roles) * _LANE + 22
    parts = [*_facts(replay, facts, axis, top), *_waits(axis, top)]
    for number, lane in enumerate(roles):
        parts += _lane(replay, lane, axis, top + 24 + number * _LANE)
    parts += _key(height - 8)
    size = f'viewBox="0 0 {figure(WIDTH)} {figure(height)}"'
    return (
        f'<svg class="map" {size} role="img" aria-label="What happened, and what was raised">'
        f"{''.join(parts)}</svg>"
    )


def _facts(replay: Replay, facts: Sequence[Told], axis: _Axis, top: float) -> Iterator[str]:
    """Write each fact on a line of its own, with a stem down to its place in time."""
    seconds = has_seconds(replay)
    for number, fact in enumerate(facts):
        at = axis.x(fact.at)
        yield stroke(at, (number + 1) * _WORDS - 3, at, top, 'stroke="#bbb" stroke-width="0.7"')
        yield f'<circle cx="{figure(at)}" cy="{figure(top)}" r="3.2" fill="#111"/>'
    for number, fact in enumerate(facts):
        at, base = axis.x(fact.at), (number + 1) * _WORDS
        words = f"{instant(fact.at, seconds=seconds)} {left(fact)}"
        # Beside its stem, on the side where there is more room.
        to_right = at < WIDTH / 2
        room = (WIDTH - at if to_right else at) - 8
        shown = cut(words, max(12, int(room / (width_of("n", SMALL) * 0.92))))
        x = at + 4 if to_right else at - 4
        yield text(x, base, markup(shown), "small halo", "" if to_right else "end")


def _waits(axis: _Axis, top: float) -> Iterator[str]:
    """Draw the line of time, and the length of long waits on it."""
    yield stroke(_NAMES, top, WIDTH - 12, top, 'stroke="#111" stroke-width="1.2"')
    pairs = axis.pairs()
    for (before, a), (after, b) in pairwise(pairs):
        words = _length(after - before)
        if after - before >= _LONG and b - a > width_of(words, SMALL):
            middle = (a + b) / 2
            yield stroke(middle - 4, top + 3, middle, top - 3, 'stroke="#111" stroke-width="1"')
            yield stroke(middle, top + 3, middle + 4, top - 3, 'stroke="#111" stroke-width="1"')
            yield text(middle, top + 13, words, "small faint", "middle")


def _length(span: timedelta) -> str:
    hours, left_min = divmod(int(span / timedelta(minutes=1)), 60)
    if hours >= 48:
        return f"{hours // 24} d {hours % 24} h"
    return f"{hours} h {left_min:02d}" if left_min else f"{hours} h"


def _lanes(replay: Replay) -> list[tuple[str, str]]:
    """Return a lane for each party and role that was told anything, in the order of the ladder."""
    rang = [told for told in replay.told if told.kind == RAISED]
    order = list(dict.fromkeys(told.role for told in rang))
    escalation = replay.story.settings.get("escalation")
    ladder = list(getattr(escalation, "ladder", ("watch", "watch leader", "duty commander")))
    place = {role: number for number, role in enumerate([*ladder, *order])}
    found = {(told.party, told.role) for told in rang}
    found |= {(told.party, ladder[0]) for told in replay.told if told.party}
    return sorted(
        found & {(p, r) for p in replay.story.members for r in place},
        key=lambda one: (one[0], place[one[1]]),
    )


def _lane(replay: Replay, lane: tuple[str, str], axis: _Axis, top: float) -> Iterator[str]:
    middle = top + _LANE / 2
    party, role = lane
    yield text(0, middle + 3, f"{markup(party)}, {markup(cut(role, 17))}", "small")
    yield stroke(_NAMES, middle, WIDTH - 12, middle, 'stroke="#ddd" stroke-width="0.8"')
    for told in replay.told:
        if (told.party, told.role) != lane or told.kind == HAPPENED:
            continue
        at = axis.x(told.at)
        if told.kind == RAISED:
            colour = _colour(told)
            if told.until:
                end = max(axis.x(told.until), at + 1)
                box = Box(at, middle - 2, end, middle + 2)
                yield rectangle(box, f'fill="{colour}" opacity="0.45"')
            yield rectangle(Box(at - 1.6, middle - 5, at + 1.6, middle + 5), f'fill="{colour}"')
        else:
            yield (
                f'<circle cx="{figure(at)}" cy="{figure(middle)}" r="3" fill="#fff" '
                'stroke="#111" stroke-width="1"/>'
            )


def _colour(told: Told) -> str:
    if told.words.startswith("STOP"):
        return _RED
    return _AMBER if "OVERDUE" in told.words else _BLUE


def _key(y: float) -> Iterator[str]:
    x = _NAMES
    for colour, words in ((_RED, "STOP"), (_AMBER, "overdue"), (_BLUE, "any other bell")):
        yield rectangle(Box(x, y - 8, x + 3.2, y + 1), f'fill="{colour}"')
        yield text(x + 7, y, words, "small")
        x += 22 + width_of(words, SMALL)
    again = "rings again and again"
    yield rectangle(Box(x, y - 5.5, x + 14, y - 1.5), f'fill="{_AMBER}" opacity="0.45"')
    yield text(x + 18, y, again, "small")
    x += 36 + width_of(again, SMALL)
    yield f'<circle cx="{figure(x)}" cy="{figure(y - 3)}" r="3" fill="#fff" stroke="#111"/>'
    yield text(x + 7, y, "an officer acts", "small")
