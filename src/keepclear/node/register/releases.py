"""What of our own notices was told to others, how exactly, and what stays with us.

A notice that is given at less than full exactness holds its released volumes
alone. The exact ones stay in our journal and never enter a record; what they
would give is worked out when our own officers look, and is told to nobody.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.fields import Fields
from keepclear.exchange.meaning import Kind, Refused, meaning
from keepclear.exchange.notice import encode_volumes, parse_volumes
from keepclear.exchange.release import Release
from keepclear.node.journal import Fact
from keepclear.node.known import ConflictRow, JournalRow, KeptRow, RecordRow, Store, VersionRow
from keepclear.node.log.line import Entry
from keepclear.node.moment import Moment
from keepclear.picture.meeting import Meeting
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import parse
from keepclear.space.precision import Precision
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.node.node import Node

# What was disclosed, as the journal tells it; see Fact.RELEASED.
NOTICE, SITE = "notice", "site"


def _check(store: Store, entry: Entry) -> Refused | None:
    """Refuse a release of anything but a version that stands before it in the same log."""
    said = entry.statement
    assert isinstance(said, Release)
    version = store.version(said.target)
    row = entry.row
    if (
        version is None
        or version.waiting
        or (version.channel, version.party) != (row.channel, row.party)
        or version.incarnation != row.incarnation
        or version.begin >= row.seq
    ):
        return Refused("release/4", "it releases no version of its author's own log before it")
    return None


def release_of(store: Store, version: VersionRow) -> Release | None:
    """Return what its author says of a version: the last release in the author's log."""
    rows = [row for row in _releases(store, version) if row.party == version.party]
    said = meaning(parse(rows[-1].data)) if rows else None
    return said if isinstance(said, Release) else None


def _releases(store: Store, version: VersionRow) -> list[RecordRow]:
    return [row for row in store.about(version.channel, version.id) if row.kind == Kind.RELEASE]


# What stays with us


def keep_exact(
    node: "Node", record_id: bytes, volumes: Sequence[Volume], precision: Precision
) -> None:
    """Keep the exact volumes of a version of ours, in the transaction that gives it.

    Crash just after the commit: the version and its exact volumes both hold.
    """
    data = encode(encode_volumes(volumes))
    node.journal.add(Fact.EXACT, record_id, data, str(precision))
    _put_exact(node, record_id, data)


def exact_of(store: Store, record_id: bytes) -> tuple[Volume, ...] | None:
    """Return the exact volumes of a version of ours; None where it was told as it is."""
    kept = store.kept(_kept_as(record_id))
    return parse_volumes(decode(kept.data), Fields({}, "volume/1")) if kept else None


def exact_meeting(node: "Node", row: ConflictRow) -> tuple[bool, Meeting | None]:
    """Return whether a conflict is one of ours told less exactly, and how it is by the exact one.

    For our own officers alone: worked out when they look, and kept nowhere.
    """
    plans = node.situation.plans
    ours, other = (row.a, row.b) if plans[row.a].party == node.us.party else (row.b, row.a)
    exact = exact_of(node.store, ours)
    if exact is None:
        return False, None
    plan = plans[ours]
    doing = plan.row.activity
    met = node.situation.what_if(plan.row.channel, plan.party, exact, doing, version=ours)
    return True, met.get(other)


def _put_exact(node: "Node", record_id: bytes, data: bytes) -> None:
    node.store.put(KeptRow(_kept_as(record_id), data))


def _kept_as(record_id: bytes) -> str:
    return f"exact {record_id.hex()}"


def _replay_exact(node: "Node", _row: JournalRow, fact: list[Any], _moment: Moment) -> None:
    _, record_id, data, _ = fact
    _put_exact(node, record_id, data)


def note_released(
    node: "Node", what: str, record_id: bytes, channel: bytes, release: Release | None
) -> None:
    """Enter into the disclosure ledger that a channel was given something."""
    precision = str(release.precision) if release else ""
    label = release.handling if release else ""
    node.journal.add(Fact.RELEASED, what, record_id, channel, precision, label)
    _put_released(node, what, record_id)


def is_site(store: Store, record_id: bytes) -> bool:
    """Tell whether a version of ours gives a protected site of our register."""
    return store.kept(f"site of {record_id.hex()}") is not None


def _put_released(node: "Node", what: str, record_id: bytes) -> None:
    if what == SITE:
        node.store.put(KeptRow(f"site of {record_id.hex()}", b""))


def _replay_released(node: "Node", _row: JournalRow, fact: list[Any], _moment: Moment) -> None:
    _put_released(node, fact[1], fact[2])


CHECKS: Final[Mapping[type, Any]] = MappingProxyType({Release: _check})
FACTS: Final[Mapping[int, Any]] = MappingProxyType(
    {Fact.EXACT: _replay_exact, Fact.RELEASED: _replay_released}
)
