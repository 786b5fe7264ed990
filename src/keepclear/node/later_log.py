"""What outlives the log that it was said in: a later log of its author goes on with it.

The rule: whether such a record is understood follows from its own log alone, so that nodes
decide alike in whatever order the logs reach them. What it ends, it ends in every cut
that holds it, whether the version or its end came first.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from keepclear.exchange.channel import Joined
from keepclear.exchange.meaning import Kind, meaning
from keepclear.limits import LOGS_PER_MEMBER_MAX, MEMBERS_MAX
from keepclear.node.known import ELSEWHERE, Place, RecordRow, Store, Verdict, VersionRow
from keepclear.record.envelope import parse
from keepclear.record.log import LogName

Kinds = tuple[Kind, ...]
NOTICES: Final = (Kind.AMEND, Kind.CANCEL)
ZONES: Final = (Kind.ZONE, Kind.ZONE_END)
_CLOSED_MAX: Final = MEMBERS_MAX * LOGS_PER_MEMBER_MAX**2  # each log may close the others, once


def may_name(store: Store, row: RecordRow, target: bytes, kinds: Kinds = NOTICES) -> bool:
    """Tell whether a record may be about something in an earlier log of its author.

    Its own log shows that there is one, and neither holds that thing nor has ended it.
    """
    named = store.record(target)
    if named is not None and named.place is Place.APPENDED and _are_of_one_log(named, row):
        return False
    before = (r for r in _ends(store, row.channel, target, kinds) if r.log == row.log)
    return all(r.seq >= row.seq for r in before) and _follows(store, row)


def end(store: Store, row: RecordRow, target: bytes) -> VersionRow | None:
    """Let a record end a version of another log of its author; None where none stood here."""
    version = store.version(target)
    if version is None or version.waiting or version.end >= 0 or not may_end(row, version):
        return None
    ended = replace(version, end=ELSEWHERE, ended_by=row.id)
    store.put(ended)
    return ended


def ended_before(store: Store, version: VersionRow) -> VersionRow:
    """Return a version that has just entered its log, ended where a later log already did so."""
    found = next(enders(store, version), None)
    return replace(version, end=ELSEWHERE, ended_by=found.id) if found else version


def is_ended(store: Store, version: VersionRow, cut: Mapping[LogName, int]) -> bool:
    """Tell whether another log of its author ends a version within a cut."""
    log = version.log
    others = any(one.party == log.party and one != log for one in cut)
    return others and any(row.seq < cut.get(row.log, 0) for row in enders(store, version))


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


def enders(
    store: Store, said: VersionRow | RecordRow, kinds: Kinds = NOTICES
) -> Iterator[RecordRow]:
    """Yield the records in other logs of its author that end what a record said."""
    return (row for row in _ends(store, said.channel, said.id, kinds) if may_end(row, said))


def may_end(row: RecordRow, said: VersionRow | RecordRow) -> bool:
    """Tell whether a record is of another log of who said something."""
    return (row.channel, row.party) == (said.channel, said.party) and row.log != said.log


def _ends(store: Store, channel: bytes, target: bytes, kinds: Kinds) -> Iterator[RecordRow]:
    return (row for row in store.about(channel, target) if row.kind in kinds)


def _are_of_one_log(a: RecordRow, b: RecordRow) -> bool:
    return (a.channel, a.log) == (b.channel, b.log)


def _follows(store: Store, row: RecordRow) -> bool:
    """Tell whether a log cites an earlier one where it begins, or has closed one before a place."""
    [first] = store.entries(row.channel, row.log, 0, 1)
    joined = meaning(parse(first.data)) if first.verdict is Verdict.UNDERSTOOD else None
    if isinstance(joined, Joined) and joined.earlier is not None:
        return True
    closed = store.of_kinds(row.channel, [Kind.CLOSED], 0, _CLOSED_MAX)
    return any(one.log == row.log and one.seq < row.seq for one in closed)
