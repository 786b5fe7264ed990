"""What an officer did, in the few words of a line that people read while it happens."""

from collections.abc import Mapping
from typing import Any, assert_never

from keepclear.host.demo.scenario import Act


def words(act: Act, shown: Mapping[str, Any]) -> str:
    """Say what an act did; `shown` is what its officer had before them."""
    match act.verb:
        case "line_check":
            return "checks the line"
        case "give":
            return f"gives {act.notice} ({act.precedence})"
        case "amend":
            return f"amends {act.notice} ({act.precedence})"
        case "cancel":
            return f"cancels {act.notice} ({act.precedence})"
        case "readback":
            return f"reads {act.notice} back: {shown['check_group']}"
        case "correct":
            return f"answers {act.of} on {act.notice}: {_VERDICTS[act.verdict]}"
        case "disseminate":
            return f"has told {', '.join(act.to)} of {act.notice}"
        case "object":
            return f"objects to {act.notice}: {act.reason}"
        case "say":
            return f"says: {act.text}"
        case "stop":
            return f"STOP: {act.text}"
        case "take":
            return "takes the STOP"
        case _:
            assert_never(act.verb)


_VERDICTS: Mapping[str, str] = {"CORRECT": "READ BACK CORRECT", "CORRECTION": "CORRECTION"}
