"""The room on our own disk: said while there is still room to write it down.

It alarms once when little is left and rests by itself when there is room again.
"""

from typing import Final

from keepclear.node.clock import rest
from keepclear.node.effects import Effect
from keepclear.node.node import Moment, Node
from keepclear.record.canonical import digest

FILLING: Final = "DISK NEARLY FULL"
REFUSES: Final = "DISK TAKES NOTHING"
STANDING_MAX: Final = 100


def note_room(node: Node, *, is_low: bool, free_mb: int, moment: Moment) -> list[Effect]:
    """Take whether our disk is nearly full; each change is kept and shown."""
    standing = node.store.oddities_alike(FILLING, STANDING_MAX)
    if is_low == bool(standing):
        return []
    with node.transaction(moment):
        for row in standing:
            rest(node, row)
        if is_low:
            why = f"{free_mb} MB are left: make room, or this node will soon take nothing more"
            node.odd(b"", digest([node.us.party, FILLING, node.journal.next_n]), FILLING, why)
    return node.take_effects()


def note_refusal(node: Node, why: str, moment: Moment) -> list[Effect]:
    """Show and ring that our disk takes nothing; the mind that this is told to is not kept."""
    with node.transaction(moment):
        said = f"{why}: nothing is taken, said or acknowledged here until the disk is well"
        node.odd(b"", digest([node.us.party, REFUSES]), REFUSES, said)
    return node.take_effects()
