"""STOP, messages, line checks, and what a person has seen."""

from dataclasses import replace

from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import Message, Stop, Taken
from keepclear.node import request as ask
from keepclear.node.comparison import line_check, takers
from keepclear.node.journal import Fact
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, line_named, speaking
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.standing import to_take


def _stop(node: Node, request: ask.Stop, moment: Moment) -> Reply:
    lines = [line_named(node, request.channel)] if request.channel else list(node.lines.values())
    lines = [line for line in lines if line.joined]
    if not lines:
        raise bad("channel", "no channel is joined", "use the phone; then join a channel")
    entries = [
        write(node, line, request, Kind.STOP, Stop(request.text), "FLASH", moment) for line in lines
    ]
    return {"records": [entry.row.id.hex() for entry in entries]}


def _take(node: Node, request: ask.Take, moment: Moment) -> Reply:
    rows = []
    for line in node.lines.values():
        for row in to_take(line, 0):
            meant = is_id(row.id, request.record) if request.record else row.kind == Kind.STOP
            open_here = row.party != line.our_index and line.our_index not in takers(line, row)
            if meant and open_here:
                rows.append((line, row))
    mute = [line for line, _ in rows if not line.joined or line.rolled_back]
    rows = [(line, row) for line, row in rows if line not in mute]
    if mute and not rows:
        speaking(node, mute[0].channel.hex())  # Says why no answer can be given there.
    if not rows:
        raise bad("record", "there is nothing to take", "see: keepclear watch")
    entries = [
        write(node, line, request, Kind.TAKEN, Taken(row.id), "FLASH", moment) for line, row in rows
    ]
    return {"records": [entry.row.id.hex() for entry in entries]}


def _say(node: Node, request: ask.Say, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    said = Message(request.text, request.language)
    entry = write(node, line, request, Kind.MESSAGE, said, request.precedence, moment)
    return reply_of(entry, line)


def _check_line(node: Node, request: ask.CheckLine, moment: Moment) -> Reply:
    if request.channel:
        lines = [speaking(node, request.channel)]
    else:
        lines = [line for line in node.lines.values() if line.joined and not line.rolled_back]
    checks = []
    for line in lines:
        check = line_check(line, node.situation, moment.utc)
        entry = write(node, line, request, Kind.LINE_CHECK, check, "ROUTINE", moment)
        checks.append(reply_of(entry, line) | {"picture": check.picture.hex()})
    return {"checks": checks}


def _seen(node: Node, request: ask.Seen, moment: Moment) -> Reply:
    rows = [row for row in node.store.oddities(seen=False) if is_id(row.id, request.oddity)]
    if not rows:
        raise bad("oddity", f"nothing {request.oddity!r} is open", "see: keepclear watch")
    for row in rows:
        node.store.put(replace(row, seen=True))
        node.journal.add(Fact.ODDITY_SEEN, row.id, request.initials)
    return {"seen": [row.id.hex() for row in rows]}


ACTS: Acts = {
    ask.Stop: _stop,
    ask.Take: _take,
    ask.Say: _say,
    ask.CheckLine: _check_line,
    ask.Seen: _seen,
}
