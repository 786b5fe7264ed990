"""Telling a replay to a reader: what happened on one side, what Keepclear raises on the other."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from textwrap import wrap
from typing import Any, Final

from keepclear.host.story.playing import (
    CONDITION,
    DID,
    HAPPENED,
    REFUSED,
    SHOWN,
    WARNED,
    Replay,
    Told,
)

LEFT: Final = "what happened"
RIGHT: Final = "on the line, had Keepclear carried it"
COMPOSED: Final = (
    "What happened is told by its sources. The acts on the line are COMPOSED: there was no such "
    "line. What is raised is what the nodes of this version raise when those acts are done. Every "
    "bell begins with EXERCISE, since the clock is a declared one; that word is left out here."
)
CLAIM: Final = "[C], the claim of {}, disputed"
_WIDTHS: Final = (16, 9, 40, 61)


def instant(at: datetime, *, seconds: bool, day: bool = True) -> str:
    """Write an instant in UTC as `17 Sep 1324Z`; with seconds where a story turns on them."""
    utc = at.astimezone(UTC)
    clock = f"{utc:%H:%M:%S}Z" if seconds else f"{utc:%H%M}Z"
    return f"{utc:%d %b} {clock}" if day else clock


def minutes(count: int) -> str:
    """Write minutes before or after the origin, in hours where they are many."""
    if abs(count) < 600:
        return f"{count:+d}" if count else "0"
    sign, hours = "-" if count < 0 else "+", abs(count) // 60
    if hours < 48:
        return f"{sign}{hours} h {abs(count) % 60:02d}"
    return f"{sign}{hours // 24} d {hours % 24} h"


def has_seconds(replay: Replay) -> bool:
    """Tell whether a story turns on seconds."""
    return any(row.at.second for row in replay.story.rows)


def left(told: Told) -> str:
    """Return what stands on the side of what happened; empty for what is on the line."""
    if told.kind != HAPPENED:
        return ""
    claim = f" {CLAIM.format(told.claimed_by)}" if told.claimed_by else ""
    return f"{told.words}{claim} [{told.source}]"


def right(told: Told, *, seconds: bool) -> str:
    """Return what stands on the side of the line; empty for what happened."""
    about = f" ({told.about})" if told.about else ""
    if told.kind == HAPPENED:
        return ""
    if told.kind == CONDITION:
        return f"{told.words}"
    if told.kind == DID:
        like = f" [stands for what is told in {told.source}]" if told.source else ""
        return f"{told.party}, {told.role}, acts: {told.words}{about}{like}"
    if told.kind == REFUSED:
        return f"{told.party}: its own node refuses: {told.words}"
    if told.kind == WARNED:
        return f"{told.party}: its own node warns: {told.words}"
    if told.kind == SHOWN:
        return f"{told.party}: its desk shows under {told.role}{about}: {told.words}"
    again = ""
    if told.again and told.until:
        times = "once more" if told.again == 1 else f"{told.again} more times"
        again = f"; {times}, until {instant(told.until, seconds=seconds)}"
    return f"{told.party}: RINGS for {told.role}: {told.words}{about}{again}"


def text(replay: Replay) -> str:
    """Return the whole as plain lines, for a terminal or a file."""
    return "\n".join(_text(replay))


def _text(replay: Replay) -> Iterator[str]:
    head, width = replay.story.head, sum(_WIDTHS) + 2 * len(_WIDTHS)
    yield head.title
    yield f"minute 0: {head.minute_zero}"
    for party in head.parties:
        yield f"{party.letter}: {party.is_a}{', not on the line' if party.apart else ''}"
    yield from wrap(COMPOSED, width)
    yield ""
    yield from _row(("UTC", "minute", LEFT, RIGHT))
    seconds = has_seconds(replay)
    for told in replay.told:
        minute = minutes(replay.story.minute(told.at))
        at = instant(told.at, seconds=seconds)
        yield from _row((at, minute, left(told), right(told, seconds=seconds)))
    yield ""
    for title, lines in notes(replay):
        yield title
        yield from (part for line in lines for part in wrap(f"- {line}", width))
    yield verdict(replay)


def notes(replay: Replay) -> list[tuple[str, list[str]]]:
    """Return what stands under the table: the closing sentences, what was assumed, the sources."""
    head = replay.story.head
    return [
        ("The difference, and what it could not be", list(head.closing)),
        ("Assumed", list(head.assumed)),
        ("Sources", [f"[{key}] {words}" for key, words in head.sources.items()]),
    ]


def verdict(replay: Replay) -> str:
    """Say whether everything that was expected came."""
    failed = len(replay.failed)
    if not failed:
        return f"{replay.expected} expectations, all of them held"
    listed = "\n".join(replay.failed)
    return f"{listed}\n{replay.expected} expectations, {failed} not as expected"


def _row(cells: Sequence[str]) -> Iterator[str]:
    columns = [
        wrap(cell, width, subsequent_indent="  ") or [""]
        for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    for number in range(max(map(len, columns))):
        parts = (column[number] if number < len(column) else "" for column in columns)
        line = "  ".join(part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True))
        yield line.rstrip()


def markdown(replay: Replay) -> str:
    """Return the whole as a section of a page."""
    head, seconds = replay.story.head, has_seconds(replay)
    lines = [f"## {head.title}", ""]
    lines += [f"- **{p.letter}**: {_who(p.is_a, apart=p.apart)}" for p in head.parties]
    lines += ["", f"Minute 0: {head.minute_zero}", ""]
    lines += [f"| UTC | minute | {LEFT} | {RIGHT} |", "| --- | --- | --- | --- |"]
    for told in replay.told:
        cells = [
            instant(told.at, seconds=seconds),
            minutes(replay.story.minute(told.at)),
            left(told),
            right(told, seconds=seconds),
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    for title, said in notes(replay):
        lines += ["", f"**{title}.**", "", *(f"- {line}" for line in said)]
    return "\n".join(lines) + "\n"


def _who(is_a: str, *, apart: bool) -> str:
    return f"{is_a}; not on the line" if apart else is_a


def plain(replay: Replay) -> dict[str, Any]:
    """Return the whole as plain values, for JSON."""
    story = replay.story
    return {
        "story": story.name,
        "title": story.head.title,
        "minute_0": story.head.origin.astimezone(UTC),
        "rows": [_plain(replay, told) for told in replay.told],
        "closing": story.head.closing,
        "assumed": story.head.assumed,
        "sources": story.head.sources,
        "expected": replay.expected,
        "failed": replay.failed,
    }


def _plain(replay: Replay, told: Told) -> dict[str, Any]:
    row: dict[str, Any] = {
        "utc": told.at.astimezone(UTC),
        "minute": replay.story.minute(told.at),
        "kind": told.kind,
        "words": told.words,
        "expected": told.expected,
    }
    more = {
        "party": told.party,
        "role": told.role,
        "about": told.about,
        "source": told.source,
        "claimed_by": told.claimed_by,
        "again": told.again,
        "until": told.until,
    }
    return row | {key: value for key, value in more.items() if value}
