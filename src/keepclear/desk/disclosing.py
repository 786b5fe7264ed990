"""What officers see of disclosure: who holds what of ours, what each would get, and our own sites.

The ledger is made from our own records and from what the others acknowledged. A site
is shown to an officer whose reading of it was noted just before, and to nobody else.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import msgspec

from keepclear.errors import BadInput, Fault
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import instant
from keepclear.exchange.release import parse_label
from keepclear.limits import LEDGER_LISTED_MAX
from keepclear.node.journal import Fact, facts
from keepclear.node.known import ItemRow, RecordRow, VersionRow
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import line_named, speaking
from keepclear.node.officer.notices import notice_from
from keepclear.node.officer.siting import site_named
from keepclear.node.register.approaching import not_given
from keepclear.node.register.reading import may_read
from keepclear.node.register.releases import is_site, release_of
from keepclear.node.register.site import PROTECTED, How, Policy, Site
from keepclear.node.register.sites import standing_notice
from keepclear.node.request import Draft
from keepclear.node.standing import last_read_back, seen_by
from keepclear.record.envelope import UTC_MAX
from keepclear.space.enlarged import released, rounded
from keepclear.space.precision import EXACT, parse_precision
from keepclear.space.volume import Volume

View = dict[str, Any]
JOURNAL_LOOKED_AT: Final = 10_000  # the newest entries; the whole is in the journal
DISCLOSED: Final = (Kind.GIVE, Kind.AMEND, Kind.QUERY_ANSWER)


def _iso(utc: int) -> str:
    return instant(min(utc, UTC_MAX)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(time: Any) -> int:
    return int(time.timestamp())


# The ledger


def ledger(
    node: Node, moment: Moment, channel: str = "", since: int = 0, limit: int = LEDGER_LISTED_MAX
) -> list[View]:
    """List what was disclosed to whom: the newest first, one row for each party it was told to."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    rows = [
        (line, row)
        for line in lines
        for row in node.store.of_kinds(line.channel, DISCLOSED, since, limit)
        if row.party == line.our_index
    ]
    rows.sort(key=lambda pair: (-pair[1].utc, -pair[1].n))
    return [view for line, row in rows[:limit] for view in _told(node, line, row)][:limit]


def _told(node: Node, line: Line, row: RecordRow) -> Iterator[View]:
    """Yield what each member was told by one record, and what shows that it holds it."""
    version = node.store.version(row.id)
    said = release_of(node.store, version) if version else None
    if version is not None:
        name, what = version.name, "site" if is_site(node.store, row.id) else "notice"
    else:
        name, what = _about(node, row), "query answer"
    base = {
        "when": _iso(row.utc),
        "what": what,
        "name": name,
        "version": f"{node.us.name}-{version.serial}" if version else "",
        "record": row.id.hex(),
        "channel": line.founding.name,
        "precision": str(said.precision) if said else str(EXACT),
        "label": said.handling if said else "",
        "stands": bool(version and version.end < 0),
    }
    receipts = {receipt.holder: receipt.utc for receipt in node.store.receipts(row.id)}
    for index in range(len(line.founding.members)):
        if index != line.our_index:
            yield (
                base
                | {"party": line.names.get(index, "?")}
                | _held(node, line, version, index, receipts)
            )


def _about(node: Node, row: RecordRow) -> str:
    asked = node.store.numbered_by(row.target)
    return asked.name if asked else ""


def _held(
    node: Node, line: Line, version: VersionRow | None, index: int, receipts: Mapping[int, int]
) -> View:
    if version is not None and last_read_back(node.store, version, index) is not None:
        return {"held": "READ BACK"}
    if index in receipts:
        return {"held": f"HELD {_iso(receipts[index])}"}
    shown = version is not None and seen_by(line, version, index, line.cut())
    return {"held": "HELD" if shown else "not shown to be held"}


# What each would get


def preview(
    node: Node,
    moment: Moment,
    notices: Any,
    channel: str = "",
    precision: str = "exact",
    label: str = "",
    handling: str = "",
) -> list[View]:
    """Show exactly what every member would be told of drafts; nothing is given."""
    try:
        drafts = msgspec.json.decode(msgspec.json.encode(notices), type=list[Draft])
    except msgspec.ValidationError as error:
        raise BadInput([Fault("notices", str(error), "see the help of the command")]) from error
    line, how = speaking(node, channel), parse_precision(precision)
    words = parse_label(label, handling).words if label else ""
    told = []
    for draft in drafts:
        notice = notice_from(draft, 1, moment)
        span = rounded(notice.validity, how.step_s)
        told.append(
            {
                "notice": notice.name,
                "from": _iso(_seconds(span.start)),
                "until": _iso(_seconds(span.end)),
                "volumes": _volumes(released(notice.volumes, how)),
            }
        )
    return [
        {"party": name, "precision": str(how), "label": words, "handling": handling, "told": told}
        for index, name in sorted(line.names.items())
        if index != line.our_index
    ]


def preview_site(
    node: Node, moment: Moment, site: str, role: str = "", initials: str = ""
) -> list[View]:
    """Show what every party is given of a site, and what it would be given on approach."""
    one = _noted(node, moment, site, role, initials)
    return [
        _policy(node, one, one.policy(party), moment)
        | (
            {"volumes": _volumes(released(one.volumes, one.policy(party).precision))}
            if one.policy(party).how is not How.NOT
            else {}
        )
        for party in node.cards
    ]


def _volumes(volumes: Sequence[Volume]) -> list[View]:
    return [
        {
            "core": volume.core.kind.name.lower(),
            "positions": [list(point) for ring in volume.core.rings for point in ring],
            "rings": [len(ring) for ring in volume.core.rings],
            "radius_m": volume.radius_m,
            "floor_m": volume.band.floor_m,
            "ceiling_m": volume.band.ceiling_m,
            "altitude_reference": volume.band.counted_from,
            "from": _iso(_seconds(volume.interval.start)),
            "until": _iso(_seconds(volume.interval.end)),
        }
        for volume in volumes
    ]


# Sites


def sites(node: Node, moment: Moment) -> list[View]:
    """List the sites that stand, without their places: who is given what of each."""
    held = node.sites.sites(node, moment.utc).values()
    return [_site(node, site, moment) for site in sorted(held, key=lambda site: site.serial)]


def site(node: Node, moment: Moment, site: str, role: str = "", initials: str = "") -> View:
    """Show one site whole to an officer whose reading of it was noted just before."""
    one = _noted(node, moment, site, role, initials)
    return _site(node, one, moment) | {"text": one.text, "volumes": _volumes(one.volumes)}


def _noted(node: Node, moment: Moment, site: str, role: str, initials: str) -> Site:
    """Return the site that is meant; raise BadInput where its reading was not noted just before."""
    one = site_named(node, site, moment.utc)
    if not may_read(node, one.serial, role, initials, moment.utc):
        fault = "its reading was not noted"
        raise BadInput([Fault("site", fault, "read it with: keepclear site show")])
    return one


def _site(node: Node, one: Site, moment: Moment) -> View:
    return {
        "number": f"{node.us.name}-{one.serial}",
        "name": one.name,
        "kind": one.kind.name.lower(),
        "from": _iso(_seconds(one.validity.start)),
        "until": _iso(_seconds(one.validity.end)),
        "parties": [_policy(node, one, one.policy(party), moment) for party in node.cards],
        "protection": PROTECTED,
    }


def _policy(node: Node, one: Site, policy: Policy, moment: Moment) -> View:
    given = one.held_by(policy.party)
    line = node.lines.get(policy.channel)
    view: View = {"party": node.cards[policy.party].name, "how": policy.how.words}
    if policy.how is not How.NOT and line is not None:
        view["channel"] = line.founding.name
        view["precision"], view["label"] = str(policy.precision), policy.label.words
    if policy.how is How.ON_APPROACH:
        view |= {"approach_m": policy.approach_m, "automatic": policy.automatic}
    if given is not None:
        by = "the node, on approach" if given.automatic else "an officer"
        stands = standing_notice(node, given, moment.utc) is not None
        view |= {"given": _iso(given.utc), "given_by": by, "stands": stands}
    return view


def readings(node: Node, _moment: Moment, limit: int = LEDGER_LISTED_MAX) -> list[View]:
    """List who of our own officers read which sites, and who changed or gave them; newest last."""
    head, found = node.journal.n, []
    for row in node.store.journal(max(0, head - JOURNAL_LOOKED_AT), JOURNAL_LOOKED_AT):
        for fact in facts(row):
            if fact[0] == Fact.READ:
                numbers = ", ".join(f"{node.us.name}-{serial}" for serial in fact[1])
                found.append(_by(row.utc, "read", numbers, fact[2], fact[3]))
            elif fact[0] == Fact.SITE and fact[1]:
                number = f"{node.us.name}-{fact[1]}"
                found.append(_by(row.utc, fact[2], number, fact[4], fact[5]))
    return found[-limit:]


def _by(utc: int, what: str, sites: str, role: str, initials: str) -> View:
    return {"when": _iso(utc), "what": what, "sites": sites, "by": f"{role} {initials}".strip()}


# On the watch list


def told_approach(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say of a notice of a peer which of our sites it approaches."""
    plan = node.situation.plans.get(row.subject)
    party = line.names.get(row.party, "?")
    if plan is None:
        return party, "keepclear watch", {}
    found = not_given(node, plan, row.opened)
    numbers = [f"{node.us.name}-{site.serial}" for site, _ in found]
    name = f"{party}-{plan.row.serial}"
    shown = ", ".join(numbers[:5]) + (f" and {len(numbers) - 5} more" if numbers[5:] else "")
    cure = f"keepclear site release --notice {name} (or: site decline {name})"
    return f"{plan.row.name} of {party} comes near {shown}", cure, {"sites": numbers}


def told_reading(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say what was unusual, and how it is taken."""
    odd = node.store.oddity(row.subject)
    record = row.subject.hex()
    return (odd.why if odd else "?"), f"keepclear seen {record[:12]}", {"record": record}


VIEWS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "ledger": ledger,
        "disclosure preview": preview,
        "site preview": preview_site,
        "sites": sites,
        "site": site,
        "site readings": readings,
    }
)
