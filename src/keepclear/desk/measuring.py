"""What officers look at rather than read: how long answers took, and when the line carried.

Every figure is made of a list that is shown with it. Times of others are by their own clocks.
How long the line carried is our own measure: another member may have measured otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.views import View, iso
from keepclear.errors import BadInput, Fault
from keepclear.exchange.acknowledgement import Answer, Dissemination
from keepclear.exchange.meaning import Kind, meaning
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.register.figures import figures, states_of
from keepclear.picture.bulletin import Period, Step, periods
from keepclear.picture.line_state import State
from keepclear.record.envelope import Precedence, parse

NOTICES_MEASURED_MAX: Final = 5_000  # the latest of the time asked for
WEEKS_SHOWN: Final = 6  # before the one that runs, where no time is asked for
_WEEK_S: Final = 7 * 86_400
_MONDAY_S: Final = 4 * 86_400  # 1970 began on a Thursday
STEPS: Final = ("receipt", "read back", "answer", "told")


def acknowledgement_times(
    node: Node,
    moment: Moment,
    channel: str = "",
    start: int = 0,
    until: int = 0,
    by: str = Step.WEEK.value,
) -> View:
    """Say how long each step of acknowledgement took: notice by notice, and by day, week or month.

    Seconds, each from the step before it: the receipt and the read-back from the giving, the
    answer from the read-back, own units told from the giving. None is a step not done.
    """
    line, start, until = _asked(node, moment, channel, start, until)
    rows = list(_measured(node, line, start, until))
    spans = [
        _figures(period, [row for row in rows if _is_in(row["given"], period)])
        for period in periods(start, until, _step(by))
    ]
    allowed = node.procedure_on(line)
    return {
        "channel": line.founding.name,
        "from": iso(start),
        "until": iso(until),
        "by": by,
        "allowed_s": {
            step: {one.name: int(times[one]) for one in Precedence}
            for step, times in (
                ("receipt", allowed.receipt_s),
                ("read back", allowed.read_back_s),
                ("answer", allowed.answer_s),
            )
        },
        "periods": spans,
        "rows": rows,
    }


def _asked(
    node: Node, moment: Moment, channel: str, start: int, until: int
) -> tuple[Line, int, int]:
    """Return the line and the time that are meant: the last weeks, unless another is asked for."""
    line = line_named(node, channel)
    until = min(until or moment.utc, moment.utc)
    start = start or _monday(until) - WEEKS_SHOWN * _WEEK_S
    if start >= until:
        raise BadInput([Fault("from", "it is not before the end", "give an earlier start")])
    return line, start, until


def _monday(utc: int) -> int:
    return utc - (utc - _MONDAY_S) % _WEEK_S


def _step(by: str) -> Step:
    if by not in {*Step}:
        raise BadInput([Fault("by", f"{by!r} is not known", f"use one of: {', '.join(Step)}")])
    return Step(by)


def _measured(node: Node, line: Line, start: int, until: int) -> Iterator[View]:
    """Yield the times of every notice given within a time, a row for each party it was given to."""
    kinds = (Kind.GIVE, Kind.AMEND)
    for given in node.store.of_kinds(line.channel, kinds, start, NOTICES_MEASURED_MAX):
        version = node.store.version(given.id)
        if version is None or given.utc >= until:
            continue
        about = node.store.about(line.channel, given.id)
        # Receipts go to the author alone: of another's notice we learn late, if at all.
        ours = given.party == line.our_index
        held = node.store.receipts(given.id) if ours else []
        receipts = {one.holder: one.utc for one in held}
        for party, name in sorted(line.names.items()):
            if party == given.party:
                continue
            yield {
                "notice": version.name,
                "serial": f"{line.names.get(given.party, '?')}-{version.serial}",
                "record": given.id.hex(),
                "precedence": Precedence(parse(given.data).precedence).name,
                "given_by": line.names.get(given.party, "?"),
                "given": iso(given.utc),
                "party": name,
                "took_s": _took(node, line, given, about, party, receipts),
            }


def _took(
    node: Node,
    line: Line,
    given: RecordRow,
    about: Sequence[RecordRow],
    party: int,
    receipts: Mapping[int, int],
) -> dict[str, int | None]:
    read = _first(one for one in about if one.kind == Kind.READ_BACK and one.party == party)
    told = [
        said.told_utc
        for one in about
        if one.party == party and isinstance(said := meaning(parse(one.data)), Dissemination)
    ]
    answered = read and _first(
        one
        for one in node.store.about(line.channel, read.id)
        if isinstance(meaning(parse(one.data)), Answer)
    )
    return {
        # A clock of another may be behind ours: no step takes less than nothing.
        "receipt": max(0, receipts[party] - given.utc) if party in receipts else None,
        "read back": max(0, read.utc - given.utc) if read else None,
        "answer": max(0, answered.utc - read.utc) if read and answered else None,
        "told": max(0, min(told) - given.utc) if told else None,
    }


def _first(rows: Iterable[RecordRow]) -> RecordRow | None:
    return min(rows, key=lambda row: row.n, default=None)


def _is_in(given: str, period: Period) -> bool:
    return iso(period.start) <= given < iso(period.end)


def _figures(period: Period, rows: Sequence[View]) -> View:
    """Return how long each step took within a period: how many were done, median and longest."""
    steps = {}
    for step in STEPS:
        took = sorted(row["took_s"][step] for row in rows if row["took_s"][step] is not None)
        steps[step] = {
            "done": len(took),
            "median_s": int(median(took)) if took else None,
            "longest_s": took[-1] if took else None,
        }
    span = {"label": period.label, "from": iso(period.start), "until": iso(period.end)}
    return span | {"given": len(rows), "steps": steps}


# When the line carried


def line_uptime(
    node: Node, moment: Moment, channel: str = "", start: int = 0, until: int = 0
) -> View:
    """Say how a line stood, span by span, and for how many seconds of each day of UTC.

    `carried` is the share of the time of which our journal knows, from 0 to 1, or None.
    """
    line, start, until = _asked(node, moment, channel, start, until)
    found, changes = figures(node, line, start, until), list(states_of(node.store, line))
    return {
        "channel": line.founding.name,
        "from": iso(start),
        "until": iso(until),
        "known_from": None if found.known_from is None else iso(found.known_from),
        "carried": found.contact,
        "spans": [
            {"from": iso(begin), "until": iso(end), "state": state.name.replace("_", " ")}
            for begin, end, state in _spans(changes, start, until)
        ],
        "days": [
            {"day": period.label, "seconds": _seconds(changes, period)}
            for period in periods(start, until, Step.DAY)
        ],
    }


def _spans(
    changes: Sequence[tuple[int, int]], start: int, until: int
) -> Iterator[tuple[int, int, State]]:
    """Yield from when until when a line stood how, in order; before the first nothing is known."""
    for (since, state), (then, _) in zip(changes, [*changes[1:], (until, 0)], strict=True):
        begin, end = max(since, start), min(then, until)
        if begin < end:
            yield begin, end, State(state)


def _seconds(changes: Sequence[tuple[int, int]], period: Period) -> dict[str, int]:
    """Return for how many seconds of a day a line stood in each state that it was in."""
    held: dict[str, int] = {}
    for begin, end, state in _spans(changes, period.start, period.end):
        name = state.name.replace("_", " ")
        held[name] = held.get(name, 0) + end - begin
    return held


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {"acknowledgement times": acknowledgement_times, "line uptime": line_uptime}
)
