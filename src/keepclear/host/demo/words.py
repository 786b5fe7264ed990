"""What each verb of a scenario asks of the node, and the words of a line that people read of it.

`shown` is always what the officer had before them: the notice, the item of the watch.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.host.demo.scenario import Act, Verb

Shown = Mapping[str, Any]


def request(act: Act, draft: Shown, shown: Shown) -> dict[str, Any]:
    """Return what an act asks of its party's node; `draft` is what it gives, if it gives."""
    return dict(_REQUESTS[act.verb](act, draft, shown))


def words(act: Act, shown: Shown) -> str:
    """Say in a few words what was done."""
    return _WORDS[act.verb](act, shown)


_REQUESTS: Final[Mapping[Verb, Callable[[Act, Shown, Shown], Shown]]] = MappingProxyType(
    {
        "line_check": lambda act, draft, shown: {"act": "line check"},
        "give": lambda act, draft, shown: {
            "act": "give",
            "notices": [draft],
            "precedence": act.precedence,
        },
        "amend": lambda act, draft, shown: {
            "act": "amend",
            "notice": act.notice,
            "draft": draft,
            "precedence": act.precedence,
        },
        "cancel": lambda act, draft, shown: {
            "act": "cancel",
            "notice": act.notice,
            "precedence": act.precedence,
        },
        "readback": lambda act, draft, shown: {
            "act": "read back",
            "notice": act.notice,
            "group": shown["check_group"],
        },
        "correct": lambda act, draft, shown: {
            "act": "answer",
            "notice": act.notice,
            "party": act.of,
            "correct": act.verdict == "CORRECT",
        },
        "disseminate": lambda act, draft, shown: {
            "act": "disseminate",
            "notice": act.notice,
            "units": act.to,
        },
        "object": lambda act, draft, shown: {
            "act": "object",
            "notice": act.notice,
            "reason": act.reason,
        },
        "say": lambda act, draft, shown: {
            "act": "say",
            "text": act.text,
            "precedence": act.precedence,
        },
        "stop": lambda act, draft, shown: {"act": "stop", "text": act.text},
        "take": lambda act, draft, shown: {"act": "take"},
    }
)
_VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {"CORRECT": "READ BACK CORRECT", "CORRECTION": "CORRECTION"}
)
_WORDS: Final[Mapping[Verb, Callable[[Act, Shown], str]]] = MappingProxyType(
    {
        "line_check": lambda act, shown: "checks the line",
        "give": lambda act, shown: f"gives {act.notice} ({act.precedence})",
        "amend": lambda act, shown: f"amends {act.notice} ({act.precedence})",
        "cancel": lambda act, shown: f"cancels {act.notice} ({act.precedence})",
        "readback": lambda act, shown: f"reads {act.notice} back: {shown['check_group']}",
        "correct": lambda act, shown: f"answers {act.of} on {act.notice}: {_VERDICTS[act.verdict]}",
        "disseminate": lambda act, shown: f"has told {', '.join(act.to)} of {act.notice}",
        "object": lambda act, shown: f"objects to {act.notice}: {act.reason}",
        "say": lambda act, shown: f"says: {act.text}",
        "stop": lambda act, shown: f"STOP: {act.text}",
        "take": lambda act, shown: "takes the STOP",
    }
)
