"""What an officer does: each act is checked, becomes a record, and is durable when it returns.

An act that cannot be taken says where, what and the cure, and changes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import msgspec

from keepclear.errors import BadInput, BadRecord, Fault, Misused
from keepclear.exchange import acknowledgement as ack
from keepclear.exchange.channel import Joined, found
from keepclear.exchange.document import Act as Deed
from keepclear.exchange.document import (
    DocumentKind,
    Endorsement,
    Proposal,
    Separations,
    content_hash,
)
from keepclear.exchange.fields import Fields
from keepclear.exchange.meaning import Kind, Refused, Statement
from keepclear.exchange.message import Message, Stop, Taken
from keepclear.exchange.notice import (
    Activity,
    Cancellation,
    Notice,
    instant,
    parse_amend,
    parse_give,
    parse_volumes,
    seconds,
    validity_of,
)
from keepclear.exchange.party import parse_card, unarmour
from keepclear.limits import NOTICES_PER_ACT_MAX, RECORD_BYTES_MAX
from keepclear.node import request as ask
from keepclear.node.comparison import line_check, takers
from keepclear.node.effects import Effect, Ready
from keepclear.node.journal import Fact
from keepclear.node.known import PeerRow, RequestRow, VersionRow
from keepclear.node.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.outbox import Outbox
from keepclear.node.standing import Document, documents, last_read_back, to_take
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import UTC_MAX, Draft, Precedence, Signature
from keepclear.space.interval import Interval

Reply = dict[str, Any]


def bad(place: str, fault: str, cure: str) -> BadInput:
    """Return a refusal of one fault, to be raised."""
    return BadInput([Fault(place, fault, cure)])


def act(node: Node, request: ask.AnyAct, moment: Moment) -> tuple[Reply, list[Effect]]:
    """Carry out an act once; raise BadInput where it cannot be taken.

    When this returns, the record and the reference are durable: the same act
    under the same reference returns the same reply and writes nothing.
    """
    done = node.store.request(request.ref)
    if done is not None:
        return _reply_again(request, done), []
    with node.transaction(moment):
        try:
            reply = _ACTS[type(request)](node, request, moment)
        except (BadRecord, Misused, ValueError, OverflowError, TypeError) as error:
            raise bad("request", str(error), "no record can say this: correct it") from error
        encoded = msgspec.json.encode({"act": _asked(request), "reply": reply})
        node.store.put(RequestRow(request.ref, encoded))
        node.journal.add(Fact.REQUEST, request.ref, encoded)
    return reply, node._take_effects()


def _asked(request: ask.AnyAct) -> str:
    """Return what tells one act from another, leaving out the chance that a host adds."""
    fields = msgspec.to_builtins(request)
    fields.pop("random", None)
    return sha256(msgspec.json.encode(fields)).hexdigest()


def _reply_again(request: ask.AnyAct, done: RequestRow) -> Reply:
    stored = msgspec.json.decode(done.reply)
    if stored["act"] != _asked(request):
        raise bad("--ref", f"{request.ref!r} stands for another act", "choose another reference")
    reply: Reply = stored["reply"]
    return reply


def line_named(node: Node, name: str) -> Line:
    """Find the line that an officer means; the name may be left out where there is one."""
    lines = list(node.lines.values())
    matching = [
        line for line in lines if name in ("", line.founding.name) or _is_id(line.channel, name)
    ]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(sorted(line.founding.name for line in lines)) or "none yet"
    if not matching:
        raise bad("channel", f"no channel {name!r}", f"use one of: {known}")
    raise bad("channel", "more than one channel fits", f"name one of: {known}")


def _is_id(value: bytes, text: str) -> bool:
    return len(text) >= 6 and value.hex().startswith(text.lower())


def _speaking(node: Node, name: str) -> Line:
    line = line_named(node, name)
    if not line.joined:
        raise bad("channel", f"{line.founding.name!r} is not joined", "run: keepclear channel join")
    if line.rolled_back:
        raise bad(
            "channel",
            "a peer holds records of ours that this node does not: its store went back in time",
            "do not speak from this store; bring the newest backup and compare",
        )
    _check_clock(node, line)
    return line


def _check_clock(node: Node, line: Line) -> None:
    if line.founding.scenario != node.scenario:
        raise bad(
            "clock",
            "a scenario clock and a live channel (or the other way round) do not go together",
            "set [clock] in keepclear.toml as the channel declares it",
        )


def version_named(node: Node, channel: str, name: str) -> tuple[Line, VersionRow]:
    """Find the notice an officer means: by name, by party and serial (A-7), or by record id."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = {row.id: (line, row) for line in lines for row in _versions(node, line, name)}
    current = [pair for pair in found.values() if pair[1].end < 0]
    if not current:  # Cancelled: the last version of it is meant.
        notices = {(p[1].channel, p[1].party, p[1].serial) for p in found.values()}
        current = (
            sorted(found.values(), key=lambda pair: pair[1].n)[-1:] if len(notices) == 1 else []
        )
    if len(current) == 1:
        return current[0]
    if found and not current:
        current = list(found.values())
    if not current:
        raise bad("notice", f"no notice {name!r}", "see: keepclear notice list")
    raise bad("notice", f"more than one notice is called {name!r}", "give its record id")


def _versions(node: Node, line: Line, name: str) -> list[VersionRow]:
    rows = [row for row in node.store.versions_named(name) if row.channel == line.channel]
    party, _, serial = name.rpartition("-")
    for index, known in line.names.items():
        if known == party and serial.isdigit():
            rows += node.store.versions_of(line.channel, index, int(serial))
    if len(name) == 64 and all(c in "0123456789abcdef" for c in name):
        row = node.store.version(bytes.fromhex(name))
        rows += [row] if row and row.channel == line.channel else []
    return rows


def _party_named(line: Line, name: str) -> int:
    for index, known in line.names.items():
        if known == name:
            return index
    known_names = ", ".join(sorted(line.names.values()))
    raise bad("party", f"no party {name!r} in this channel", f"use one of: {known_names}")


def _write(
    node: Node,
    line: Line,
    request: ask.Act,
    kind: Kind,
    statement: Statement,
    precedence: str,
    moment: Moment,
) -> Entry:
    """Write a statement as the next record of our log, and send it."""
    body: Mapping[int, Any] = statement.body()  # type: ignore[union-attr]
    officer = Signature(request.role, request.initials)
    draft = Draft(kind, body, Precedence[precedence], officer, moment.utc)
    _check_size(body)
    entry = line.author(node.us.signer, node.us.incarnation, draft, node.journal.next_n)
    entry = node.speak(line, entry, moment)
    if isinstance(entry.statement, Refused):
        raise bad(kind.name.lower(), entry.statement.why, "correct it and try again")
    node.journal.add(Fact.AUTHORED, request.ref, [entry.row.id])
    return entry


def _check_size(body: Mapping[int, Any], place: str = "record") -> None:
    size = len(encode(body))
    if size > RECORD_BYTES_MAX - 4_096:  # Room for the fields that place the record.
        raise bad(
            place,
            f"{size} bytes do not fit one record of {RECORD_BYTES_MAX}",
            "simplify the geometry or split it into several notices",
        )


def _said(entry: Entry, line: Line) -> Reply:
    return {
        "record": entry.row.id.hex(),
        "channel": line.channel.hex(),
        "log_index": entry.row.seq,
        "utc": entry.row.utc,
    }


def _add_peer(node: Node, request: ask.AddPeer, moment: Moment) -> Reply:
    try:
        text = request.card
        card = unarmour(text.decode()) if text[:1] != b"\xd2" else parse_card(text)
    except (BadRecord, UnicodeDecodeError) as error:
        raise bad("card", str(error), "ask the party for its card again") from error
    if card.party == node.us.party:
        raise bad("card", "this is our own card", "give it to the other party")
    if any(c.name == card.name and c.party != card.party for c in node.cards.values()):
        raise bad("card", f"another peer is called {card.name!r}", "agree on distinct names")
    known = node.cards.get(card.party)
    if known and card.keys.events[: len(known.keys.events)] != known.keys.events:
        raise bad("card", "its keys do not continue those that we know", "ask for the newest card")
    row = PeerRow(card.party, card.data, b"", 0, 0)
    node.store.put(row)
    node.journal.add(Fact.PEER_ADDED, card.data)
    node.cards[card.party] = card
    node.peers.setdefault(card.party, Outbox(row, card.name)).row = row
    for line in node.lines.values():
        index = line.founding.index(card.party)
        if index is not None:
            line.introduce(index, card.keys, card.name)
    node.effects.append(Ready(card.party, flash=False))
    return {"party": card.party.hex(), "name": card.name, "fingerprint": card.spoken()}


def _peer_named(node: Node, name: str) -> bytes:
    for party, card in node.cards.items():
        if card.name == name or _is_id(party, name):
            return party
    known = ", ".join(sorted(card.name for card in node.cards.values())) or "none yet"
    raise bad("peer", f"no peer {name!r}", f"add its card first; known: {known}")


def _found(node: Node, request: ask.Found, moment: Moment) -> Reply:
    members = [node.us.party, *(_peer_named(node, name) for name in request.peers)]
    try:
        founding = found(sorted(set(members)), request.name, request.random, node.scenario)
    except BadRecord as error:
        raise bad(
            "channel", error.what, "name at least one peer, and a short plain name"
        ) from error
    if any(line.founding.name == request.name for line in node.lines.values()):
        raise bad("channel", f"there is a channel {request.name!r} already", "choose another name")
    line = node.new_line(founding)
    return _join_line(node, line, request, moment)


def _join(node: Node, request: ask.Join, moment: Moment) -> Reply:
    line = line_named(node, request.channel)
    if line.joined:
        raise bad("channel", f"{line.founding.name!r} is joined already", "nothing to do")
    _check_clock(node, line)
    return _join_line(node, line, request, moment)


def _join_line(node: Node, line: Line, request: ask.Act, moment: Moment) -> Reply:
    keys = tuple(event.data for event in node.us.history.events)
    joined = Joined(line.founding, keys, node.us.name)
    return _said(_write(node, line, request, Kind.JOINED, joined, "PRIORITY", moment), line) | {
        "name": line.founding.name
    }


def _give(node: Node, request: ask.Give, moment: Moment) -> Reply:
    line = _speaking(node, request.channel)
    if not 0 < len(request.notices) <= NOTICES_PER_ACT_MAX:
        raise bad("notices", f"{len(request.notices)} notices", f"1 to {NOTICES_PER_ACT_MAX}")
    serial = node.store.serial_last(line.channel, line.our_index)
    faults: list[Fault] = []
    notices: list[Notice] = []
    for draft in request.notices:
        try:
            notices.append(notice_from(draft, serial + len(notices) + 1, moment))
        except BadInput as error:
            faults += error.faults
    if faults:
        raise BadInput(faults)
    given = [
        _write(node, line, request, Kind.GIVE, notice, request.precedence, moment)
        for notice in notices
    ]
    return {
        "channel": line.channel.hex(),
        "notices": [
            {"name": notice.name, "serial": notice.serial, "record": entry.row.id.hex()}
            for notice, entry in zip(notices, given, strict=True)
        ],
    }


def notice_from(
    draft: ask.Draft, serial: int, moment: Moment, supersedes: bytes | None = None
) -> Notice:
    """Make a notice of a draft, or raise BadInput with its faults."""
    place = f"notice {draft.name}"
    try:
        activity = Activity[draft.activity.upper()]
    except KeyError:
        known = ", ".join(a.name.lower() for a in Activity)
        raise bad(place, f"unknown activity {draft.activity!r}", f"use one of: {known}") from None
    try:
        volumes = parse_volumes(decode(draft.volumes), Fields({}, "volume/1"))
    except BadRecord as error:
        raise bad(place, error.what, "correct the geometry") from error
    if not volumes:
        raise bad(place, "it has no volumes", "say where it is")
    span = validity_of(volumes)
    start = draft.valid_from if draft.valid_from is not None else seconds(span.start)
    end = draft.valid_until if draft.valid_until is not None else seconds(span.end)
    if not 0 <= start < end <= UTC_MAX or end <= moment.utc:
        raise bad(place, "its validity is over or ends before it starts", "give a later end")
    validity = Interval(instant(start), instant(end))
    notice = Notice(serial, draft.name, activity, volumes, validity, draft.text, supersedes)
    try:
        body = decode(encode(notice.body()))
        (parse_give if supersedes is None else parse_amend)(body)
    except (BadRecord, ValueError) as error:
        raise bad(place, str(error), "correct it and try again") from error
    _check_size(notice.body(), place)
    return notice


def _our_version(node: Node, channel: str, name: str) -> tuple[Line, VersionRow]:
    line, version = version_named(node, channel, name)
    if version.party != line.our_index:
        raise bad("notice", f"{name!r} is not ours", "only its author amends or cancels a notice")
    if version.end >= 0:
        raise bad("notice", f"{name!r} was cancelled or superseded", "give a new notice")
    _speaking(node, line.channel.hex())
    return line, version


def _amend(node: Node, request: ask.Amend, moment: Moment) -> Reply:
    line, version = _our_version(node, request.channel, request.notice)
    notice = notice_from(request.draft, version.serial, moment, version.id)
    entry = _write(node, line, request, Kind.AMEND, notice, request.precedence, moment)
    return _said(entry, line) | {"supersedes": version.id.hex(), "name": notice.name}


def _cancel(node: Node, request: ask.Cancel, moment: Moment) -> Reply:
    line, version = _our_version(node, request.channel, request.notice)
    end = Cancellation(version.serial, version.id, request.reason)
    entry = _write(node, line, request, Kind.CANCEL, end, request.precedence, moment)
    return _said(entry, line) | {"supersedes": version.id.hex()}


def _their_version(node: Node, channel: str, name: str) -> tuple[Line, VersionRow]:
    line, version = version_named(node, channel, name)
    if version.party == line.our_index:
        raise bad("notice", f"{name!r} is our own", "the other parties acknowledge it")
    if version.waiting:
        raise bad("notice", f"{name!r} is out of sequence", "wait for the records before it")
    return _speaking(node, line.channel.hex()), version


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
    entry = _write(node, line, request, Kind.READ_BACK, said, "PRIORITY", moment)
    return _said(entry, line)


def _answer(node: Node, request: ask.Answer, moment: Moment) -> Reply:
    line, version = version_named(node, request.channel, request.notice)
    if version.party != line.our_index:
        raise bad(
            "notice", f"{request.notice!r} is not ours", "only its author answers a read-back"
        )
    _speaking(node, line.channel.hex())
    read_back = last_read_back(node.store, version, _party_named(line, request.party))
    if read_back is None:
        raise bad("party", f"{request.party} has not read this version back", "wait, or call")
    said = ack.Answer(read_back.id, request.correct, request.text)
    entry = _write(node, line, request, Kind.ANSWER, said, "PRIORITY", moment)
    return _said(entry, line)


def _disseminate(node: Node, request: ask.Disseminate, moment: Moment) -> Reply:
    line, version = _their_version(node, request.channel, request.notice)
    if not request.units:
        raise bad("units", "nobody was told", "name at least one unit or role")
    told = moment.utc if request.told is None else request.told
    if told > moment.utc:
        raise bad("told", "the time lies ahead", "say when they were told")
    said = ack.Dissemination(version.id, tuple(request.units), told)
    entry = _write(node, line, request, Kind.DISSEMINATED, said, "PRIORITY", moment)
    return _said(entry, line)


def _object(node: Node, request: ask.Object, moment: Moment) -> Reply:
    line, version = _their_version(node, request.channel, request.notice)
    if not request.reason.strip():
        raise bad("reason", "an objection has a reason", "say what is wrong in a few words")
    said = ack.Objection(version.id, request.reason)
    entry = _write(node, line, request, Kind.OBJECTION, said, "IMMEDIATE", moment)
    return _said(entry, line)


def _stop(node: Node, request: ask.Stop, moment: Moment) -> Reply:
    lines = [line_named(node, request.channel)] if request.channel else list(node.lines.values())
    lines = [line for line in lines if line.joined]
    if not lines:
        raise bad("channel", "no channel is joined", "use the phone; then join a channel")
    entries = [
        _write(node, line, request, Kind.STOP, Stop(request.text), "FLASH", moment)
        for line in lines
    ]
    return {"records": [entry.row.id.hex() for entry in entries]}


def _take(node: Node, request: ask.Take, moment: Moment) -> Reply:
    rows = []
    for line in node.lines.values():
        for row in to_take(line, 0):
            meant = _is_id(row.id, request.record) if request.record else row.kind == Kind.STOP
            open_here = row.party != line.our_index and line.our_index not in takers(line, row)
            if meant and open_here:
                rows.append((line, row))
    mute = [line for line, _ in rows if not line.joined or line.rolled_back]
    rows = [(line, row) for line, row in rows if line not in mute]
    if mute and not rows:
        _speaking(node, mute[0].channel.hex())  # Says why no answer can be given there.
    if not rows:
        raise bad("record", "there is nothing to take", "see: keepclear watch")
    entries = [
        _write(node, line, request, Kind.TAKEN, Taken(row.id), "FLASH", moment)
        for line, row in rows
    ]
    return {"records": [entry.row.id.hex() for entry in entries]}


def _say(node: Node, request: ask.Say, moment: Moment) -> Reply:
    line = _speaking(node, request.channel)
    said = Message(request.text, request.language)
    entry = _write(node, line, request, Kind.MESSAGE, said, request.precedence, moment)
    return _said(entry, line)


def _check_line(node: Node, request: ask.CheckLine, moment: Moment) -> Reply:
    if request.channel:
        lines = [_speaking(node, request.channel)]
    else:
        lines = [line for line in node.lines.values() if line.joined and not line.rolled_back]
    checks = []
    for line in lines:
        check = line_check(line, node.situation, moment.utc)
        entry = _write(node, line, request, Kind.LINE_CHECK, check, "ROUTINE", moment)
        checks.append(_said(entry, line) | {"picture": check.picture.hex()})
    return {"checks": checks}


def _propose(node: Node, request: ask.Propose, moment: Moment) -> Reply:
    line = _speaking(node, request.channel)
    start = moment.utc if request.from_utc is None else request.from_utc
    settled = Separations(request.lateral_m, request.vertical_m, request.time_s, start)
    proposal = Proposal(DocumentKind.SEPARATIONS, request.title, settled.content())
    entry = _write(node, line, request, Kind.PROPOSAL, proposal, "PRIORITY", moment)
    return _said(entry, line)


_DEEDS = {
    "sign": Deed.SIGN,
    "withdraw": Deed.WITHDRAW,
    "close": Deed.CLOSE,
    "retract": Deed.RETRACT,
}


def _endorse(node: Node, request: ask.Endorse, moment: Moment) -> Reply:
    line = _speaking(node, request.channel)
    meant = [
        document
        for document in documents(line)
        if document.proposal.title == request.document or _is_id(document.row.id, request.document)
    ]
    if len(meant) != 1:
        raise bad("document", f"no single document {request.document!r}", "give its record id")
    document, deed = meant[0], _DEEDS[request.what]
    ours = document.row.party == line.our_index
    if ours != (deed in (Deed.CLOSE, Deed.RETRACT)):
        raise bad("document", f"not ours to {request.what}", "its proposer closes, others sign")
    if deed is Deed.CLOSE:
        _check_signed(line, document)
    said = Endorsement(deed, document.row.id, content_hash(document.proposal.content))
    entry = _write(node, line, request, Kind.ENDORSEMENT, said, "PRIORITY", moment)
    return _said(entry, line)


def _check_signed(line: Line, document: Document) -> None:
    """Refuse to close a document that would be void: what a `close` has not seen does not count."""
    members = range(len(line.founding.members))
    missing = [line.names.get(i, "?") for i in members if i not in document.signed]
    if missing:
        fault = f"not signed yet by {', '.join(missing)}"
        raise bad("document", fault, "wait for their signatures, or retract it")


def _seen(node: Node, request: ask.Seen, moment: Moment) -> Reply:
    rows = [row for row in node.store.oddities(seen=False) if _is_id(row.id, request.oddity)]
    if not rows:
        raise bad("oddity", f"nothing {request.oddity!r} is open", "see: keepclear watch")
    for row in rows:
        node.store.put(replace(row, seen=True))
        node.journal.add(Fact.ODDITY_SEEN, row.id, request.initials)
    return {"seen": [row.id.hex() for row in rows]}


_ACTS: Mapping[type, Callable[[Node, Any, Moment], Reply]] = {
    ask.AddPeer: _add_peer,
    ask.Found: _found,
    ask.Join: _join,
    ask.Give: _give,
    ask.Amend: _amend,
    ask.Cancel: _cancel,
    ask.ReadBack: _read_back,
    ask.Answer: _answer,
    ask.Disseminate: _disseminate,
    ask.Object: _object,
    ask.Stop: _stop,
    ask.Take: _take,
    ask.Say: _say,
    ask.CheckLine: _check_line,
    ask.Propose: _propose,
    ask.Endorse: _endorse,
    ask.Seen: _seen,
}
