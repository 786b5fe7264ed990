"""Finding what an officer means: a channel, a notice, a party; or what there is to choose from."""

from collections.abc import Callable, Mapping
from typing import Any

from keepclear.errors import BadInput, Fault
from keepclear.node.known import VersionRow
from keepclear.node.log.line import Line
from keepclear.node.log.own_log import ANOTHER
from keepclear.node.node import Moment, Node
from keepclear.record.canonical import digest

Reply = dict[str, Any]
Acts = Mapping[type, Callable[[Node, Any, Moment], Reply]]


def bad(place: str, fault: str, cure: str) -> BadInput:
    """Return a refusal of one fault, to be raised."""
    return BadInput([Fault(place, fault, cure)])


def is_id(value: bytes, text: str) -> bool:
    """Tell whether a text is the start of an id, of at least six digits."""
    return len(text) >= 6 and value.hex().startswith(text.lower())


def line_named(node: Node, name: str) -> Line:
    """Find the line that an officer means; the name may be left out where there is one."""
    lines = list(node.lines.values())
    matching = [
        line for line in lines if name in ("", line.founding.name) or is_id(line.channel, name)
    ]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(sorted(line.founding.name for line in lines)) or "none yet"
    if not matching:
        raise bad("channel", f"no channel {name!r}", f"use one of: {known}")
    raise bad("channel", "more than one channel fits", f"name one of: {known}")


def speaking(node: Node, name: str) -> Line:
    """Find the line an officer means to speak on; refuse one on which nothing may be said."""
    line = line_named(node, name)
    if not line.joined:
        raise bad("channel", f"{line.founding.name!r} is not joined", "run: keepclear channel join")
    if line.is_mute and node.store.oddity(digest([line.channel, ANOTHER])) is not None:
        raise bad(
            "channel",
            "another node speaks as us here, from a newer log",
            "act at that node; stop this one, or that one, for good",
        )
    if line.is_mute:
        raise bad(
            "channel",
            "our store went back in time, and no further log of ours has room in this channel",
            "found another channel with the same members; STOP still goes out here",
        )
    check_clock(node, line)
    return line


def check_clock(node: Node, line: Line) -> None:
    """Refuse a scenario clock on a live channel, and the other way round."""
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
    serials = {f"{line.names.get(row.party, '?')}-{row.serial}" for line, row in current}
    several = f"name one: {', '.join(sorted(serials))}"
    cure = several if len(serials) == len(current) else "name its channel, or give its record id"
    raise bad("notice", f"more than one is called {name!r}", cure)


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


def party_named(line: Line, name: str) -> int:
    """Find a member by its name."""
    for index, known in line.names.items():
        if known == name:
            return index
    known_names = ", ".join(sorted(line.names.values()))
    raise bad("party", f"no party {name!r} in this channel", f"use one of: {known_names}")
