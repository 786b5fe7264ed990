"""How tests have parties agree: propose, read, sign and close."""

from tests.simulation.world import DAWN, World

from keepclear.exchange.agreement import Agreement, rule_names
from keepclear.exchange.rule.rules import Rules
from keepclear.node import request as ask
from keepclear.standards.rules_toml.agreement import draft_parties

TITLE = "terms"
NOW = int(DAWN.timestamp())


def drafted(rules: Rules, **more: object) -> Agreement:
    """A draft whose rules all stand in one article."""
    under = tuple(sorted((name, "1") for name in rule_names(rules)))
    fields: dict[str, object] = {
        "language": "en",
        "from_utc": 0,
        "rules": rules,
        "articles": (("1", "what is said"),),
        "under": under,
        "parties": draft_parties(rules),
    }
    return Agreement(**{**fields, **more})  # type: ignore[arg-type]


def propose(
    world: World, draft: Agreement, title: str = TITLE, who: str = "A", amends: str = ""
) -> str:
    """Propose a draft, and let everybody have it; return the hash of what is to be signed."""
    reply = world.act(
        who, ask.ProposeAgreement, title=title, content=draft.content(), amends=amends
    )
    world.settle()
    return str(reply["hash"])


def agree(
    world: World, draft: Agreement, title: str = TITLE, who: str = "A", amends: str = ""
) -> None:
    """Have every party sign a draft that one proposes and closes."""
    shown = propose(world, draft, title, who, amends)
    for other in world.members:
        if other != who:
            world.act(other, ask.Endorse, document=title, what="sign", shown=shown)
    world.settle()
    world.act(who, ask.Endorse, document=title, what="close")
    world.settle()
