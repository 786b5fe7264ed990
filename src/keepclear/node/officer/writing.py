"""Writing what an officer says as the next record of our log, and having it sent."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import Kind, Refused, Statement
from keepclear.exchange.notice import Notice
from keepclear.limits import NAME_CODE_POINTS_MAX, RECORD_BYTES_MAX, TEXT_CODE_POINTS_MAX
from keepclear.node import request as ask
from keepclear.node.journal import Fact
from keepclear.node.log.line import Entry, Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Reply, bad
from keepclear.node.suspension import is_held_back
from keepclear.picture.line_state import clock_time
from keepclear.record.envelope import Draft, Precedence, Signature
from keepclear.record.text import find_refused

Faults = Iterator[Fault]


def write(
    node: Node,
    line: Line,
    request: ask.Act,
    kind: Kind,
    statement: Statement,
    precedence: str,
    moment: Moment,
) -> Entry:
    """Write a statement as the next record of our log, and send it."""
    body: Mapping[int, Any] = statement.body()
    _check_suspended(node, line, statement, Precedence[precedence], moment)
    officer = Signature(request.role, request.initials)
    draft = Draft(kind, body, Precedence[precedence], officer, moment.utc)
    # A notice was judged when it was made of its draft; parsing hundreds of volumes once is enough.
    judged = statement if isinstance(statement, Notice) else None
    entry = line.author(
        node.signer_on(line), node.us.incarnation, draft, node.journal.next_n, judged
    )
    entry = node.speak(line, entry, moment)
    if isinstance(entry.statement, Refused):
        raise bad(kind.name.lower(), entry.statement.why, "correct it and try again")
    node.journal.add(Fact.AUTHORED, request.ref, [entry.row.id])
    return entry


def _check_suspended(
    node: Node, line: Line, statement: Statement, precedence: Precedence, moment: Moment
) -> None:
    """Refuse what we do not say in a channel that we have suspended ourselves."""
    ours = node.states.suspensions(line).get(line.our_index)
    if ours is None or not is_held_back(statement, precedence):
        return
    name = line.founding.name
    raise bad(
        "channel",
        f"we have suspended {name!r} since {clock_time(ours.utc, moment.utc)}",
        f"lift it: keepclear line lift {name!r}; what saves lives is given as IMMEDIATE or FLASH",
    )


def check_size(size: int, place: str = "record") -> None:
    """Refuse what no record has room for, in bytes."""
    if size > RECORD_BYTES_MAX - 4_096:  # Room for the fields that place the record.
        raise bad(
            place,
            f"{size} bytes do not fit one record of {RECORD_BYTES_MAX}",
            "simplify the geometry or split it into several notices",
        )


def reply_of(entry: Entry, line: Line) -> Reply:
    """Return what an officer is told of a record."""
    return {
        "record": entry.row.id.hex(),
        "channel": line.channel.hex(),
        "log_index": entry.row.seq,
        "utc": entry.row.utc,
    }


def check_words(request: ask.Act) -> None:
    """Refuse words that no record may hold, all at once, each by the name of its field.

    A STOP is sent whatever its words are.
    """
    if faults := list(unsayable(request)) if not isinstance(request, ask.Stop) else []:
        raise BadInput(faults)


def unsayable(value: object, place: str = "", length_max: int = TEXT_CODE_POINTS_MAX) -> Faults:
    """Yield what is wrong with each text of an act; a code judges its arguments by itself."""
    match value:
        case str():
            if refused := find_refused(value):
                yield Fault(place, f"it holds {refused}", "write it without that character")
            if len(value) > length_max:
                fault = f"it has {len(value)} characters, of {length_max} at most"
                yield Fault(place, fault, "shorten it")
        case list():
            for number, item in enumerate(value, 1):
                yield from unsayable(item, f"{place}[{number}]" if value[1:] else place, length_max)
        case msgspec.Struct():
            within = f"{place}." if place.endswith("]") else ""
            for field in value.__struct_fields__:
                item = getattr(value, field)
                if item and isinstance(item, _WORDED):  # An act of 500 notices has 3,000 fields.
                    name, most = _FIELDS.get(field, (field, TEXT_CODE_POINTS_MAX))
                    yield from unsayable(item, within + name, most)
        case _:
            pass


_WORDED = (str, list, msgspec.Struct)
# What is a name, and by which option it is given where that is called otherwise.
_FIELDS = {
    "name": ("name", NAME_CODE_POINTS_MAX),
    "units": ("--to", NAME_CODE_POINTS_MAX),
    "role": ("--role", NAME_CODE_POINTS_MAX),
    "initials": ("--initials", NAME_CODE_POINTS_MAX),
    "note": ("--note", TEXT_CODE_POINTS_MAX),
}
