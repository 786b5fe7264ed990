"""Which of our officers read which protected sites: noted first, shown where it is unusual."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.limits import SITES_READ_AT_ONCE_MAX, SITES_READ_PER_DAY_MAX
from keepclear.node.journal import Fact
from keepclear.node.known import JournalRow, KeptRow
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY
from keepclear.node.register.sites import DAY_S, flag
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Signature

if TYPE_CHECKING:
    from keepclear.node.node import Node

READ = "sites read"  # the name by which readings of the last day are kept
READINGS: Final = "UNUSUAL READING OF SITES"
AT_ONCE_S: Final = 600
READING_S: Final = 60  # within which a site that was noted as read is shown
READINGS_KEPT: Final = 1_000  # of one day; whoever reads more was shown long before


def note_read(node: "Node", serials: Sequence[int], officer: Signature, moment: Moment) -> None:
    """Note that an officer of ours reads sites, and show where that is unusual."""
    node.journal.add(Fact.READ, list(serials), officer.role, officer.initials)
    who = f"{officer.role} {officer.initials}".strip()
    readings = _note_reading(node, serials, who, moment.utc)
    own = [(utc, read) for utc, by, read in readings if by == who]
    day = len({serial for _, read in own for serial in read})
    late = moment.utc - AT_ONCE_S
    once = len({serial for utc, read in own if utc > late for serial in read})
    if once > SITES_READ_AT_ONCE_MAX or day > SITES_READ_PER_DAY_MAX:
        sweep = f"{once} different ones within {AT_ONCE_S // 60} min"
        about = f"{who} {moment.utc // DAY_S}".encode()
        channel = min(node.lines, default=b"")
        flag(node, channel, NO_PARTY, about, READINGS, f"{who}: {sweep}, {day} in a day", moment)


def _note_reading(
    node: "Node", serials: Sequence[int], who: str, utc: int
) -> list[tuple[int, str, list[int]]]:
    kept = node.store.kept(READ)
    before = decode(kept.data) if kept else []
    late = [one for one in before if one[0] > utc - DAY_S][-READINGS_KEPT:]
    readings = [*late, [utc, who, list(serials)]]
    node.store.put(KeptRow(READ, encode(readings)))
    return [(when, by, read) for when, by, read in readings]


def may_read(node: "Node", serial: int, role: str, initials: str, utc: int) -> bool:
    """Tell whether this officer's reading of a site was noted within the last minute."""
    kept, who = node.store.kept(READ), f"{role} {initials}".strip()
    readings = decode(kept.data) if kept else []
    return any(
        utc - READING_S <= when <= utc and by == who and serial in read
        for when, by, read in readings
    )


def _replay_read(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, serials, role, initials = fact
    _note_reading(node, serials, f"{role} {initials}".strip(), moment.utc)


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.READ: _replay_read})
