"""What a node remembers of how its lines stand: the signs that hold, and when time changes them.

The signs of each channel are kept with the commit that changes them, so a
restart goes on with the last state and no transition is told that was none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from keepclear.node.known import KeptRow, Store
from keepclear.node.log.line import Line
from keepclear.node.suspension import suspensions
from keepclear.picture.line_state import Held, Sign, Signs, Suspended
from keepclear.record.canonical import decode, encode

NAME = "line state "  # with the channel in hex, the name by which the signs of a channel are kept
NOT_LOOKED = 0  # An instant long past: a node that has just started looks at once.


@dataclass(slots=True)
class LineStates:
    """How the line to each member of each channel stands, as last looked at."""

    signs: dict[bytes, dict[int, Signs]] = field(default_factory=dict)
    heard: dict[bytes, float] = field(default_factory=dict)  # the last fresh contact, by party
    differ: set[tuple[bytes, int]] = field(default_factory=set)  # by the latest line check
    dues: dict[bytes, int | None] = field(default_factory=dict)  # when to look again, by channel
    open_at: dict[bytes, float] = field(default_factory=dict)  # the tick of a look that found so
    suspended: dict[bytes, Mapping[int, Suspended]] = field(default_factory=dict)
    spoke: set[bytes] = field(default_factory=set)  # parties that said how their desk stands
    unmanned: set[bytes] = field(default_factory=set)  # parties for whose empty desk we have rung
    opened: float | None = None  # the tick at which this run first looked

    @property
    def next_utc(self) -> int | None:
        """When time alone may change a state."""
        if self.opened is None:
            return NOT_LOOKED
        return min((due for due in self.dues.values() if due is not None), default=None)

    def of(self, store: Store, channel: bytes) -> Mapping[int, Signs]:
        """Return the signs of each member of a channel as last kept; empty before the first."""
        if channel not in self.signs:
            kept = store.kept(NAME + channel.hex())
            self.signs[channel] = parse_signs(kept.data) if kept else {}
            differ = Sign.PICTURES_DIFFER
            self.differ |= {(channel, i) for i, s in self.signs[channel].items() if differ in s}
        return self.signs[channel]

    def compared(self, channel: bytes, party: int, *, differs: bool) -> None:
        """Note how a member's latest line check compares with what we conclude."""
        change = self.differ.add if differs else self.differ.discard
        change((channel, party))
        self.open_at.pop(channel, None)

    def suspensions(self, line: Line) -> Mapping[int, Suspended]:
        """Return who has suspended a channel and not lifted it, by index."""
        if line.channel not in self.suspended:
            self.suspended[line.channel] = suspensions(line)
        return self.suspended[line.channel]

    def forget_suspensions(self, channel: bytes) -> None:
        """Work out anew who has suspended a channel, once somebody has spoken of it."""
        self.suspended.pop(channel, None)
        self.open_at.pop(channel, None)


def keep(channel: bytes, signs: Mapping[int, Signs]) -> KeptRow:
    """Return the row by which the signs of a channel outlive this run."""
    data = [
        [index, [[int(sign), held.since, held.why] for sign, held in sorted(held_by.items())]]
        for index, held_by in sorted(signs.items())
    ]
    return KeptRow(NAME + channel.hex(), encode(data))


def parse_signs(data: bytes) -> dict[int, Signs]:
    """Read back what `keep` wrote; what lingers does so from our start."""
    rows: list[Any] = decode(data)
    return {
        index: MappingProxyType({Sign(sign): Held(since, why) for sign, since, why in held})
        for index, held in rows
    }
