"""Acknowledging the notices of others, and answering their read-backs of ours."""

from keepclear.exchange import acknowledgement as ack
from keepclear.exchange.meaning import Kind
from keepclear.node import request as ask
from keepclear.node.known import VersionRow
from keepclear.node.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, party_named, speaking, version_named
from keepclear.node.officer.writing import reply_of, write
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
    if told > moment.utc:
        raise bad("told", "the time lies ahead", "say when they were told")
    said = ack.Dissemination(version.id, tuple(request.units), told)
    entry = write(node, line, request, Kind.DISSEMINATED, said, "PRIORITY", moment)
    return reply_of(entry, line)


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
