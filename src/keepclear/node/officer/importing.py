"""Importing a list of movements: each key is given once, amended where it changed, else left.

Judged anew against what stands when the act is carried out, so a batch that is sent again, after a
crash or by another hand, gives nothing twice. What vanished from a list is never cancelled here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.notice import Notice, encode_volumes, seconds
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.node import request as ask
from keepclear.node.known import VersionRow
from keepclear.node.later_log import keeps_serial
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, speaking
from keepclear.node.officer.notices import notice_from
from keepclear.node.officer.writing import write
from keepclear.node.register.imports import Imported, find_imported, remember
from keepclear.node.remark import lead_remark
from keepclear.record.canonical import digest, encode
from keepclear.record.envelope import parse

BY_NUMBER = "notice:"  # A key that names one of our notices by its number, as an export writes it.


@dataclass(frozen=True, slots=True)
class _Step:
    """What becomes of one line; no notice where nothing changes, though its hash may."""

    key: str
    content: bytes
    serial: int
    notice: Notice | None
    known: bool


def content_of(name: str, activity: str, volumes: bytes, text: str) -> bytes:
    """Return the hash of what a line states; the same at whoever imports and whoever exports."""
    return digest([name, activity.upper(), volumes, text])


def content_of_version(node: Node, version: VersionRow) -> bytes:
    """Return the same hash of a notice that stands."""
    stored = node.store.record(version.id)
    said = meaning(parse(stored.data)) if stored else None
    assert isinstance(said, Notice), "a version is made by a notice"
    return content_of(
        said.name, said.activity.name, encode(encode_volumes(said.volumes)), said.text
    )


def _import(node: Node, request: ask.Import, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    steps = _steps(node, line, request, moment)
    reply: dict[str, Any] = {"given": [], "amended": [], "same": 0, "late": 0}
    for step in steps:
        if step.notice is None:
            reply["same"] += 1
            continue
        amends = step.notice.supersedes is not None
        kind = Kind.AMEND if amends else Kind.GIVE
        entry = write(node, line, request, kind, step.notice, request.precedence, moment)
        told = {"key": step.key, "serial": step.serial, "record": entry.row.id.hex()}
        reply["amended" if amends else "given"].append(told)
        reply["late"] += _is_late(node, step.notice, moment)
    made = [Imported(s.key, s.serial, s.content) for s in steps if s.notice or not s.known]
    remember(node, line.channel, request.source, made)
    return {"channel": line.channel.hex()} | reply


def _steps(node: Node, line: Line, request: ask.Import, moment: Moment) -> list[_Step]:
    """Decide what becomes of every line, or raise the faults of all of them."""
    if not 0 < len(request.lines) <= NOTICES_PER_ACT_MAX:
        raise bad("lines", f"{len(request.lines)} lines", f"1 to {NOTICES_PER_ACT_MAX}")
    next_serial = line.serial_last(line.our_index) + 1
    steps: list[_Step] = []
    faults: list[Fault] = []
    keys: set[str] = set()
    for item in request.lines:
        if item.key in keys or not item.key:
            faults.append(Fault(f"key {item.key!r}", "twice or empty", "give each line its own"))
            continue
        keys.add(item.key)
        try:
            step = _step(node, line, request, item, next_serial, moment)
        except BadInput as refused:
            faults += [Fault(f"key {item.key}: {f.place}", f.fault, f.cure) for f in refused.faults]
            continue
        steps.append(step)
        next_serial += step.serial == next_serial
    if faults:
        raise BadInput(faults)
    return steps


def _step(
    node: Node, line: Line, request: ask.Import, item: ask.ImportLine, serial: int, moment: Moment
) -> _Step:
    draft = item.draft
    content = content_of(draft.name, draft.activity, draft.volumes, draft.text)
    found = find_imported(node.store, line.channel, request.source, item.key)
    if found is not None and found.content == content:
        return _Step(item.key, content, found.serial, None, known=True)
    held = found.serial if found else _numbered(line, item.key)
    current = _current(node, line, held, moment) if held else None
    if current is None:
        if held and not found:
            cure = "export anew: it was cancelled or has expired, or give the line another key"
            raise bad("key", f"no notice of ours stands as {item.key!r}", cure)
        return _Step(item.key, content, serial, notice_from(draft, serial, moment), known=False)
    if content_of_version(node, current) == content:
        return _Step(item.key, content, current.serial, None, known=False)
    number = current.serial if keeps_serial(node.store, current, line.our_log) else serial
    notice = notice_from(draft, number, moment, current.id)
    return _Step(item.key, content, number, notice, known=False)


def _numbered(line: Line, key: str) -> int:
    """Return the serial in a key that names one of our notices, `notice:A-7`; else 0."""
    party, _, serial = key.removeprefix(BY_NUMBER).rpartition("-")
    ours = line.names.get(line.our_index)
    named = key.startswith(BY_NUMBER) and party == ours and serial.isascii() and serial.isdigit()
    return int(serial) if named and len(serial) < 11 else 0


def _current(node: Node, line: Line, serial: int, moment: Moment) -> VersionRow | None:
    """Find the version of a notice of ours that stands and has not expired."""
    rows: Sequence[VersionRow] = node.store.versions_of(line.channel, line.our_index, serial)
    standing = [v for v in rows if v.end < 0 and not v.waiting and v.until_utc > moment.utc]
    return standing[-1] if standing else None


def _is_late(node: Node, notice: Notice, moment: Moment) -> bool:
    start = seconds(notice.validity.start)
    lead = lead_remark(notice.activity, start, moment.utc, node.procedure)
    return lead.alarms or start < moment.utc


ACTS: Acts = {ask.Import: _import}
