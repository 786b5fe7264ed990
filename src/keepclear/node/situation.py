"""The situation: every notice that stands now, and which of them come too close.

Kept in memory as column arrays and advanced with each entry; the store holds
the same as rows. A notice that waits ahead of its log counts as well: it can
only add a conflict, and removes nothing until its log has caught up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache, reduce
from heapq import heappop, heappush

import msgspec

from keepclear.exchange.combined import NOTHING_ASKED, both, pairs_only
from keepclear.exchange.meaning import RULESET
from keepclear.exchange.notice import Activity
from keepclear.exchange.rule.rules import Rules, Severity, Terms, margins_body
from keepclear.exchange.rule.separation import Separation
from keepclear.node.known import BreachRow, ConflictRow, Store, VersionRow
from keepclear.node.order import Order
from keepclear.node.register.breaches import Breaches, places_id
from keepclear.node.register.breaches import Plan as Plan
from keepclear.picture.area import Plan as JudgedPlan
from keepclear.picture.conflict import ActivePlans, meeting
from keepclear.picture.meeting import Meeting
from keepclear.picture.resolution import Offer, neighbours, ways_out
from keepclear.picture.rules import Judge
from keepclear.picture.separation import held_to
from keepclear.record.canonical import digest
from keepclear.space.altitude import Margins
from keepclear.space.volume import Volume

_RULES_KNOWN = 1_024  # more than the pairs of activities of a dozen agreements


@lru_cache(_RULES_KNOWN)
def rule_id(separation: Separation, severity: Severity, margins: Margins) -> bytes:
    """Name the rule under which a pair is judged (spec/picture.md)."""
    lateral_m, vertical_m = int(separation.lateral_m), int(separation.vertical_m)
    apart = [lateral_m, vertical_m, separation.time_s, int(severity)]
    return digest([RULESET, *apart, margins_body(margins)])


def conflict_id(a: bytes, b: bytes, rule: bytes) -> bytes:
    """Name a conflict by the two notice versions and the rule."""
    return digest([*sorted((a, b)), rule])


@dataclass(frozen=True, slots=True)
class _Held:
    """What the plans of a channel are held to."""

    judge: Judge
    pairs: Rules  # what it asks of two plans
    places: bytes  # the name of what it asks of one


def _held(judge: Judge) -> _Held:
    return _Held(judge, pairs_only(judge.rules), places_id(judge))


_NOTHING = _held(Judge(NOTHING_ASKED))


def _joined(many: Sequence[Rules]) -> Rules:
    """Return rules that ask whatever any of several asks; the same value where all are alike."""
    return reduce(lambda a, b: a if a == b else both(a, b), many)


def terms_of(rules: Rules, one: int, other: int) -> Terms:
    """Return what plans of two activities are held to; of none (0) no rule on a pair speaks."""
    if one and other:
        return rules.between(Activity(one), Activity(other))
    return Terms(rules.base, rules.severity)


class Situation:
    """All plans that stand, over all channels, and their conflicts."""

    def __init__(self) -> None:
        self.plans: dict[bytes, Plan] = {}
        self.conflicts: dict[tuple[bytes, bytes], ConflictRow] = {}
        self.breaches = Breaches()
        self._soonest = Order(self.conflicts, self.starts)
        self._pairs: dict[bytes, set[tuple[bytes, bytes]]] = {}  # the conflicts of each version
        self._ends: list[tuple[int, bytes]] = []  # a heap: whose validity ends next
        self._arrays: ActivePlans[bytes] = ActivePlans()
        self._channels: dict[bytes, _Held] = {}
        self._between: dict[tuple[bytes, bytes], Rules] = {}
        self._widest = Judge(_NOTHING.pairs)  # over all channels

    @property
    def is_hastened(self) -> bool:
        """Whether the search for conflicts is at its fastest."""
        return self._arrays.is_hastened

    def judge(self, channel: bytes) -> Judge:
        """Return what the plans of a channel are held to."""
        return self._channels.get(channel, _NOTHING).judge

    def settle(self, channel: bytes, judge: Judge) -> tuple[bool, bool]:
        """Set what holds in a channel; tell whether pairs, and whether places, are judged anew."""
        before = self._channels.get(channel, _NOTHING)
        if channel in self._channels and before.judge == judge:
            return False, False
        now = self._channels[channel] = _held(judge)
        self._between.clear()
        widest = [held.pairs for held in self._channels.values()]
        self._widest = Judge(_joined(widest))
        return before.pairs != now.pairs, before.places != now.places

    def rules_between(self, one: bytes, other: bytes) -> Rules:
        """Return what plans of two channels, or of one, are held to among themselves."""
        found = self._between.get((one, other))
        if found is None:
            both_channels = [self._channels.get(key, _NOTHING).pairs for key in (one, other)]
            found = _joined(both_channels)
            # The search is exact where all are held alike: then this is that very value.
            found = self._widest.rules if found == self._widest.rules else found
            self._between[one, other] = found
        return found

    def rule_between(self, one: VersionRow, other: VersionRow) -> bytes:
        """Name the rule under which two versions are judged."""
        rules = self.rules_between(one.channel, other.channel)
        terms = terms_of(rules, one.activity, other.activity)
        return rule_id(terms.separation, terms.severity, rules.margins)

    def terms(self, row: ConflictRow) -> Terms:
        """Return what the two plans of a conflict are held to."""
        one, other = self.plans[row.a].row, self.plans[row.b].row
        rules = self.rules_between(one.channel, other.channel)
        return terms_of(rules, one.activity, other.activity)

    def restore(self, plan: Plan) -> None:
        """Add a plan whose conflicts are known already."""
        self.plans[plan.row.id] = plan
        heappush(self._ends, (plan.row.until_utc, plan.row.id))
        self._arrays.add(plan.row.id, plan.party, plan.volumes, plan.row.activity)

    def restore_conflicts(self, store: Store, utc: int) -> None:
        """Read back the conflicts and breaches of the plans that were restored.

        What was found under a rule stays in the store when another comes into force. It is
        passed over though that rule still holds elsewhere, in another channel.
        """
        for rule in sorted(self._rules()):
            for row in store.conflicts(rule, utc):
                one, other = self.plans.get(row.a), self.plans.get(row.b)
                if one and other and rule == self.rule_between(one.row, other.row):
                    self._note(row)
        for channel, held in self._channels.items():
            for found in store.breaches(held.places, utc):
                plan = self.plans.get(found.version)
                if plan and plan.row.channel == channel:
                    self.breaches.note(plan, found)

    def _rules(self) -> set[bytes]:
        """Return the name of every rule under which a pair may have been judged."""
        ours = list(self._channels)
        known = [self.rules_between(one, other) for one in ours for other in ours]
        return {
            rule_id(terms.separation, terms.severity, rules.margins)
            for rules in {id(rules): rules for rules in known}.values()
            for terms in {terms.rule: terms for terms in rules.table.values()}.values()
        }

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

    def add(self, plan: Plan, n: int) -> list[ConflictRow | BreachRow]:
        """Add a plan; return its conflicts with all that stood before it, and its breaches."""
        if plan.row.id in self.plans:
            self.plans[plan.row.id] = plan
            return []
        found = self._meetings(plan, n)
        self.restore(plan)
        for row in found:
            self._note(row)
        return [*found, *self._breach(plan, n)]

    def _breach(self, plan: Plan, n: int) -> list[BreachRow]:
        held = self._channels.get(plan.row.channel, _NOTHING)
        row = self.breaches.find(plan, held.judge, held.places, n)
        return [] if row is None else [row]

    def remove(self, version: bytes) -> None:
        """Take away a plan that was superseded, cancelled or has expired."""
        if self.plans.pop(version, None) is not None:
            self._arrays.remove(version)
            self.breaches.remove(version)
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

    def judge_anew(self, n: int) -> list[ConflictRow | BreachRow]:
        """Judge every pair, and every plan by itself, under what now holds.

        A conflict that was known under the same rule keeps since when.
        """
        plans, self.plans = list(self.plans.values()), {}
        known, self.conflicts, self._pairs, self._ends = self.conflicts, {}, {}, []
        self.breaches = Breaches()
        self._soonest = Order(self.conflicts, self.starts)
        self._arrays = ActivePlans()
        rows = [row for plan in plans for row in self.add(plan, n)]
        for pair, row in self.conflicts.items():
            before = known.get(pair)
            if before is not None and before.rule == row.rule:
                self.conflicts[pair] = before
        return [
            self.conflicts[row.a, row.b] if isinstance(row, ConflictRow) else row for row in rows
        ]

    def judge_places_anew(self, channel: bytes, n: int) -> list[BreachRow]:
        """Judge every plan of a channel by itself under the rules of places that now hold."""
        ours = [plan for plan in self.plans.values() if plan.row.channel == channel]
        for plan in ours:
            self.breaches.remove(plan.row.id)
        return [row for plan in ours for row in self._breach(plan, n)]

    def what_if(
        self,
        channel: bytes,
        party: bytes,
        volumes: Sequence[Volume],
        activity: int = 0,
        version: bytes | None = None,
    ) -> dict[bytes, Meeting]:
        """Return the meetings that a draft, or a version, would have, by version."""
        held = self._widest.held
        pairs = self._arrays.meetings(party, volumes, held, key=version, activity=activity)
        found: dict[bytes, Meeting] = {}
        for known, met in pairs:
            other = self.plans[known]
            rules = self.rules_between(channel, other.row.channel)
            if rules is not self._widest.rules:
                # It meets under the widest rule: it is judged by the rule of its own channels.
                apart = terms_of(rules, activity, other.row.activity).separation
                exact = meeting(volumes, other.volumes, held_to(apart, rules.margins))
            else:
                exact = met
            if exact is not None:
                found[known] = exact
        return found

    def within(self, volumes: Sequence[Volume]) -> list[bytes]:
        """Return every version that may be inside a place, by whichever party; none is missed."""
        return self._arrays.conflicting(None, volumes, Separation(1.0, 1.0, 0))

    def ways_out(self, version: bytes, not_before: datetime) -> list[Offer[bytes]]:
        """Return the ways out for a version that conflicts, cheapest first (picture.resolution)."""
        ours = self.plans[version]
        return self.ways_out_for(ours.row.channel, ours.party, ours.judged(), not_before)

    def ways_out_for(
        self, channel: bytes, party: bytes, plan: JudgedPlan, not_before: datetime
    ) -> list[Offer[bytes]]:
        """Return the ways out for what a party may say in a channel, cheapest first."""
        own = self.judge(channel)
        rules = replace(
            self._widest.rules,
            exempt=own.rules.exempt,
            areas=own.rules.areas,
            sides=own.rules.sides,
            zones=own.rules.zones,
        )
        judge = Judge(rules, own.announced)
        near = {
            known: self.plans[known].judged()
            for known in neighbours(plan, self._arrays, judge)
            if self.plans[known].party != party
        }
        return ways_out(plan, near, judge, not_before=not_before)

    def _meetings(self, plan: Plan, n: int) -> list[ConflictRow]:
        row = plan.row
        met = self.what_if(row.channel, plan.party, plan.volumes, row.activity, row.id)
        return [self._row(plan, self.plans[version], how, n) for version, how in met.items()]

    def _row(self, plan: Plan, other: Plan, met: Meeting, n: int) -> ConflictRow:
        a, b = sorted((plan.row.id, other.row.id))
        same = plan.row.channel == other.row.channel
        rule = self.rule_between(plan.row, other.row)
        channel = plan.row.channel if same else b""
        return ConflictRow(
            a, b, channel, rule, conflict_id(a, b, rule), msgspec.json.encode(asdict(met)), n
        )


def shown(row: ConflictRow) -> Mapping[str, object]:
    """Return the meeting of a conflict as plain values."""
    met: Mapping[str, object] = msgspec.json.decode(row.meeting)
    return met
