"""How old our own keys are: each is to be replaced by an instant, and shown before and after it.

The instants stand in the journal, so that a restart and a replay ask for the
same. What is late is asked for as everything else that waits for a person.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.limits import SEALING_KEY_DAYS
from keepclear.node.effects import Effect
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, JournalRow, KeptRow
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Precedence

if TYPE_CHECKING:
    from keepclear.node.node import Node

DAY_S: Final = 86_400
WARN_S: Final = 30 * DAY_S  # before what a person must bring the party key, or new cards, for
KEPT: Final = "keys due"  # the name by which the instants are kept


class Ours(StrEnum):
    """What of ours grows old."""

    NODE = "node key"
    TLS = "TLS certificate"
    SEALING = "encryption key of the week"
    GONE = "gone"


def note_ages(
    node: "Node", replace_after_days: int, tls_until: int, moment: Moment
) -> list[Effect]:
    """Ask for a new node key so many days after its event, and for a TLS key at its end.

    An exercise has a clock of its own, by which no key grows old.
    """
    if node.scenario is not None:
        return []
    node_due = node.us.history.events[-1].utc + replace_after_days * DAY_S
    return _note(node, {Ours.NODE: node_due - WARN_S, Ours.TLS: tls_until - WARN_S}, (), moment)


def note_sealing(node: "Node", since: int, gone: Sequence[bytes], moment: Moment) -> list[Effect]:
    """Note since when the encryption key of the week is in use, and which ones are gone."""
    if node.scenario is not None:
        return []
    return _note(node, {Ours.SEALING: since + (SEALING_KEY_DAYS + 1) * DAY_S}, gone, moment)


def _note(
    node: "Node", due: Mapping[Ours, int], gone: Sequence[bytes], moment: Moment
) -> list[Effect]:
    known = _due(node)
    new = {what: utc for what, utc in due.items() if known.get(what) != utc}
    channel = min(node.lines, default=b"")
    missing = [what for what in due if channel and node.items.find(*_key(what)) is None]
    if not (new or gone or missing):
        return []
    with node.transaction(moment):
        for key_id in gone:
            node.journal.add(Fact.KEYS, Ours.GONE.value, key_id)
        for what in {**new, **dict.fromkeys(missing)}:
            node.journal.add(Fact.KEYS, what.value, due[what])
            _ask(node, what, due[what], moment.utc)
    return node.take_effects()


def grown_old(node: "Node", utc: int) -> list[tuple[str, int]]:
    """Name each key of ours that is to be replaced by now, and the end of its time."""
    early = {Ours.NODE: WARN_S, Ours.TLS: WARN_S}
    rows = [(Ours(what), due) for what, due in _due(node).items()]
    return [(what.value, due + early.get(what, 0)) for what, due in rows if due <= utc]


def _due(node: "Node") -> dict[str, int]:
    kept = node.store.kept(KEPT)
    return dict(decode(kept.data)) if kept else {}


def _key(what: Ours) -> tuple[Need, bytes, int]:
    return Need.KEYS_EXPIRE, what.value.encode(), NO_PARTY


def _ask(node: "Node", what: Ours, due: int, utc: int) -> None:
    """Let an item stand until the key is replaced; before it is due it concerns nobody."""
    instants = _due(node) | {what.value: due}
    node.store.put(KeptRow(KEPT, encode([list(row) for row in sorted(instants.items())])))
    channel = min(node.lines, default=b"")
    if channel:  # Without a line there is nobody to be closed off from.
        need, subject, party = _key(what)
        urgent = int(Precedence.ROUTINE)
        row = ItemRow(int(need), subject, party, channel, urgent, utc, due, max(due, utc), -1, True)
        node.items.put(row)


def _replay(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, what, due = fact
    if what != Ours.GONE:
        _ask(node, Ours(what), due, moment.utc)


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.KEYS: _replay})
