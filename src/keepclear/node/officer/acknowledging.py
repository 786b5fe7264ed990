"""Acknowledging the notices of others, and answering their read-backs of ours."""

from collections.abc import Iterator

from keepclear.errors import BadInput, Fault
from keepclear.exchange import acknowledgement as ack
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import instant
from keepclear.node import request as ask
from keepclear.node.known import VersionRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, party_named, speaking, version_named
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.remark import heard
from keepclear.node.standing import last_read_back


def _their_version(node: Node, channel: str, name: str) -> tuple[Line, VersionRow]:
    line, version = version_named(node, channel, name)
    if version.party == line.our_index:
        raise bad("notice", f"{name!r} is our own", "the other parties acknowledge it")
    if version.waiting:
        raise bad("notice", f"{name!r} is out of sequence", "wait for the records before it")
    return speaking(node, line.channel.hex()), version


def _read_back(node: Node, request: ask.ReadBack, moment: Moment) -> Reply:
    line, version = _their_version(node, request.channel, request.notice)
    right = ack.check_group(version.id, line.our_index)
    if request.group.strip() != right:
        raise bad(
            "group",
            f"{request.group!r} is not the check group of this notice",
            "read the five digits beside the plotted position again: keepclear notice show",
        )
    said = ack.ReadBack(version.id, right, request.plotted, request.near)
    entry = write(node, line, request, Kind.READ_BACK, said, "PRIORITY", moment)
    return reply_of(entry, line)


def _answer(node: Node, request: ask.Answer, moment: Moment) -> Reply:
    line, version = version_named(node, request.channel, request.notice)
    if version.party != line.our_index:
        raise bad(
            "notice", f"{request.notice!r} is not ours", "only its author answers a read-back"
        )
    speaking(node, line.channel.hex())
    read_back = last_read_back(node.store, version, party_named(line, request.party))
    if read_back is None:
        raise bad("party", f"{request.party} has not read this version back", "wait, or call")
    said = ack.Answer(read_back.id, request.correct, request.text)
    entry = write(node, line, request, Kind.ANSWER, said, "PRIORITY", moment)
    return reply_of(entry, line)


def _disseminate(node: Node, request: ask.Disseminate, moment: Moment) -> Reply:
    line, version = _their_version(node, request.channel, request.notice)
    if not request.units:
        raise bad("units", "nobody was told", "name at least one unit or role")
    told = moment.utc if request.told is None else request.told
    if faults := list(_untellable(request.units, told, moment)):
        raise BadInput(faults)
    said = ack.Dissemination(version.id, tuple(request.units), told)
    entry = write(node, line, request, Kind.DISSEMINATED, said, "PRIORITY", moment)
    return reply_of(entry, line) | _doubted(node, version, told)


def _untellable(units: list[str], told: int, moment: Moment) -> Iterator[Fault]:
    """Find what is odd about who was told and when."""
    if not all(unit.strip() for unit in units):
        yield Fault("--to", "a unit has no name", "name the unit or role that was told")
    if len(set(units)) < len(units):
        yield Fault("--to", "one is named twice", "name each unit once")
    if told > moment.utc:
        yield Fault("--at", f"{_iso(told)} lies ahead", "say when they were told")


def _doubted(node: Node, version: VersionRow, told: int) -> Reply:
    """Warn of a time before the version came: told by word of mouth then, or a date mistyped."""
    came = heard(node.store, version)
    said = f"--at: {_iso(told)} is before this version came here, {_iso(came)}: is the date right?"
    return {"warnings": [said]} if told < came else {}


def _iso(utc: int) -> str:
    return instant(utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _object(node: Node, request: ask.Object, moment: Moment) -> Reply:
    line, version = _their_version(node, request.channel, request.notice)
    if not request.reason.strip():
        raise bad("reason", "an objection has a reason", "say what is wrong in a few words")
    said = ack.Objection(version.id, request.reason)
    entry = write(node, line, request, Kind.OBJECTION, said, "IMMEDIATE", moment)
    return reply_of(entry, line)


ACTS: Acts = {
    ask.ReadBack: _read_back,
    ask.Answer: _answer,
    ask.Disseminate: _disseminate,
    ask.Object: _object,
}
