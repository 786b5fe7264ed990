"""How lines stand, as an officer sees it: the state and its reasons, and each desk by itself.

That a node answers says nothing of its desk, so the two are never one word.
"""

from datetime import UTC, datetime
from typing import Any

from keepclear.node.health import current, desk_said
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.picture.line_state import Sign, phrase, reasons, states, whole
from keepclear.record.envelope import UTC_MAX

View = dict[str, Any]
MANNED, UNMANNED, NOT_SAID = "MANNED", "UNMANNED", "NOT SAID"


def line_states(node: Node, moment: Moment) -> list[View]:
    """Say how every channel that we have joined stands."""
    lines = [line for line in node.lines.values() if line.joined]
    return [{"channel": line.founding.name} | line_view(node, line, moment) for line in lines]


def line_view(node: Node, line: Line, moment: Moment) -> View:
    """Say how one channel stands, as a whole and with each member, in words with the reasons."""
    if not line.joined:
        return {"state": "NOT JOINED", "states": [], "by_us": False, "members": []}
    found = current(node, line, moment)
    named = {line.names.get(index, "?"): signs for index, signs in found.items()}
    shown = states(sign for signs in found.values() for sign in signs)
    return {
        "state": whole(named, node.us.name, moment.utc),
        "states": [_words(state.name) for state in shown],
        "by_us": any(Sign.SUSPENDED_BY_US in signs for signs in found.values()),
        "members": [
            {
                "party": name,
                "state": phrase(signs, node.us.name, name, moment.utc),
                "states": [_words(state.name) for state in states(signs)],
                "reasons": reasons(signs),
            }
            for name, signs in named.items()
        ],
    }


def _words(name: str) -> str:
    return name.replace("_", " ")


def desk_view(node: Node, party: bytes) -> View:
    """Say by a party's own last word whether anybody is at its desk, and since when."""
    said = desk_said(node, party)
    if said is None:
        return {"desk": NOT_SAID, "desk_since": None}
    since = datetime.fromtimestamp(min(said.utc, UTC_MAX), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"desk": MANNED if said.manned else UNMANNED, "desk_since": since}
