"""Giving, amending and cancelling our own notices. A notice asks nobody's leave."""

from collections.abc import Sequence
from typing import Any

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.exchange.fields import Fields
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import (
    Activity,
    Cancellation,
    Confirmation,
    Notice,
    instant,
    parse_amend,
    parse_give,
    parse_volumes,
    seconds,
    validity_of,
)
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node import request as ask
from keepclear.node.known import VersionRow
from keepclear.node.later_log import serial_in
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, speaking, version_named
from keepclear.node.officer.telling import telling
from keepclear.node.officer.writing import check_size, reply_of, write
from keepclear.node.register.releases import is_site, release_of
from keepclear.node.remark import lead_remark, moved_remark
from keepclear.picture.meeting import Meeting
from keepclear.picture.resolution import Offer
from keepclear.record.canonical import decode
from keepclear.record.envelope import UTC_MAX
from keepclear.space.interval import Interval


def _give(node: Node, request: ask.Give, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    notices = _notices(node, line, request.notices, moment)
    told = telling(request)
    given = [told.write(node, line, request, Kind.GIVE, notice, moment) for notice in notices]
    late = [words for notice in notices for words in late_words(node, line, notice, moment)]
    return ({"warnings": late} if late else {}) | {
        "channel": line.channel.hex(),
        "notices": [
            {"name": notice.name, "serial": notice.serial, "record": entry.row.id.hex()}
            for notice, entry in zip(notices, given, strict=True)
        ],
    }


def late_words(node: Node, line: Line, notice: Notice, moment: Moment) -> list[str]:
    """Tell the author that a notice comes late, or after its start: a date may be mistyped."""
    start = seconds(notice.validity.start)
    lead = lead_remark(notice.activity, start, moment.utc, node.procedure_on(line))
    return [f"{notice.name}: {lead.words}"] if lead.alarms or start < moment.utc else []


def _notices(node: Node, line: Line, drafts: Sequence[ask.Draft], moment: Moment) -> list[Notice]:
    """Make notices of drafts with the serials that come next, or raise all their faults."""
    if not 0 < len(drafts) <= NOTICES_PER_ACT_MAX:
        raise bad("notices", f"{len(drafts)} notices", f"1 to {NOTICES_PER_ACT_MAX}")
    serial = line.serial_last(line.our_index)
    faults: list[Fault] = []
    notices: list[Notice] = []
    for draft in drafts:
        try:
            notices.append(notice_from(draft, serial + len(notices) + 1, moment))
        except BadInput as error:
            faults += error.faults
    if faults:
        raise BadInput(faults)
    return notices


def what_if_given(
    node: Node, channel: str, drafts: Sequence[ask.Draft], moment: Moment
) -> list[tuple[Notice, dict[bytes, Meeting]]]:
    """Return what giving drafts now would meet, by version; nothing is given and nothing kept."""
    line = speaking(node, channel)
    return [
        (
            notice,
            node.situation.what_if(line.channel, node.us.party, notice.volumes, notice.activity),
        )
        for notice in _notices(node, line, drafts, moment)
    ]


def ways_out_of(node: Node, channel: str, name: str, moment: Moment) -> list[Offer[bytes]]:
    """Return where a notice of ours could move to be clear of all others; nothing is amended."""
    _, version = _our_version(node, channel, name)
    return node.situation.ways_out(version.id, instant(moment.utc))


def notice_from(
    draft: ask.Draft,
    serial: int,
    moment: Moment,
    supersedes: bytes | None = None,
    written: Sequence[Any] | None = None,
) -> Notice:
    """Make a notice of a draft, or raise BadInput with its faults.

    Whoever has just written the volumes of the draft gives them as they were `written`.
    """
    place = f"notice {draft.name}"
    try:
        activity = Activity[draft.activity.upper()]
    except KeyError:
        known = ", ".join(a.name.lower() for a in Activity)
        raise bad(place, f"unknown activity {draft.activity!r}", f"use one of: {known}") from None
    try:
        read = decode(draft.volumes) if written is None else written
        volumes = parse_volumes(read, Fields({}, "volume/1"))
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
    notice = Notice(serial, draft.name, activity, volumes, validity, draft.text, supersedes, read)
    body = notice.body()
    try:
        check_size(len(draft.volumes) + len(draft.text.encode()), place)
        (parse_give if supersedes is None else parse_amend)(body, volumes)
    except (BadRecord, ValueError) as error:
        raise bad(place, str(error), "correct it and try again") from error
    return notice


def _our_version(
    node: Node, channel: str, name: str, moment: Moment | None = None
) -> tuple[Line, VersionRow]:
    """Find a version of ours that stands; given the moment, one that has not expired either."""
    line, version = version_named(node, channel, name)
    if version.party != line.our_index:
        raise bad("notice", f"{name!r} is not ours", "only its author amends or cancels a notice")
    if version.end >= 0:
        raise bad("notice", f"{name!r} was cancelled or superseded", "give a new notice")
    if moment is not None and version.until_utc <= moment.utc:
        ended = instant(version.until_utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        raise bad("notice", f"{name!r} expired at {ended}", "give a new notice")
    speaking(node, line.channel.hex())
    return line, version


def _amend(node: Node, request: ask.Amend, moment: Moment) -> Reply:
    line, version = _our_version(node, request.channel, request.notice, moment)
    serial = serial_in(node.store, version, line.our_log)
    notice = notice_from(request.draft, serial, moment, version.id)
    if is_site(node.store, version.id):
        raise bad("notice", "it gives a protected site", "change it with: keepclear site amend")
    told = telling(request, release_of(node.store, version))
    entry = told.write(node, line, request, Kind.AMEND, notice, moment)
    moved = moved_remark(node.store, _version_of(node, entry.row.id), node.procedure_on(line))
    remark: Reply = {"remark": moved.words, "alarms": moved.alarms} if moved else {}
    if moved and moved.alarms:
        remark["warnings"] = [f"{notice.name}: {moved.words}: amend it again if that is wrong"]
    said = {"supersedes": version.id.hex(), "name": notice.name}
    return reply_of(entry, line) | said | remark


def _version_of(node: Node, record_id: bytes) -> VersionRow:
    version = node.store.version(record_id)
    assert version is not None, "what was just written stands"
    return version


def _confirm(node: Node, request: ask.Confirm, moment: Moment) -> Reply:
    line, version = _our_version(node, request.channel, request.notice, moment)
    said = Confirmation(serial_in(node.store, version, line.our_log), version.id)
    entry = write(node, line, request, Kind.CONFIRM, said, "ROUTINE", moment)
    return reply_of(entry, line) | {"name": version.name}


def _cancel(node: Node, request: ask.Cancel, moment: Moment) -> Reply:
    line, version = _our_version(node, request.channel, request.notice)
    serial = serial_in(node.store, version, line.our_log)
    end = Cancellation(serial, version.id, request.reason)
    entry = write(node, line, request, Kind.CANCEL, end, request.precedence, moment)
    return reply_of(entry, line) | {"supersedes": version.id.hex()}


ACTS: Acts = {
    ask.Give: _give,
    ask.Amend: _amend,
    ask.Cancel: _cancel,
    ask.Confirm: _confirm,
}
