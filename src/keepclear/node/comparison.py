"""Comparing pictures: what this node concludes for a cut, beside what a peer said it does.

A line check names a cut by its own place and `seen`. Once we hold that much we
compute the same picture and compare. Conflicts are compared by id, so that a
difference can be shown pair by pair; both sides then keep the union.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keepclear.exchange.meaning import RULESET, Kind, meaning
from keepclear.exchange.message import LineCheck
from keepclear.exchange.notice import Notice
from keepclear.limits import CHECKS_PER_LOG_KEPT, LINE_CHECK_CONFLICTS_MAX
from keepclear.node.journal import Fact
from keepclear.node.known import RecordRow, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.register.agreements import judge_of, ruling_of
from keepclear.node.register.breaches import Plan, breach_id
from keepclear.node.register.breaches import ids as breach_ids
from keepclear.node.situation import Situation, conflict_id, rule_id, terms_of
from keepclear.node.standing import Cut, covers, held_by_each, standing, stands_in, within
from keepclear.picture.conflict import all_meetings
from keepclear.picture.digest import NoticeState, Picture
from keepclear.picture.rules import Judge
from keepclear.record.envelope import Record, parse
from keepclear.record.log import Head

if TYPE_CHECKING:
    from keepclear.node.node import Node

STOPS_SHOWN_S = 86_400  # A STOP older than a day is history, taken or not.
STOPS_MAX = 100_000  # Beyond any day; a cut must never lose one to a limit.


def picture(line: Line, situation: Situation, cut: Cut, at: int) -> Picture:
    """Compute the picture of a channel for a cut that we hold, at an instant."""
    sizes = line.closed(cut)
    rows = line.store.versions_until(line.channel, at)
    stand = [row for row in rows if stands_in(line.store, row, sizes, at)]
    held = ruling_of(line, at, sizes)
    judge = judge_of(line, at, held, sizes)
    conflicts = _conflicts(line, situation, stand, judge)
    heads = [Head(log, size, line.root_at(log, size) or b"") for log, size in sizes.items()]
    return Picture(
        line.channel,
        heads,
        at,
        held.content(),
        _notices(line, stand, sizes),
        _stops(line, at, sizes),
        conflicts,
    )


def _notices(line: Line, stand: Sequence[VersionRow], cut: Cut) -> list[NoticeState]:
    """Return how far each version has come with every other member."""
    held, store = held_by_each(line, cut), line.store
    members = range(len(line.founding.members))

    def codes(row: VersionRow, index: int) -> list[int]:
        received = covers(held.get(index, {}), row)
        return standing(store, row, index, received=received, cut=cut).codes()

    return [
        NoticeState(row.id, [(i, codes(row, i)) for i in members if i != row.party])
        for row in stand
    ]


def _stops(line: Line, at: int, cut: Cut) -> list[tuple[bytes, list[int]]]:
    rows = line.store.of_kinds(line.channel, [Kind.STOP], at - STOPS_SHOWN_S, STOPS_MAX)
    return [(row.id, takers(line, row, cut)) for row in within(rows, cut)]


def takers(line: Line, row: RecordRow, cut: Cut | None = None) -> list[int]:
    """Return the parties whose officers have taken a STOP or a message."""
    about = within(line.store.about(line.channel, row.id), cut)
    return sorted({r.party for r in about if r.kind == Kind.TAKEN and r.party != row.party})


def _conflicts(
    line: Line, situation: Situation, stand: Sequence[VersionRow], judge: Judge
) -> list[bytes]:
    """Take the conflicts from the situation; what stands there no longer is judged anew."""
    ids = {row.id for row in stand}
    gone = [row for row in stand if row.id not in situation.plans]
    if judge != situation.judge(line.channel) or 2 * len(gone) > len(stand):
        return conflicts_anew(line, stand, judge)
    found = [row.id for (a, b), row in situation.conflicts.items() if a in ids and b in ids]
    rows = situation.breaches.rows
    found += [one for key in sorted(ids & rows.keys()) for one in breach_ids(rows[key])]
    for key, plan in _plans(line, gone).items():
        row = plan.row
        met = situation.what_if(line.channel, plan.party, plan.volumes, row.activity, key)
        for other in met.keys() & ids:
            activity = situation.plans[other].row.activity
            found.append(_conflict_id(judge, (key, row.activity), (other, activity)))
    return found + conflicts_anew(line, gone, judge)


def _plans(line: Line, rows: Sequence[VersionRow]) -> dict[bytes, Plan]:
    """Read versions of one channel as plans, by version."""
    plans: dict[bytes, Plan] = {}
    for row in rows:
        stored = line.store.record(row.id)
        notice = meaning(parse(stored.data)) if stored else None
        if stored is not None and isinstance(notice, Notice):
            party = line.founding.members[row.party]
            plans[row.id] = Plan(row, party, notice.volumes, stored.utc)
    return plans


def _conflict_id(judge: Judge, one: tuple[bytes, int], other: tuple[bytes, int]) -> bytes:
    """Name the conflict of two versions, each given with its activity."""
    terms = terms_of(judge.rules, one[1], other[1])
    return conflict_id(
        one[0], other[0], rule_id(terms.separation, terms.severity, judge.rules.margins)
    )


def conflicts_anew(line: Line, stand: Sequence[VersionRow], judge: Judge) -> list[bytes]:
    """Judge versions of one channel by rules, and return the names of all that they break."""
    plans = _plans(line, stand)
    apart = {key: (plan.party, plan.volumes) for key, plan in plans.items()}
    activities = {key: plan.row.activity for key, plan in plans.items()}
    found = []
    for a, b, _ in all_meetings(apart, judge.held, activities):
        found.append(_conflict_id(judge, (a, activities[a]), (b, activities[b])))
    for key, plan in plans.items():
        found += [breach_id(key, breach) for breach in judge.breaches(plan.judged())]
    return found


def line_check(line: Line, situation: Situation, at: int) -> LineCheck:
    """Say what we conclude from all that we hold now."""
    now = picture(line, situation, line.cut(), at)
    listed = sorted(now.conflicts)[:LINE_CHECK_CONFLICTS_MAX]
    return LineCheck(at, RULESET, now.digest(), now.conflict_digest(), tuple(listed))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a peer's line check compares with what we conclude for the same cut."""

    equal: bool
    same_ruleset: bool
    same_conflicts: bool
    only_ours: tuple[bytes, ...]
    only_theirs: tuple[bytes, ...]


def compare(line: Line, situation: Situation, record: Record, check: LineCheck) -> Comparison:
    """Compare a peer's line check with our own picture of the cut that it names."""
    cut = {**dict(record.seen), record.log: record.seq}
    ours = picture(line, situation, cut, check.at)
    own, theirs = set(ours.conflicts), set(check.listed)
    same_conflicts = ours.conflict_digest() == check.conflicts
    return Comparison(
        equal=ours.digest() == check.picture,
        same_ruleset=check.ruleset == RULESET,
        same_conflicts=same_conflicts,
        only_ours=() if same_conflicts else tuple(sorted(own - theirs)),
        only_theirs=() if same_conflicts else tuple(sorted(theirs - own)),
    )


def await_cut(node: "Node", check: Record) -> None:
    """Keep a line check until we hold its cut; of each log only the latest are kept."""
    alike = [c for c in node.checks if (c.channel, c.log) == (check.channel, check.log)]
    if len(alike) >= CHECKS_PER_LOG_KEPT:
        node.checks = [other for other in node.checks if other is not alike[0]]
    node.checks.append(check)


def compare_checks(node: "Node") -> None:
    """Compare each peer's line check whose cut we have now reached."""
    waiting, node.checks = node.checks, []
    for record in waiting:
        line = node.lines[record.channel]
        if line.reaches({**dict(record.seen), record.log: record.seq}):
            _compare_check(node, line, record)
        else:
            node.checks.append(record)


def _compare_check(node: "Node", line: Line, record: Record) -> None:
    check = meaning(record)
    assert isinstance(check, LineCheck)
    found = compare(line, node.situation, record, check)
    node.journal.add(Fact.COMPARED, record.id, int(found.equal and found.same_conflicts))
    differs = found.same_ruleset and not (found.equal and found.same_conflicts)
    node.states.compared(line.channel, record.log.party, differs=differs)
    name = line.names.get(record.log.party, "?")
    if not found.same_ruleset:
        node.odd(line.channel, record.id, "RULESETS DIFFER", f"{name} has {check.ruleset}")
    elif not found.equal:
        node.odd(line.channel, record.id, "PICTURES DIFFER", f"{name} computes another")
    elif not found.same_conflicts:
        pairs = [c.hex()[:16] for c in (*found.only_ours, *found.only_theirs)]
        node.odd(line.channel, record.id, "CONFLICTS DIFFER", f"{name}: {' '.join(pairs)}")
