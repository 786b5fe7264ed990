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
from keepclear.exchange.rule.separation import Separation
from keepclear.limits import SITES_MAX
from keepclear.node.journal import Fact
from keepclear.node.known import ItemRow, JournalRow, Numbered, NumberedRow
from keepclear.node.later_log import serial_in
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.node.register.releases import SITE, keep_exact, note_released
from keepclear.node.register.site import Given, How, Policy, Site, State, parse_site
from keepclear.node.suspension import is_held_back
from keepclear.picture.conflict import ActivePlans, meeting
from keepclear.record.canonical import decode, digest, encode
from keepclear.record.envelope import Draft, Precedence, Signature
from keepclear.space.enlarged import released, rounded
from keepclear.space.volume import Volume

if TYPE_CHECKING:
    from keepclear.node.node import Node

APPROACH_TIME_S: Final = 3_600  # plans shift by an hour; a site that begins within it is near
ANY_HEIGHT_M: Final = 1_000_000.0  # what is overhead is near as well
DAY_S: Final = 86_400
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
        before = self._sites.pop(site.serial, None) if self._sites is not None else None
        if self._sites is not None and state is State.STANDS:
            self._sites[site.serial] = site
        if before is None or _matters(before) != _matters(site) or state is not State.STANDS:
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


def _matters(site: Site) -> tuple[object, ...]:
    return site.policies, site.volumes


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
        before.serial if before else line.serial_last(line.our_index) + 1,
        site.name,
        site.kind,
        released(site.volumes, policy.precision),
        rounded(site.validity, policy.precision.step_s),
        site.text,
        before.id if before else None,
    )
    ours = node.states.suspensions(line).get(line.our_index)
    if ours is not None and is_held_back(notice, precedence):
        fault = f"we have suspended {line.founding.name!r}, where it would be given"
        raise BadInput([Fault("channel", fault, "lift it: keepclear line lift")])
    kind = Kind.AMEND if before else Kind.GIVE
    entry = _say(node, line, kind, notice, precedence, officer, moment)
    release = Release(entry.row.id, policy.precision, policy.label, policy.handling)
    _say(node, line, Kind.RELEASE, release, precedence, officer, moment)
    if not policy.precision.is_exact:
        keep_exact(node, entry.row.id, site.volumes, policy.precision)
    note_released(node, SITE, entry.row.id, line.channel, release)
    one = Given(policy.party, line.channel, entry.row.id, moment.utc, automatic)
    return keep(node, site.with_given(one), "given", officer)


def take_back(
    node: "Node", given: Sequence[Given], reason: str, officer: Signature, moment: Moment
) -> None:
    """Cancel notices by which a site was given; who read it has read it all the same."""
    for one in given:
        version = node.store.version(one.version)
        if version is not None and standing_notice(node, one, moment.utc):
            line = node.lines[one.channel]
            serial = serial_in(node.store, version, line.our_log)
            end = Cancellation(serial, version.id, reason)
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
    entry = line.author(node.signer_on(line), node.us.incarnation, draft, node.journal.next_n)
    entry = node.speak(line, entry, moment)
    if isinstance(entry.statement, Refused):
        raise BadInput([Fault("site", entry.statement.why, "correct it and try again")])
    node.journal.add(Fact.AUTHORED, "", [entry.row.id])
    return entry


# What our officers are asked and shown


def flag(
    node: "Node", channel: bytes, party: int, about: bytes, what: str, why: str, moment: Moment
) -> None:
    """Show the owner that sites are read, or made to come out, in an unusual way; once for each."""
    if node.odd(channel, about, what, why) and channel in node.lines:
        data = encode([digest([about, what]), channel, party])
        change(node, "flagged", data, NOBODY, moment)


_NEEDS: Final = MappingProxyType({"asked": Need.RELEASE_SITE, "flagged": Need.READING})


def change(node: "Node", what: str, data: bytes, officer: Signature, moment: Moment) -> None:
    """Open or close an item as the journal says: `asked`, `answered` or `flagged`."""
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


# Replay


def _replay_site(node: "Node", _row: JournalRow, fact: list[Any], moment: Moment) -> None:
    _, _, what, data, _, _ = fact
    if what in ("asked", "answered", "flagged"):
        _changed(node, what, data, moment)
        return
    state, encoded = decode(data)
    _put(node, parse_site(encoded), State(state))


FACTS: Final[Mapping[int, Any]] = MappingProxyType({Fact.SITE: _replay_site})
