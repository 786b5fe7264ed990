"""Which act which role may do at the desk, and which acts are those of two persons.

The rule: STOP is open to whoever is signed in. Nothing that binds the party, opens
its line to others, or gives away its protected sites is done by one person alone;
what others will rely on is drafted by one and released by another, unless the party
has settled otherwise (`four_eyes`), and never goes out on the word of a drafter. An
act that stands in no row is refused.

Commands on the machine itself are not held to this: who may run them owns the
node's folder and its keys.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from keepclear.desk.people.account import Role


class Way(Enum):
    """How an act of somebody goes on."""

    AT_ONCE = "at once"
    TWO = "two"  # as a draft, which another person releases
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do an act alone, who may prepare it, and who may release what another prepared.

    The first role that somebody has is the one that stands in the record. `alone_unless` is
    who may do it alone where the party does not ask for four eyes.
    """

    alone: tuple[Role, ...] = ()
    alone_unless: tuple[Role, ...] = ()
    prepare: tuple[Role, ...] = ()
    release: tuple[Role, ...] = ()


_WATCH, _RELEASER, _DRAFTER = Role.WATCH, Role.RELEASER, Role.DRAFTER
_ADMINISTRATOR, _AUDITOR = Role.ADMINISTRATOR, Role.AUDITOR
_AT_THE_DESK: Final = Rule(alone=(_WATCH,))
_ANSWERING: Final = Rule(alone=(_WATCH, _RELEASER))
_RELIED_ON: Final = Rule(
    alone_unless=(_RELEASER,), prepare=(_DRAFTER, _RELEASER), release=(_RELEASER,)
)
_BINDING: Final = Rule(prepare=(_DRAFTER, _RELEASER), release=(_RELEASER,))
_OPENING: Final = Rule(prepare=(_ADMINISTRATOR, _RELEASER), release=(_RELEASER, _ADMINISTRATOR))

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        # What saves lives, and what the watch owes the others.
        "stop": Rule(alone=(_WATCH, _RELEASER, _DRAFTER, _ADMINISTRATOR, _AUDITOR)),
        **dict.fromkeys(
            ("take", "read back", "disseminate", "watch take", "watch give"), _AT_THE_DESK
        ),
        **dict.fromkeys(
            (
                *("answer", "object", "say", "say coded", "line check", "confirm"),
                *("checklist step", "patrol report", "incident open", "incident state"),
                "query ask",
            ),
            _ANSWERING,
        ),
        "translate": Rule(alone=(_WATCH, _RELEASER, _DRAFTER)),
        "seen": Rule(alone=(_WATCH, _RELEASER, _AUDITOR)),
        "site read": Rule(alone=(_WATCH, _RELEASER, _DRAFTER, _AUDITOR)),
        "site decline": Rule(alone=(_RELEASER,)),
        # A party's own suspension is its own to say at once, and to lift.
        **dict.fromkeys(("suspend", "lift"), Rule(alone=(_RELEASER,))),
        # What others will rely on.
        **dict.fromkeys(
            (
                *("give", "amend", "cancel", "import", "query answer", "status statement"),
                *("patrol plan", "patrol close", "patrol part", "zone announce", "zone end"),
                *("import sites", "site add", "site amend", "site withdraw"),
            ),
            _RELIED_ON,
        ),
        # What binds the party: every document that all sign.
        **dict.fromkeys(
            (
                *("agreement propose", "agreement act", "propose separations", "endorse"),
                *("patrol propose", "incident summary"),
            ),
            _BINDING,
        ),
        # What leaves the register of protected sites.
        **dict.fromkeys(("site policy", "site release"), _BINDING),
        # Whose keys we take, and who is on a line with us.
        **dict.fromkeys(("peer add", "channel found", "channel join"), _OPENING),
    }
)


def way_of(roles: Collection[Role], act: str, *, four_eyes: bool = True) -> Way:
    """Say how an act goes on that somebody with these roles asks for."""
    rule = RULES.get(act)
    if rule is None:
        return Way.NOT
    if _first(rule.alone if four_eyes else rule.alone + rule.alone_unless, roles):
        return Way.AT_ONCE
    return Way.TWO if _first(rule.prepare, roles) else Way.NOT


def role_in(roles: Collection[Role], act: str) -> Role | None:
    """Return the role in which somebody with these roles does or releases an act; None for none."""
    rule = RULES.get(act)
    return _first(rule.alone + rule.alone_unless + rule.release, roles) if rule else None


def may_release(roles: Collection[Role], act: str) -> bool:
    """Tell whether somebody with these roles may release an act that another prepared."""
    rule = RULES.get(act)
    return rule is not None and _first(rule.release, roles) is not None


def who_may(act: str) -> tuple[Role, ...]:
    """Return the roles that may do or prepare an act."""
    rule = RULES.get(act, Rule())
    return tuple(dict.fromkeys(rule.alone + rule.alone_unless + rule.prepare))


def _first(among: tuple[Role, ...], roles: Collection[Role]) -> Role | None:
    return next((role for role in among if role in roles), None)
