"""What an officer sees: plain values made from what the node holds, nothing decided here.

Each view returns dictionaries of text, numbers and lists, the same for the
terminal, for `--json` and for any other desk.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from keepclear.desk.line_state import desk_view, line_view
from keepclear.desk.offering import offer_row
from keepclear.desk.saying import SAID, said_view, translations
from keepclear.desk.witnessing import log_words, posted_view
from keepclear.desk.zoning import not_kept
from keepclear.exchange.acknowledgement import (
    Answer,
    Dissemination,
    Grade,
    Objection,
    ReadBack,
    check_group,
)
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.message import LineCheck, Stop
from keepclear.exchange.notice import Activity, Notice, encode_volumes
from keepclear.exchange.rule.rules import Terms
from keepclear.node.asking import untold
from keepclear.node.clock import is_likely_ours
from keepclear.node.comparison import picture, takers
from keepclear.node.known import ConflictRow, RecordRow, VersionRow
from keepclear.node.log.key_age import grown_old
from keepclear.node.log.line import Line
from keepclear.node.log.revoking import mark
from keepclear.node.node import NODE_ROLE, Moment, Node
from keepclear.node.officer import line_named, version_named, ways_out_of, what_if_given
from keepclear.node.open_item import Need
from keepclear.node.outbox import Outbox
from keepclear.node.register.releases import exact_meeting, exact_of, is_site, release_of
from keepclear.node.remark import remarks
from keepclear.node.request import Draft
from keepclear.node.situation import shown
from keepclear.node.standing import (
    seen_by,
    standing,
)
from keepclear.picture.meeting import Meeting
from keepclear.picture.resolution import Offer
from keepclear.picture.surroundings import Clearance
from keepclear.record.canonical import encode
from keepclear.record.envelope import UTC_MAX, Precedence, parse
from keepclear.record.log import LogName

View = dict[str, Any]
RECENT = timedelta(days=2)  # STOPs and messages older than this are found by their notices.
LISTED_MAX = 500
COUNTED_MAX = 10_000
WORDS_SOUGHT = 64  # Beyond so many acts of the node alone, nobody is at the desk.
SILENT_AFTER_S = 120  # A node that has echoed nothing for so long is shown as not reachable.


def iso(utc: int) -> str:
    """Return an instant as RFC 3339 in UTC; what a party claims beyond 9999 is shown as its end."""
    return datetime.fromtimestamp(min(utc, UTC_MAX), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# Notices


def notices(node: Node, moment: Moment, channel: str = "", *, every: bool = False) -> list[View]:
    """List the notices that stand now, or every version that is still valid."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    return [
        _summary(node, line, row)
        for line in lines
        for row in sorted(_valid(node, line, moment), key=lambda r: (r.party, r.serial, r.begin))
        if every or row.end < 0
    ]


def _valid(node: Node, line: Line, moment: Moment) -> list[VersionRow]:
    return node.store.versions_until(line.channel, moment.utc)


def _summary(node: Node, line: Line, row: VersionRow) -> View:
    return {
        "notice": row.name,
        "serial": f"{line.names.get(row.party, '?')}-{row.serial}",
        "party": line.names.get(row.party, "?"),
        "channel": line.founding.name,
        "activity": Activity(row.activity).name.lower(),
        "from": iso(row.start_utc),
        "until": iso(row.until_utc),
        "precedence": Precedence(row.precedence).name,
        "state": _state(row),
        "key": _key_mark(node, line, row),
        "record": row.id.hex(),
        "parties": standings(node, line, row),
        "conflicts": len(_conflicts_of(node, row.id)),
    }


def _key_mark(node: Node, line: Line, row: VersionRow) -> str:
    """Say what became of the key that signed a version; empty as long as it is good."""
    stored = node.store.record(row.id)
    return mark(line, stored) if stored is not None else ""


def _state(row: VersionRow) -> str:
    if row.waiting:
        return "OUT OF SEQUENCE"
    return "STANDS" if row.end < 0 else "SUPERSEDED OR CANCELLED"


def standings(node: Node, line: Line, row: VersionRow) -> list[View]:
    """Say how far a version has come with each other member, grade by grade."""
    cut = line.cut()
    receipts = {receipt.holder: receipt.utc for receipt in node.store.receipts(row.id)}
    views = []
    for index in range(len(line.founding.members)):
        if index == row.party:
            continue
        received = index in receipts or index == line.our_index or seen_by(line, row, index, cut)
        now = standing(node.store, row, index, received=received)
        grades = {grade.value.replace(" ", "_"): now.state(grade).name for grade in Grade}
        held = {"held_at": iso(receipts[index])} if index in receipts else {}
        # Receipts go to the author alone: of another's notice we learn late who else holds it.
        told = {"receipt_is_ours_to_know": row.party == line.our_index or index == line.our_index}
        views.append({"party": line.names.get(index, "?")} | grades | held | told)
    return views


def notice(node: Node, moment: Moment, name: str, channel: str = "") -> View:
    """Show one notice whole: its words, volumes, standings, conflicts and check group."""
    line, row = version_named(node, channel, name)
    stored = node.store.record(row.id)
    assert stored is not None
    said = meaning(parse(stored.data))
    assert isinstance(said, Notice)
    view = _summary(node, line, row)
    view["text"] = said.text
    view["translations"] = translations(line, stored)
    view["release"] = release_view(node, row)
    lacking = [one["party"] for one in view["parties"] if one["receipt"] == "NONE"]
    view["posted"] = posted_view(node, line, row, lacking)
    # Where a protected site is, is shown to an officer whose reading is noted, and not here.
    if (exact := exact_of(node.store, row.id)) and not is_site(node.store, row.id):
        view["exact_volumes"] = [volume_view(volume) for volume in exact]
    view["volumes"] = [volume_view(volume) for volume in said.volumes]
    view["conflicts"] = [
        conflict_view(node, c) | held_to(node, c, node.situation.terms(c))
        for c in _conflicts_of(node, row.id)
    ]
    view["breaches"] = not_kept(node, line, row.id)
    view["acknowledgements"] = _acts(node, line, row)
    view["remarks"] = [
        {"about": remark.what, "says": remark.words, "alarms": remark.alarms}
        for remark in remarks(line, row, moment.utc, node.procedure_on(line))
    ]
    view["not_notified"] = sorted(
        card.name for party, card in node.cards.items() if line.founding.index(party) is None
    )
    if row.party != line.our_index:
        view["check_group"] = check_group(row.id, line.our_index)
        view["untold"] = list(untold(node.store, row, line.our_index, node.procedure))
    return view


def release_view(node: Node, row: VersionRow) -> View:
    """Say how exactly its author tells a version, and to whom it may be told on."""
    said = release_of(node.store, row)
    if said is None:
        return {}
    return {"precision": str(said.precision), "label": said.label.words, "handling": said.text}


def volume_view(volume: Any) -> View:
    """Show one volume as plain values."""
    return {
        "core": volume.core.kind.name.lower(),
        "positions": [list(point) for ring in volume.core.rings for point in ring],
        "rings": [len(ring) for ring in volume.core.rings],
        "radius_m": volume.radius_m,
        "floor_m": volume.band.floor_m,
        "ceiling_m": volume.band.ceiling_m,
        "altitude_reference": volume.band.counted_from,
        "from": iso(int(volume.interval.start.timestamp())),
        "until": iso(int(volume.interval.end.timestamp())),
    }


def _acts(node: Node, line: Line, row: VersionRow) -> list[View]:
    acts = node.store.about(line.channel, row.id)
    # An answer is about the read-back that it answers, and so about this notice.
    acts += [answer for act in acts for answer in node.store.about(line.channel, act.id)]
    views = []
    # A translation is no act on the notice: it stands under the words that it is of.
    for act in sorted((a for a in acts if a.kind != Kind.TRANSLATION), key=lambda act: act.n):
        said = parse(act.data)
        views.append(
            {
                "act": Kind(act.kind).name.lower().replace("_", " "),
                "party": line.names.get(act.party, "?"),
                "role": said.officer.role,
                "initials": said.officer.initials,
                "claimed_at": iso(act.utc),
                "clock": _clock_of(node, line, act.party),
                "says": _says(meaning(said)),
                "record": act.id.hex(),
                "translations": translations(line, act),
            }
            | ({"told": iso(told)} if (told := _told(meaning(said))) is not None else {})
        )
    return views


def _told(statement: object) -> int | None:
    return statement.told_utc if isinstance(statement, Dissemination) else None


def _clock_of(node: Node, line: Line, party: int) -> str:
    """Say by whose clock a party's times are told; empty for our own."""
    if party == line.our_index:
        return ""
    outbox = node.peers.get(line.founding.members[party])
    measured = by_clock(outbox) if outbox else "offset never measured"
    return f"by {line.names.get(party, '?')}'s clock, {measured}"


def _says(statement: object) -> list[str]:
    """Say in words what an acknowledgement states, one thing at a time."""
    match statement:
        case ReadBack(group=group, plotted=plotted, near=near):
            words = [f"check group {group}", plotted, near]
        case Answer(correct=correct, text=text):
            words = ["READ BACK CORRECT" if correct else "CORRECTION", text]
        case Dissemination(units=units, told_utc=told):
            words = [f"to {', '.join(units)}", f"told {iso(told)}"]
        case Objection(reason=reason):
            words = [reason]
        case _:
            words = []
    return [word for word in words if word]


def outstanding(node: Node) -> list[View]:
    """List the notices of others of which own units are yet to be told, the next to start first."""
    rows = []
    for item in node.items.of(Need.TELL_UNITS):
        line, version = node.lines[item.channel], node.store.version(item.subject)
        assert version is not None, "an item about a version never outlives it"
        told = [act for act in _acts(node, line, version) if act["act"] == "disseminated"]
        ours = [act["says"][0] for act in told if act["party"] == node.us.name]
        rows.append(
            _summary(node, line, version)
            | {"untold": list(untold(node.store, version, line.our_index, node.procedure))}
            | {"told": ours, "due": iso(item.due)}
        )
    return sorted(rows, key=lambda row: (row["from"], row["notice"], row["record"]))


# Conflicts


def conflicts(node: Node) -> list[View]:
    """List the conflicts that stand now."""
    rows = sorted(node.situation.conflicts.values(), key=lambda row: row.id)
    return [conflict_view(node, row) for row in rows]


def _conflicts_of(node: Node, version: bytes) -> list[ConflictRow]:
    return node.situation.conflicts_of(version)


def conflict_view(node: Node, row: ConflictRow) -> View:
    """Show one conflict: whose notices meet, where, when, how close and for how long."""
    plans = [node.situation.plans[version] for version in (row.a, row.b)]
    pairs = sorted(
        (plan.row.name, node.lines[plan.row.channel].names.get(plan.row.party, "?"))
        for plan in plans
    )
    names = [name for name, _ in pairs]
    return (
        {
            "id": row.id.hex(),
            "notices": names,
            "parties": [party for _, party in pairs],
            "shared": bool(row.channel),
        }
        | held_to(node, row, node.situation.terms(row))
        | dict(shown(row))
        | _by_exact(node, row)
    )


def held_to(node: Node, row: ConflictRow, terms: Terms) -> View:
    """Say what the two notices of a conflict are held to, and where that is agreed."""
    one, other = (node.situation.plans[version].row for version in (row.a, row.b))
    held = node.ruling_on(node.lines[one.channel])
    articles = held.articles_between(Activity(one.activity), Activity(other.activity))
    apart = terms.separation
    return {
        "severity": terms.severity.name.lower(),
        "held_to": [int(apart.lateral_m), int(apart.vertical_m), apart.time_s],
        "articles": articles if one.channel == other.channel else [],
    }


def _by_exact(node: Node, row: ConflictRow) -> View:
    """Say what our own exact volumes give, where others were told less; for our officers alone."""
    told_less, met = exact_meeting(node, row)
    if not told_less:
        return {}
    if met is None:
        return {"exact": "clear by exact"}
    return {"exact": f"{met.closest_m / 1_000:.1f} km", "exact_m": met.closest_m}


def what_if(node: Node, moment: Moment, channel: str, drafts: Sequence[Draft]) -> list[View]:
    """List what drafts would conflict with if they were given now; nothing is given."""
    return [
        {
            "notice": notice.name,
            "conflicts": [met_view(node, version, meeting) for version, meeting in met.items()],
        }
        for notice, met in what_if_given(node, channel, drafts, moment)
    ]


def met_view(node: Node, version: bytes, meeting: Meeting) -> View:
    """Show what a plan that is not given would meet: a version, and how close they would come."""
    row = node.situation.plans[version].row
    party = node.lines[row.channel].names.get(row.party, "?")
    met: View = msgspec.json.decode(msgspec.json.encode(asdict(meeting)))
    return {"notice": row.name, "party": party, "record": version.hex()} | met


def ways_out(node: Node, moment: Moment, name: str, channel: str = "") -> list[View]:
    """List where a notice of ours could move to be clear of all others, cheapest first.

    `volumes` are what it would then have, as an amended draft takes them, and `facts` the same
    as pages show it.
    """
    return [
        offer_row(name, named_offer(node, offer))
        | {"volumes": encode(encode_volumes(offer.volumes))}
        | {"facts": [volume_view(volume) for volume in offer.volumes]}
        for offer in ways_out_of(node, channel, name, moment)
    ]


def named_offer(node: Node, offer: Offer[bytes]) -> Offer[str]:
    """Return an offer with the notices that it speaks of by their names."""

    def named(version: bytes) -> str:
        row = node.situation.plans[version].row
        return f"{row.name} of {node.lines[row.channel].names.get(row.party, '?')}"

    air, clears = offer.clearance, tuple(named(version) for version in offer.clears)
    left = None
    if air is not None:
        measured = air.lateral_m, air.vertical_m, air.gap_s, air.kept, air.spare
        left = Clearance(named(air.plan), *measured)
    return Offer(offer.move, offer.cost, offer.volumes, clears, left)


# STOPs


def takings(node: Node, moment: Moment) -> list[View]:
    """List the STOPs of the last days, latest first, and whose officers have taken each."""
    after = moment.utc - int(RECENT.total_seconds())
    return [
        _stop(line, row)
        for line in node.lines.values()
        for row in node.store.of_kinds(line.channel, [Kind.STOP], after, LISTED_MAX)
    ]


def _stop(line: Line, row: RecordRow) -> View:
    said = meaning(parse(row.data))
    taken = takers(line, row)
    others = [index for index in sorted(line.names) if index not in (row.party, *taken)]
    return {
        "party": line.names.get(row.party, "?"),
        "text": said.text if isinstance(said, Stop) else "",
        "at": iso(row.utc),
        "exercise": line.founding.scenario is not None,
        "taken": [line.names.get(index, "?") for index in taken],
        "not_taken": [line.names[index] for index in others],
        "record": row.id.hex(),
    }


# The line


def messages(node: Node, moment: Moment, language: str = "en") -> list[View]:
    """List the STOPs and hotline messages of the last days, oldest first, and who took each.

    What is coded is rendered in `language`; under free words stand their translations.
    """
    after = moment.utc - int(RECENT.total_seconds())
    views = []
    for line in node.lines.values():
        for row in node.store.of_kinds(line.channel, SAID, after, LISTED_MAX):
            record = parse(row.data)
            said = meaning(record)
            views.append(
                {
                    "channel": line.founding.name,
                    "party": line.names.get(row.party, "?"),
                    "role": record.officer.role,
                    "initials": record.officer.initials,
                    "claimed_at": iso(row.utc),
                    "what": "STOP" if row.kind == Kind.STOP else "message",
                    "precedence": Precedence(record.precedence).name,
                    "taken_by": sorted(line.names.get(i, "?") for i in takers(line, row)),
                    "parties": _heard(node, line, row),
                    "exercise": line.founding.scenario is not None,
                    "key": mark(line, row),
                    "record": row.id.hex(),
                }
                | said_view(line, row, said, language)
            )
    return sorted(views, key=lambda view: (view["claimed_at"], view["record"]))


def _heard(node: Node, line: Line, row: RecordRow) -> list[View]:
    """Say of each other member whether its node holds what was said, and an officer has taken it.

    Receipts go to the author alone, so of what another said only who took it is known.
    """
    taken, ours = takers(line, row), row.party == line.our_index
    held = {receipt.holder for receipt in node.store.receipts(row.id)} if ours else set()
    return [
        {"party": name, "taken": index in taken}
        | ({"receipt": "RECEIVED" if index in held or index in taken else "NONE"} if ours else {})
        for index, name in sorted(line.names.items())
        if index != row.party
    ]


def status(node: Node, moment: Moment) -> View:
    """Say how the line to each peer stands, and what picture we compute in each channel."""
    return {
        "party": node.us.name,
        "fingerprint": node.us.party.hex(),
        "now": iso(moment.utc),
        "scenario": node.scenario.id if node.scenario else None,
        "clock_synchronised": node.synchronised,
        "clock_likely_wrong": is_likely_ours(node),
        "peers": [_peer(node, party, moment) for party in node.peers],
        "channels": [_channel(node, line, moment) for line in node.lines.values()],
        "conflicts": len(node.situation.conflicts),
        "refused": dict(sorted(node.refused.items())),
        "journal": node.journal.n,
        "keys_due": [{"key": k, "by": iso(by)} for k, by in grown_old(node, moment.utc)],
    }


def _peer(node: Node, party: bytes, moment: Moment) -> View:
    outbox = node.peers[party]
    offset = outbox.offsets.best
    silent = None if outbox.contact_tick is None else moment.tick - outbox.contact_tick
    return {
        "party": outbox.name,
        "fingerprint": node.cards[party].spoken(),
        "endpoints": list(node.cards[party].endpoints),
        "node_reachable": silent is not None and silent < SILENT_AFTER_S,
        "last_contact": iso(outbox.row.contact_utc) if outbox.row.contact_utc else None,
        "clock_offset_s": outbox.row.offset_s,
        "clock_error_s": offset.error_s if offset else None,
        "clock": by_clock(outbox),
        "round_trip_s": outbox.round_trip_s,
        "last_officer_act": _last_act(node, party),
        "failures": outbox.failures,
    } | desk_view(node, party)


def by_clock(outbox: Outbox) -> str:
    """Say how far a peer's clock stands from ours, and what that may be wrong by."""
    if outbox.offsets.best is not None:
        return f"offset measured {outbox.offsets.best}"
    if outbox.row.contact_utc:
        return f"offset {outbox.row.offset_s:+d} s when last measured"
    return "offset never measured"


def _last_act(node: Node, party: bytes) -> str | None:
    """Return when an officer of a party last did something, by that party's own clock."""
    latest = 0
    for line in node.lines.values():
        index = line.founding.index(party)
        for log, size in line.cut().items():
            if log.party == index and size:
                latest = max(latest, _last_word(line, log, size))
    return iso(latest) if latest else None


def _last_word(line: Line, log: LogName, size: int) -> int:
    """Return the time of the last entry of a log that a person made, of the latest few."""
    for seq in range(size - 1, max(-1, size - 1 - WORDS_SOUGHT), -1):
        record = line.record_at(log, seq)
        if record is not None and record.officer.role != NODE_ROLE:
            return record.utc
    return 0


def _channel(node: Node, line: Line, moment: Moment) -> View:
    now = picture(line, node.situation, line.cut(), moment.utc)
    held = node.ruling_on(line)
    settled = held.rules.widest()
    return {
        "channel": line.founding.name,
        "id": line.channel.hex(),
        "mode": "SCENARIO" if line.founding.scenario else "LIVE",
        "joined": line.joined,
        "line": line_view(node, line, moment),
        "witnessed": log_words(node, line),
        "members": [line.names.get(i, "?") for i in range(len(line.founding.members))],
        "logs": [
            {
                "party": line.names.get(log.party, "?"),
                "incarnation": log.incarnation.hex(),
                "size": replica.frontier.size,
                "root": replica.frontier.root().hex(),
                "contested": replica.contested,
            }
            for log, replica in sorted(line.replicas.items())
        ],
        "separations": {
            "lateral_m": int(settled.lateral_m),
            "vertical_m": int(settled.vertical_m),
            "time_s": settled.time_s,
            "agreed": held.agreed,
            "not_in_force": [
                {"agreement": one.title, "suspended_by": [line.names.get(p, "?") for p in by]}
                for one in held.settled
                if (by := tuple(one.suspended(moment.utc)))
            ],
        },
        "picture": now.digest().hex(),
        "not_in_picture": sum(line.cut().values()) - sum(head.size for head in now.heads),
        "conflict_digest": now.conflict_digest().hex(),
        "line_checks": _checks(node, line),
    }


def _checks(node: Node, line: Line) -> list[View]:
    latest: dict[int, View] = {}
    for row in node.store.of_kinds(line.channel, [Kind.LINE_CHECK], 0, LISTED_MAX):
        said = meaning(parse(row.data))
        if row.party not in latest and isinstance(said, LineCheck):
            latest[row.party] = {"party": line.names.get(row.party, "?"), "at": iso(row.utc)}
    return list(latest.values())


def picture_at(node: Node, channel: str, at: int) -> View:
    """Compute the picture of a channel for an instant, from all that we hold."""
    line = line_named(node, channel)
    now = picture(line, node.situation, line.cut(), at)
    heads = sorted(now.heads, key=lambda head: head.log)  # not in the order in which they arrived
    return {
        "at": iso(at),
        "cut": [[line.names.get(h.log.party, "?"), h.size, h.root.hex()] for h in heads],
        "picture": now.digest().hex(),
        "conflict_digest": now.conflict_digest().hex(),
        "conflicts": sorted(c.hex() for c in now.conflicts),
    }


def kinds(node: Node, channel: str = "") -> dict[str, int]:
    """Count what a channel holds, appended and understood, by kind; counts stop at COUNTED_MAX."""
    line = line_named(node, channel)
    counts = {
        kind.name: len(node.store.of_kinds(line.channel, [kind], 0, COUNTED_MAX)) for kind in Kind
    }
    return {name: count for name, count in counts.items() if count}
