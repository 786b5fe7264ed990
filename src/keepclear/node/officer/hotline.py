"""STOP, messages, line checks, and what a person has seen."""

from msgspec.structs import replace

from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import Message, Stop, Suspension, Taken
from keepclear.node import request as ask
from keepclear.node.comparison import line_check
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, line_named, speaking
from keepclear.node.officer.wording import check_language
from keepclear.node.officer.writing import reply_of, unsayable, write
from keepclear.node.open_item import TO_TAKE, Need
from keepclear.node.passing import may_speak


def _stop(node: Node, request: ask.Stop, moment: Moment) -> Reply:
    lines = [line_named(node, request.channel)] if request.channel else list(node.lines.values())
    lines = [line for line in lines if line.joined]
    if not lines:
        raise bad("channel", "no channel is joined", "use the phone; then join a channel")
    entries = [
        write(node, line, request, Kind.STOP, Stop(request.text), "FLASH", moment) for line in lines
    ]
    lost = [f"{fault}; the STOP was sent without words" for fault in unsayable(request)]
    return {"records": [entry.row.id.hex() for entry in entries]} | (
        {"warnings": lost} if lost else {}
    )


def _take(node: Node, request: ask.Take, moment: Moment) -> Reply:
    rows = [row for row in node.items.of(*TO_TAKE) if _is_meant(row, request.record)]
    if not rows:
        raise bad("record", "there is nothing to take", "see: keepclear watch")
    lines = [node.lines[row.channel] for row in rows]
    if not any(may_speak(node, line) for line in lines):
        speaking(node, rows[0].channel.hex())  # Says why no answer can be given there.
    entries = [
        write(node, line, request, Kind.TAKEN, Taken(row.subject), "FLASH", moment)
        for row, line in sorted(zip(rows, lines, strict=True), key=lambda pair: pair[0].opened)
        if may_speak(node, line)
    ]
    return {"records": [entry.row.id.hex() for entry in entries]}


def _is_meant(row: ItemRow, record: str) -> bool:
    """Tell whether an item is what an officer takes: by its id, or every STOP."""
    if record:
        return is_id(row.subject, record)
    return row.need == Need.TAKE_STOP


def _say(node: Node, request: ask.Say, moment: Moment) -> Reply:
    check_language(request.language)
    line = speaking(node, request.channel)
    said = Message(request.text, request.language)
    entry = write(node, line, request, Kind.MESSAGE, said, request.precedence, moment)
    return reply_of(entry, line)


def _check_line(node: Node, request: ask.CheckLine, moment: Moment) -> Reply:
    if request.channel:
        lines = [speaking(node, request.channel)]
    else:
        lines = [line for line in node.lines.values() if line.joined and not line.is_mute]
    checks = []
    for line in lines:
        check = line_check(line, node.situation, moment.utc)
        entry = write(node, line, request, Kind.LINE_CHECK, check, "ROUTINE", moment)
        checks.append(reply_of(entry, line) | {"picture": check.picture.hex()})
    return {"checks": checks}


def _suspend(node: Node, request: ask.Suspend, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    if line.our_index in node.states.suspensions(line):
        fault = f"we have suspended {line.founding.name!r} already"
        raise bad("channel", fault, "nothing to do; to end it: keepclear line lift")
    if not request.reason.strip():
        raise bad("reason", "a suspension has a reason", "say why in a few words")
    return _say_suspended(node, line, request, moment, suspends=True)


def _lift(node: Node, request: ask.Lift, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    found = node.states.suspensions(line)
    name = line.founding.name
    if line.our_index not in found:
        authors = ", ".join(line.names.get(index, "?") for index in found)
        if not found:
            raise bad("channel", f"nobody has suspended {name!r}", "nothing to lift")
        fault = f"{name!r} was suspended by {authors}, not by us"
        raise bad("channel", fault, "only its author lifts a suspension: ask them")
    return _say_suspended(node, line, request, moment, suspends=False)


def _say_suspended(
    node: Node, line: Line, request: ask.Suspend | ask.Lift, moment: Moment, *, suspends: bool
) -> Reply:
    said = Suspension(suspends, request.reason)
    entry = write(node, line, request, Kind.SUSPENSION, said, "IMMEDIATE", moment)
    node.states.forget_suspensions(line.channel)
    return reply_of(entry, line)


def _seen(node: Node, request: ask.Seen, moment: Moment) -> Reply:
    rows = [row for row in node.store.oddities(seen=False) if is_id(row.id, request.oddity)]
    if not rows:
        raise bad("oddity", f"nothing {request.oddity!r} is open", "see: keepclear watch")
    for row in rows:
        node.store.put(replace(row, seen=True))
        node.journal.add(Fact.ODDITY_SEEN, row.id, request.initials)
        node.items.close_about(row.id)
    return {"seen": [row.id.hex() for row in rows]}


ACTS: Acts = {
    ask.Stop: _stop,
    ask.Take: _take,
    ask.Say: _say,
    ask.CheckLine: _check_line,
    ask.Suspend: _suspend,
    ask.Lift: _lift,
    ask.Seen: _seen,
}
