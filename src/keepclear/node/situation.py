"""The situation: every notice that stands now, and which of them come too close.

Kept in memory as column arrays and advanced with each entry; the store holds
the same as rows. A notice that waits ahead of its log counts as well: it can
only add a conflict, and removes nothing until its log has caught up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from heapq import heappop, heappush

import msgspec

from keepclear.exchange.meaning import RULESET
from keepclear.exchange.notice import Activity
from keepclear.exchange.separation import Separation, Separations
from keepclear.node.known import ConflictRow, Store, VersionRow
from keepclear.node.order import Order
from keepclear.picture.area import Plan as JudgedPlan
from keepclear.picture.conflict import ActivePlans, meeting
from keepclear.picture.meeting import Meeting
from keepclear.picture.resolution import Offer, neighbours, ways_out
from keepclear.picture.rules import judging
from keepclear.picture.separation import held_to
from keepclear.record.canonical import digest
from keepclear.space.volume import Volume

NOTHING_AGREED = Separations(0, 0, 0, 0)


def rule_id(separations: Separations) -> bytes:
    """Name the rule under which a pair is judged: the ruleset and the three separations."""
    return digest([RULESET, separations.lateral_m, separations.vertical_m, separations.time_s])


def conflict_id(a: bytes, b: bytes, rule: bytes) -> bytes:
    """Name a conflict by the two notice versions and the rule."""
    return digest([*sorted((a, b)), rule])


def widest(many: Sequence[Separations]) -> Separations:
    """Return the cautious choice among several separations: the largest of each."""
    if not many:
        return NOTHING_AGREED
    return Separations(
        max(item.lateral_m for item in many),
        max(item.vertical_m for item in many),
        max(item.time_s for item in many),
        0,
    )


def as_separation(item: Separations) -> Separation:
    """Return separations in the form that geometry takes."""
    return Separation(float(item.lateral_m), float(item.vertical_m), item.time_s)


@dataclass(frozen=True, slots=True)
class Plan:
    """A version that stands: whose it is, where it was said, and what it occupies."""

    row: VersionRow
    party: bytes
    volumes: tuple[Volume, ...]


class Situation:
    """All plans that stand, over all channels, and their conflicts."""

    def __init__(self) -> None:
        self.plans: dict[bytes, Plan] = {}
        self.conflicts: dict[tuple[bytes, bytes], ConflictRow] = {}
        self._soonest = Order(self.conflicts, self.starts)
        self._pairs: dict[bytes, set[tuple[bytes, bytes]]] = {}  # the conflicts of each version
        self._ends: list[tuple[int, bytes]] = []  # a heap: whose validity ends next
        self._arrays: ActivePlans[bytes] = ActivePlans()
        self._separations: dict[bytes, Separations] = {}
        self._held = held_to(as_separation(NOTHING_AGREED))  # the widest of all channels

    @property
    def is_hastened(self) -> bool:
        """Whether the search for conflicts is at its fastest."""
        return self._arrays.is_hastened

    def separations(self, channel: bytes) -> Separations:
        """Return what holds in a channel: agreed, or the largest proposed, or nothing."""
        return self._separations.get(channel, NOTHING_AGREED)

    def settle(self, channel: bytes, separations: Separations) -> bool:
        """Set what holds in a channel; True where every pair must be judged anew."""
        changed = self.separations(channel) != separations
        self._separations[channel] = separations
        self._held = held_to(as_separation(self._widest()))
        return changed

    def restore(self, plan: Plan) -> None:
        """Add a plan whose conflicts are known already."""
        self.plans[plan.row.id] = plan
        heappush(self._ends, (plan.row.until_utc, plan.row.id))
        self._arrays.add(plan.row.id, plan.party, plan.volumes)

    def restore_conflicts(self, store: Store, utc: int) -> None:
        """Read back the conflicts of the plans that were restored."""
        rules = {self._rule(one, other) for one in self._separations for other in self._separations}
        for rule in rules:
            for row in store.conflicts(rule, utc):
                if row.a in self.plans and row.b in self.plans:
                    self._note(row)

    def _note(self, row: ConflictRow) -> None:
        pair = (row.a, row.b)
        self.conflicts[pair] = row
        self._soonest.put(pair)
        for version in pair:
            self._pairs.setdefault(version, set()).add(pair)

    def conflicts_of(self, version: bytes) -> list[ConflictRow]:
        """Return the conflicts of one version."""
        return [self.conflicts[pair] for pair in sorted(self._pairs.get(version, ()))]

    def starts(self, row: ConflictRow) -> int:
        """Return when both notices of a conflict have begun, in seconds UTC."""
        return max(self.plans[row.a].row.start_utc, self.plans[row.b].row.start_utc)

    def soonest(self, limit: int) -> list[ConflictRow]:
        """Return the conflicts that begin first."""
        return self._soonest.take(limit, lambda _: True)

    def _rule(self, one: bytes, other: bytes) -> bytes:
        return rule_id(self._between(one, other))

    def add(self, plan: Plan, n: int) -> list[ConflictRow]:
        """Add a plan and return its conflicts with all that stood before it."""
        if plan.row.id in self.plans:
            self.plans[plan.row.id] = plan
            return []
        found = self._meetings(plan, n)
        self.restore(plan)
        for row in found:
            self._note(row)
        return found

    def remove(self, version: bytes) -> None:
        """Take away a plan that was superseded, cancelled or has expired."""
        if self.plans.pop(version, None) is not None:
            self._arrays.remove(version)
            for pair in self._pairs.pop(version, ()):
                del self.conflicts[pair]
                other = pair[0] if pair[1] == version else pair[1]
                self._pairs[other].discard(pair)

    def expire(self, utc: int) -> list[Plan]:
        """Take away every plan whose validity has ended, and return them."""
        ended = []
        while self._ends and self._ends[0][0] <= utc:
            version = heappop(self._ends)[1]
            if version in self.plans:
                ended.append(self.plans[version])
                self.remove(version)
        return ended

    @property
    def next_end(self) -> int | None:
        """When the next validity ends."""
        return self._ends[0][0] if self._ends else None

    def judge_anew(self, n: int) -> list[ConflictRow]:
        """Judge every pair under the separations that now hold."""
        plans, self.plans = list(self.plans.values()), {}
        self.conflicts, self._pairs, self._ends = {}, {}, []
        self._soonest = Order(self.conflicts, self.starts)
        self._arrays = ActivePlans()
        return [row for plan in plans for row in self.add(plan, n)]

    def what_if(
        self, channel: bytes, party: bytes, volumes: Sequence[Volume], version: bytes | None = None
    ) -> dict[bytes, Meeting]:
        """Return the meetings that a draft, or a version, would have, by version."""
        pairs = self._arrays.meetings(party, volumes, self._held, key=version)
        found: dict[bytes, Meeting] = {}
        for known, met in pairs:
            other = self.plans[known].row.channel
            exact = self._exact(channel, other, volumes, self.plans[known].volumes, met)
            if exact is not None:
                found[known] = exact
        return found

    def within(self, volumes: Sequence[Volume]) -> list[bytes]:
        """Return every version that may be inside a place, by whichever party; none is missed."""
        return self._arrays.conflicting(None, volumes, Separation(1.0, 1.0, 0))

    def ways_out(self, version: bytes, not_before: datetime) -> list[Offer[bytes]]:
        """Return the ways out for a version that conflicts, cheapest first (picture.resolution)."""
        rules = judging(as_separation(self._widest()))
        ours = self.plans[version]
        plan = _judged(ours)
        near = {
            known: _judged(self.plans[known])
            for known in neighbours(plan, self._arrays, rules)
            if self.plans[known].party != ours.party
        }
        return ways_out(plan, near, rules, not_before=not_before)

    def _meetings(self, plan: Plan, n: int) -> list[ConflictRow]:
        met = self.what_if(plan.row.channel, plan.party, plan.volumes, plan.row.id)
        return [self._row(plan, self.plans[version], how, n) for version, how in met.items()]

    def _widest(self) -> Separations:
        return widest(list(self._separations.values()))

    def _between(self, one: bytes, other: bytes) -> Separations:
        return widest([self.separations(one), self.separations(other)])

    def _exact(
        self,
        channel: bytes,
        other: bytes,
        ours: Sequence[Volume],
        theirs: Sequence[Volume],
        met: Meeting,
    ) -> Meeting | None:
        """Judge a pair that meets under the widest rule by the rule of its own channels."""
        own = self._between(channel, other)
        if own == self._widest():
            return met
        return meeting(ours, theirs, as_separation(own))

    def _row(self, plan: Plan, other: Plan, met: Meeting, n: int) -> ConflictRow:
        a, b = sorted((plan.row.id, other.row.id))
        same = plan.row.channel == other.row.channel
        rule = self._rule(plan.row.channel, other.row.channel)
        channel = plan.row.channel if same else b""
        return ConflictRow(
            a, b, channel, rule, conflict_id(a, b, rule), msgspec.json.encode(asdict(met)), n
        )


def _judged(plan: Plan) -> JudgedPlan:
    return JudgedPlan(plan.party.hex(), Activity(plan.row.activity), plan.volumes)


def shown(row: ConflictRow) -> Mapping[str, object]:
    """Return the meeting of a conflict as plain values."""
    met: Mapping[str, object] = msgspec.json.decode(row.meeting)
    return met
