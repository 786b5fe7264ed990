"""Ways out of conflict: the cheapest moves that bring one notice clear of all other plans.

An offer is a value that an officer may look at, change, or make an amended draft of;
nothing is moved or sent by it. The rule it lives by: the engine finds no conflict of the
notice where an offer puts it, and no cheaper move on the grid in its directions is clear.
What is searched: each direction alone, and time together with altitude. Moves in place
are not combined with others. docs/watch/ways-out.md tells officers how to read an offer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

from keepclear.errors import BadRecord
from keepclear.exchange.fields import Fields
from keepclear.exchange.notice import ALTITUDE_M_MAX, Activity, encode_volumes, parse_volumes
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.picture.area import Plan
from keepclear.picture.conflict import ActivePlans
from keepclear.picture.displacement import MAY_MOVE, Cost, Dimension, Grid, Move, Way
from keepclear.picture.rules import Judge, judging
from keepclear.picture.surroundings import Clearance, Surroundings
from keepclear.picture.way_out import Search
from keepclear.space.displaced import stretch
from keepclear.space.volume import Volume

K = TypeVar("K")

# What rounding a notice to whole metres and seconds, as a record holds them, may add to its reach.
_ROUNDING_M: Final = 10.0
_ROUNDING_S: Final = 2


@dataclass(frozen=True, slots=True)
class Offer(Generic[K]):
    """A way out: the move, what it costs, and the volumes that the notice would then have.

    `clears` names the plans that the notice conflicts with as it stands, all of which it
    then keeps clear of; `clearance` is the air left to the plan then nearest to conflict.
    """

    move: Move
    cost: float
    volumes: tuple[Volume, ...]
    clears: tuple[K, ...]
    clearance: Clearance[K] | None


def ways_out(
    plan: Plan,
    others: Mapping[K, Plan],
    rules: Rules | Separation | Judge,
    grid: Grid = Grid(),  # noqa: B008  # frozen
    cost: Cost = Cost(),  # noqa: B008  # frozen
    *,
    not_before: datetime | None = None,
    may_move: Mapping[Activity, Dimension] = MAY_MOVE,
) -> list[Offer[K]]:
    """Return the cheapest way out in each direction, cheapest first; [] where none is needed.

    A move of time and altitude together is offered where it is cheaper than both of its
    parts alone. All plans in `others` of other parties are kept clear of, and no area or side
    rule that the notice keeps now is broken. The notice is first put as a record would hold
    it, in whole metres and seconds. With `not_before` no move in time starts earlier than it.
    """
    around = Surroundings(plan, others, judging(rules))
    clears = around.conflicts(plan.volumes)
    volumes = _as_written(plan.volumes)
    if not clears or volumes is None:
        return []
    search, may = Search(around, volumes, grid, cost, not_before), may_move[plan.activity]
    found = [*search.in_time_and_altitude(may)]
    if Dimension.PLACE in may:
        found += search.in_place()
    offers = [
        Offer(move, cost.of(move), there, clears, around.clearance(there, cost))
        for move, there in found
    ]
    order = {way: number for number, way in enumerate(Way)}
    return sorted(offers, key=lambda offer: (offer.cost, [order[way] for way in offer.move.ways]))


def ways_out_of_conflict(
    names: tuple[K, K],
    plans: Mapping[K, Plan],
    rules: Rules | Separation | Judge,
    grid: Grid = Grid(),  # noqa: B008  # frozen
    cost: Cost = Cost(),  # noqa: B008  # frozen
    *,
    active: ActivePlans[K] | None = None,
    not_before: datetime | None = None,
) -> dict[K, list[Offer[K]]]:
    """Return the ways out for either side of a conflict, all parties alike.

    A side that the rules exempt is not asked to move unless both are. `active` holds the
    same plans; given, only the neighbours of each side are looked at, with the same answer.
    """
    judge = judging(rules)
    a, b = names
    asked = judge.rules.gives_way(plans[a].activity, plans[b].activity)
    found = {}
    for name, gives_way in zip(names, asked, strict=True):
        if any(asked) and not gives_way:
            continue
        near: Mapping[K, Plan] = plans
        if active is not None:
            near = {key: plans[key] for key in neighbours(plans[name], active, judge, grid)}
        found[name] = ways_out(plans[name], near, judge, grid, cost, not_before=not_before)
    return found


def neighbours(
    plan: Plan,
    active: ActivePlans[K],
    rules: Rules | Separation | Judge,
    grid: Grid = Grid(),  # noqa: B008  # frozen
) -> list[K]:
    """Return the plans of other parties that a plan could conflict with anywhere on the grid."""
    widest = judging(rules).rules.widest()
    spread = max((stretch(volume.core, grid.lateral_max_m) for volume in plan.volumes), default=1.0)
    reach = Separation(
        widest.lateral_m + spread * grid.lateral_max_m + _ROUNDING_M,
        widest.vertical_m + ALTITUDE_M_MAX * 10,
        widest.time_s + grid.time_max_s + _ROUNDING_S,
    )
    return active.conflicting(plan.party, plan.volumes, reach)


def _as_written(volumes: Sequence[Volume]) -> tuple[Volume, ...] | None:
    """Return volumes as a record would hold them, which contain them; None where none could."""
    try:
        return parse_volumes(encode_volumes(volumes), Fields({}, "notice/6"))
    except BadRecord:
        return None
