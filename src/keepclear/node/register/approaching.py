"""What notices of peers come near: a site on approach goes to whose notice does, to nobody else.

The owner chose, party by party, how near and whether the node gives it by itself. What
comes near very much at once, or again and again, may be drawn to make sites come out:
then nothing goes out by itself, and an officer decides.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.exchange.notice import Notice
from keepclear.limits import SITES_APPROACHED_PER_DAY_MAX, SITES_APPROACHED_PER_NOTICE_MAX
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.node.register.site import Policy, Site
from keepclear.node.register.sites import DAY_S, NOBODY, change, flag, give, standing_notice
from keepclear.record.canonical import encode
from keepclear.record.envelope import Precedence, Signature

if TYPE_CHECKING:
    from keepclear.node.node import Node
    from keepclear.node.situation import Plan

APPROACHED: Final = "SITES APPROACHED IN NUMBERS"


def _noticed(node: "Node", line: Line, entry: Entry, _moment: Moment) -> None:
    """Remember that a notice of a peer has come to stand; see `look`."""
    if entry.row.party != line.our_index and node.ringing:
        node.sites.pending.append(entry.row.id)


def look(node: "Node", moment: Moment) -> None:
    """Give what the notices that have just come to stand approach, or ask an officer."""
    pending, node.sites.pending = node.sites.pending, []
    for version in pending:
        plan = node.situation.plans.get(version)
        if plan is not None:
            approached(node, plan, moment)


def look_again(node: "Node", moment: Moment) -> None:
    """Hold every notice that stands against a register that has changed."""
    for plan in list(node.situation.plans.values()):
        if plan.party != node.us.party:
            approached(node, plan, moment)


def not_given(node: "Node", plan: "Plan", utc: int) -> list[tuple[Site, Policy]]:
    """Return the sites that a notice of a peer approaches and that the peer was not given yet."""
    near = node.sites.near(node, plan.party, plan.volumes, utc)
    return [
        (site, policy)
        for site, policy in near
        if not (held := site.held_by(plan.party)) or not standing_notice(node, held, utc)
    ]


def approached(node: "Node", plan: "Plan", moment: Moment) -> None:
    """Give the sites that a notice approaches where their owner chose so; ask about the others.

    A notice that comes near to very many, or a peer to which many came out within a
    day, gets none by itself: an officer decides, and is told that it is unusual.
    """
    found = not_given(node, plan, moment.utc)
    if not found:
        return
    mine = [one for one in found if one[1].automatic and may_give(node, one[1])]
    spent = given_by_itself(node, plan.party, moment.utc)
    if len(found) > SITES_APPROACHED_PER_NOTICE_MAX or (
        mine and spent + len(mine) > SITES_APPROACHED_PER_DAY_MAX
    ):
        mine = []
        name = node.lines[plan.row.channel].names.get(plan.row.party, "?")
        why = f"{plan.row.name} of {name} comes near {len(found)} sites; {spent} in the last day"
        flag(node, plan.row.channel, plan.row.party, plan.row.id, APPROACHED, why, moment)
    for site, policy in mine:
        give(node, site, policy, NOBODY, Precedence.IMMEDIATE, moment)
    if len(mine) < len(found):
        _ask(node, plan, moment)


def is_near(node: "Node", site: Site, party: bytes, utc: int) -> bool:
    """Tell whether any notice of a party that stands comes near a site as it now is."""
    plans = [plan for plan in node.situation.plans.values() if plan.party == party]
    near = node.sites.near
    return any(
        site.serial == other.serial
        for plan in plans
        for other, _ in near(node, party, plan.volumes, utc)
    )


def may_give(node: "Node", policy: Policy) -> bool:
    """Tell whether anything may be said now in the channel of a policy."""
    line = node.lines.get(policy.channel)
    clock_fits = line is not None and line.founding.scenario == node.scenario
    return line is not None and line.joined and not line.is_mute and clock_fits


def given_by_itself(node: "Node", party: bytes, utc: int) -> int:
    """Count what this node gave a party by itself within the last day."""
    since = utc - DAY_S
    held = (site.held_by(party) for site in node.sites.sites(node, utc).values())
    return sum(1 for one in held if one and one.automatic and one.utc > since)


def _ask(node: "Node", plan: "Plan", moment: Moment) -> None:
    """Ask an officer whether a peer is given what its notice approaches."""
    if node.items.find(Need.RELEASE_SITE, plan.row.id, plan.row.party) is None:
        data = encode([plan.row.id, plan.row.channel, plan.row.party])
        change(node, "asked", data, NOBODY, moment)


def answered(node: "Node", plan: "Plan", officer: Signature, moment: Moment) -> None:
    """Note that an officer has decided on what a notice approaches, whatever the decision."""
    data = encode([plan.row.id, plan.row.channel, plan.row.party])
    change(node, "answered", data, officer, moment)


TAKES: Final[Mapping[type, Any]] = MappingProxyType({Notice: _noticed})
