"""The register of protected sites: private to its owner, and given out one by one.

A site leaves this node in three ways only, each chosen by its owner for one party: in
full; on approach, when a notice of that party comes near it in space and time; or by
an officer's own act. Nothing else of the register is ever told, whatever is asked and
however often. What was read and what was given is in the journal.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import Kind, Refused
from keepclear.exchange.notice import Cancellation, Notice
from keepclear.exchange.release import Release
from keepclear.exchange.separation import Separation
from keepclear.limits import (
    SITES_APPROACHED_PER_DAY_MAX,
    SITES_APPROACHED_PER_NOTICE_MAX,
    SITES_MAX,
    SITES_READ_AT_ONCE_MAX,
    SITES_READ_PER_DAY_MAX,
)
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, JournalRow, KeptRow, Numbered, NumberedRow
from keepclear.node.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import NO_PARTY, Need
from keepclear.node.releases import SITE, keep_exact, note_released
from keepclear.node.site import Given, How, Policy, Site, State, parse_site
from keepclear.picture.conflict import ActivePlans, meeting
from keepclear.record.canonical import decode, digest, encode
from keepclear.record.envelope import Draft, Precedence, Signature
from keepclear.space.enlarged import released, rounded
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.node.node import Node
    from keepclear.node.situation import Plan

APPROACH_TIME_S: Final = 3_600  # plans shift by an hour; a site that begins within it is near
ANY_HEIGHT_M: Final = 1_000_000.0  # what is overhead is near as well
DAY_S: Final = 86_400
AT_ONCE_S: Final = 600
READING_S: Final = 60  # within which a site that was noted as read is shown
READINGS_KEPT: Final = 1_000  # of one day; whoever reads more was shown long before
APPROACHED, READINGS = "SITES APPROACHED IN NUMBERS", "UNUSUAL READING OF SITES"
READ = "sites read"  # the name by which readings of the last day are kept
NOBODY: Final = Signature("node", "")


class AtHand:
    """The sites that stand, in memory; read from the store when they are first asked for."""

    def __init__(self) -> None:
        self.pending: list[bytes] = []  # notices of peers that have just come to stand
        self._sites: dict[int, Site] | None = None
        self._near: dict[bytes, tuple[ActivePlans[int], float]] = {}

    def sites(self, node: "Node", utc: int) -> dict[int, Site]:
        """Return the sites that stand, by serial."""
        if self._sites is None:
            rows = node.store.numbered(Numbered.SITE, b"", utc, SITES_MAX)
            sites = [parse_site(row.data) for row in rows if row.state == State.STANDS]
            self._sites = {site.serial: site for site in sites}
        return self._sites

    def put(self, site: Site, state: State) -> None:
        """Keep what is in memory as the store has it."""
        if self._sites is not None:
            self._sites[site.serial] = site
            if state is not State.STANDS:
                del self._sites[site.serial]
        self._near.clear()

    def near(
        self, node: "Node", party: bytes, volumes: Sequence[Volume], utc: int
    ) -> list[tuple[Site, Policy]]:
        """Return the sites on approach that volumes of a party come near to, by serial."""
        sites = self.sites(node, utc)
        if party not in self._near:
            self._near[party] = _on_approach(sites, party)
        plans, reach_m = self._near[party]
        if not len(plans):
            return []
        around = Separation(reach_m, ANY_HEIGHT_M, APPROACH_TIME_S)
        found = [sites[serial] for serial in plans.conflicting(party, volumes, around)]
        return [
            (site, site.policy(party))
            for site in found
            if site.validity.end.timestamp() > utc and _comes_near(site, party, volumes)
        ]


def _on_approach(sites: Mapping[int, Site], party: bytes) -> tuple[ActivePlans[int], float]:
    plans: ActivePlans[int] = ActivePlans()
    reach_m = 0
    for serial, site in sites.items():
        policy = site.policy(party)
        if policy.how is How.ON_APPROACH:
            plans.add(serial, b"", site.volumes)
            reach_m = max(reach_m, policy.approach_m)
    return plans, float(reach_m)


def _comes_near(site: Site, party: bytes, volumes: Sequence[Volume]) -> bool:
    around = Separation(float(site.policy(party).approach_m), ANY_HEIGHT_M, APPROACH_TIME_S)
    return meeting(site.volumes, volumes, around) is not None


# The register


def row_of(site: Site, state: State, n: int) -> NumberedRow:
    """Return the row of a site: in no channel, by no party."""
    data = site.encode()
    return NumberedRow(
        Numbered.SITE,
        b"",
        -1,
        b"",
        site.serial,
        digest(["site", site.serial]),
        digest([data]),
        site.name,
        int(state),
        int(site.validity.start.timestamp()),
        int(site.validity.end.timestamp()),
        n,
        data,
    )


def keep(
    node: "Node", site: Site, what: str, officer: Signature, state: State = State.STANDS
) -> Site:
    """Keep a site as it now is; the journal has it whole, with who did what."""
    data = encode([int(state), site.encode()])
    node.journal.add(Fact.SITE, site.serial, what, data, officer.role, officer.initials)
    _put(node, site, state)
    return site


def _put(node: "Node", site: Site, state: State) -> None:
    node.store.put(row_of(site, state, node.journal.next_n))
    node.sites.put(site, state)


def standing_notice(node: "Node", given: Given, utc: int) -> bytes | None:
    """Return the version by which a party still has a site, if it stands."""
    version = node.store.version(given.version)
    stands = version is not None and version.end < 0 and version.until_utc > utc
    return given.version if stands else None


# Giving


def give(
    node: "Node",
    site: Site,
    policy: Policy,
    officer: Signature,
    precedence: Precedence,
    moment: Moment,
) -> Site:
    """Give one site to one party in the channel of its policy, or amend what it was given.

    Crash just after the commit: the notice, its release, the exact volumes and the
    register all hold; the notice goes out as every record does.
    """
    line, automatic = node.lines[policy.channel], officer is NOBODY
    held = site.held_by(policy.party)
    last = standing_notice(node, held, moment.utc) if held else None
    before = node.store.version(last) if last and held and held.channel == line.channel else None
    notice = Notice(
        before.serial if before else node.store.serial_last(line.channel, line.our_index) + 1,
        site.name,
        site.kind,
        released(site.volumes, policy.precision),
        rounded(site.validity, policy.precision.step_s),
        site.text,
        before.id if before else None,
    )
    kind = Kind.AMEND if before else Kind.GIVE
    entry = _say(node, line, kind, notice, precedence, officer, moment)
    release = Release(entry.row.id, policy.precision, policy.label, policy.handling)
    _say(node, line, Kind.RELEASE, release, precedence, officer, moment)
    if not policy.precision.is_exact:
        keep_exact(node, entry.row.id, site.volumes, policy.precision)
    note_released(node, SITE, entry.row.id, line.channel, release)
    one = Given(policy.party, line.channel, entry.row.id, moment.utc, automatic)
    return keep(node, site.with_given(one), "given", officer)


def take_back(node: "Node", site: Site, reason: str, officer: Signature, moment: Moment) -> None:
    """Cancel every notice by which a site was given; who read it has read it all the same."""
    for given in site.given:
        version = node.store.version(given.version)
        if version is not None and standing_notice(node, given, moment.utc):
            end = Cancellation(version.serial, version.id, reason)
            line = node.lines[given.channel]
            _say(node, line, Kind.CANCEL, end, Precedence.PRIORITY, officer, moment)


def _say(
    node: "Node",
    line: Line,
    kind: Kind,
    statement: Notice | Release | Cancellation,
    precedence: Precedence,
    officer: Signature,
    moment: Moment,
) -> Entry:
    draft = Draft(kind, statement.body(), precedence, officer, moment.utc)
    entry = line.author(node.us.signer, node.us.incarnation, draft, node.journal.next_n)
    entry = node.speak(line, entry, moment)
    if isinstance(entry.statement, Refused):
        raise BadInput([Fault("site", entry.statement.why, "correct it and try again")])
    node.journal.add(Fact.AUTHORED, "", [entry.row.id])
    return entry


# On approach


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
        _flag(node, plan.row.channel, plan.row.party, plan.row.id, APPROACHED, why, moment)
    for site, policy in mine:
        give(node, site, policy, NOBODY, Precedence.IMMEDIATE, moment)
    if len(mine) < len(found):
        _ask(node, plan, moment)


def may_give(node: "Node", policy: Policy) -> bool:
    """Tell whether anything may be said now in the channel of a policy."""
    line = node.lines.get(policy.channel)
    clock_fits = line is not None and line.founding.scenario == node.scenario
    return line is not None and line.joined and not line.rolled_back and clock_fits


def given_by_itself(node: "Node", party: bytes, utc: int) -> int:
    """Count what this node gave a party by itself within the last day."""
    since = utc - DAY_S
    held = (site.held_by(party) for site in node.sites.sites(node, utc).values())
    return sum(1 for one in held if one and one.automatic and one.utc > since)


def _ask(node: "Node", plan: "Plan", moment: Moment) -> None:
    """Ask an officer whether a peer is given what its notice approaches."""
    if node.items.find(Need.RELEASE_SITE, plan.row.id, plan.row.party) is None:
        data = encode([plan.row.id, plan.row.channel, plan.row.party])
        _change(node, "asked", data, NOBODY, moment)


def answered(node: "Node", plan: "Plan", officer: Signature, moment: Moment) -> None:
    """Note that an officer has decided on what a notice approaches, whatever the decision."""
    data = encode([plan.row.id, plan.row.channel, plan.row.party])
    _change(node, "answered", data, officer, moment)


def _flag(
    node: "Node", channel: bytes, party: int, about: bytes, what: str, why: str, moment: Moment
) -> None:
    """Show the owner that sites are read, or made to come out, in an unusual way; once for each."""
    if node.odd(channel, about, what, why) and channel in node.lines:
        data = encode([digest([about, what]), channel, party])
        _change(node, "flagged", data, NOBODY, moment)


_NEEDS: Final = MappingProxyType({"asked": Need.RELEASE_SITE, "flagged": Need.READING})


def _change(node: "Node", what: str, data: bytes, officer: Signature, moment: Moment) -> None:
    node.journal.add(Fact.SITE, 0, what, data, officer.role, officer.initials)
    _changed(node, what, data, moment)


def _changed(node: "Node", what: str, data: bytes, moment: Moment) -> None:
    subject, channel, party = decode(data)
    if what == "answered":
        node.items.close((int(Need.RELEASE_SITE), subject, party))
        return
    due = moment.utc + node.procedure.take_s[Precedence.IMMEDIATE]
    urgent = int(Precedence.IMMEDIATE)
    where = (int(_NEEDS[what]), subject, party, channel, urgent)
    node.items.open(ItemRow(*where, moment.utc, due, due, -1, fixed=False))


# Reading


def note_read(node: "Node", serials: Sequence[int], officer: Signature, moment: Moment) -> None:
    """Note that an officer of ours reads sites, and show where that is unusual."""
    node.journal.add(Fact.READ, list(serials), officer.role, officer.initials)
    who = f"{officer.role} {officer.initials}".strip()
    readings = _note_reading(node, serials, who, moment.utc)
    own = [(utc, read) for utc, by, read in readings if by == who]
    day = len({serial for _, read in own for serial in read})
    late = moment.utc - AT_ONCE_S
    once = len({serial for utc, read in own if utc > late for serial in read})
    if once > SITES_READ_AT_ONCE_MAX or day > SITES_READ_PER_DAY_MAX:
        sweep = f"{once} different ones within {AT_ONCE_S // 60} min"
        about = f"{who} {moment.utc // DAY_S}".encode()
        channel = min(node.lines, default=b"")
        _flag(node, channel, NO_PARTY, about, READINGS, f"{who}: {sweep}, {day} in a day", moment)


def _note_reading(
    node: "Node", serials: Sequence[int], who: str, utc: int
) -> list[tuple[int, str, list[int]]]:
    kept = node.store.kept(READ)
    before = decode(kept.data) if kept else []
    late = [one for one in before if one[0] > utc - DAY_S][-READINGS_KEPT:]
    readings = [*late, [utc, who, list(serials)]]
    node.store.put(KeptRow(READ, encode(readings)))
    return [(when, by, read) for when, by, read in readings]


def may_read(node: "Node", serial: int, role: str, initials: str, utc: int) -> bool:
    """Tell whether this officer's reading of a site was noted within the last minute."""
    kept, who = node.store.kept(READ), f"{role} {initials}".strip()
    readings = decode(kept.data) if kept else []
    return any(
        utc - READING_S <= when <= utc and by == who and serial in read
        for when, by, read in readings
    )


# Replay


def _replay_site(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, _, what, data, _, _ = fact
    if what in ("asked", "answered", "flagged"):
        _changed(node, what, data, moment)
        return
    state, encoded = decode(data)
    _put(node, parse_site(encoded), State(state))


def _replay_read(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, serials, role, initials = fact
    _note_reading(node, serials, f"{role} {initials}".strip(), moment.utc)


TAKES: Final[Mapping[type, Any]] = MappingProxyType({Notice: _noticed})
FACTS: Final[Mapping[int, Any]] = MappingProxyType(
    {Fact.SITE: _replay_site, Fact.READ: _replay_read}
)
