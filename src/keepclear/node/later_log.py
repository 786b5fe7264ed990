"""Notices that outlive the log they were given in: a later log of their author goes on with them.

The rule: whether such a record is understood follows from its own log alone, so that nodes
decide alike in whatever order the logs reach them. What it ends, it ends in every cut
that holds it, whether the version or its end came first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import Kind, meaning
from keepclear.limits import LOGS_PER_MEMBER_MAX, MEMBERS_MAX
from keepclear.node.known import ELSEWHERE, RecordRow, Store, Verdict, VersionRow
from keepclear.record.envelope import parse
from keepclear.record.log import LogName

_ENDS: Final = (Kind.AMEND, Kind.CANCEL)
_CLOSED_MAX: Final = MEMBERS_MAX * LOGS_PER_MEMBER_MAX**2  # each log may close the others, once


def may_name(store: Store, row: RecordRow, target: bytes) -> bool:
    """Tell whether a record may be about a version of an earlier log of its author.

    Its own log shows that there is one, and has neither given nor ended that version.
    """
    version = store.version(target)
    is_own = version is not None and not version.waiting and version.log == row.log
    before = (r for r in _ends(store, row.channel, target) if r.log == row.log and r.seq < row.seq)
    return not is_own and next(before, None) is None and _follows(store, row)


def end(store: Store, row: RecordRow, target: bytes) -> VersionRow | None:
    """Let a record end a version of another log of its author; None where none stood here."""
    version = store.version(target)
    if version is None or version.waiting or version.end >= 0 or not _may_end(row, version):
        return None
    ended = replace(version, end=ELSEWHERE, ended_by=row.id)
    store.put(ended)
    return ended


def ended_before(store: Store, version: VersionRow) -> VersionRow:
    """Return a version that has just entered its log, ended where a later log already did so."""
    found = next(_enders(store, version), None)
    return replace(version, end=ELSEWHERE, ended_by=found.id) if found else version


def is_ended(store: Store, version: VersionRow, cut: Mapping[LogName, int]) -> bool:
    """Tell whether another log of its author ends a version within a cut."""
    log = version.log
    others = any(one.party == log.party and one != log for one in cut)
    return others and any(row.seq < cut.get(row.log, 0) for row in _enders(store, version))


def end_of(store: Store, version: VersionRow) -> tuple[LogName, int] | None:
    """Return the log and the place of what ended a version; None where nothing did."""
    if version.end < 0:
        return None
    by = store.record(version.ended_by) if version.end == ELSEWHERE else None
    return (by.log, by.seq) if by else (version.log, version.end)


def keeps_serial(store: Store, version: VersionRow, log: LogName | None) -> bool:
    """Tell whether a notice bears its serial in a log of its author as well.

    It does not where that log has given the serial to another notice.
    """
    alike = store.versions_of(version.channel, version.party, version.serial)
    return version.log == log or all(one.log != log for one in alike)


def serial_in(store: Store, version: VersionRow, log: LogName | None) -> int:
    """Return the serial that a notice bears in a log of its author."""
    if keeps_serial(store, version, log):
        return version.serial
    return store.serial_last(version.channel, version.party) + 1


def _enders(store: Store, version: VersionRow) -> Iterator[RecordRow]:
    return (row for row in _ends(store, version.channel, version.id) if _may_end(row, version))


def _ends(store: Store, channel: bytes, target: bytes) -> Iterator[RecordRow]:
    return (row for row in store.about(channel, target) if row.kind in _ENDS)


def _may_end(row: RecordRow, version: VersionRow) -> bool:
    return (row.channel, row.party) == (version.channel, version.party) and row.log != version.log


def _follows(store: Store, row: RecordRow) -> bool:
    """Tell whether a log cites an earlier one where it begins, or has closed one before a place."""
    [first] = store.entries(row.channel, row.log, 0, 1)
    joined = meaning(parse(first.data)) if first.verdict is Verdict.UNDERSTOOD else None
    if isinstance(joined, Joined) and joined.earlier is not None:
        return True
    closed = store.of_kinds(row.channel, [Kind.CLOSED], 0, _CLOSED_MAX)
    return any(one.log == row.log and one.seq < row.seq for one in closed)
