"""The handover brief: what the next watch must know, made from what is open and what was recorded.

Nobody writes it, so nothing is left out because a night was long. It holds what
is overdue and whom it has been taken to, what waits, the state of the lines,
what the next hours bring, and what changed since the watch was taken. Each part
is bounded; what is not listed is counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.keeping import on_watch
from keepclear.desk.views import View, conflict_view, iso, status, takings
from keepclear.exchange.acknowledgement import Answer, Objection
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.message import Stop
from keepclear.exchange.notice import Cancellation
from keepclear.limits import BRIEF_ENTRIES_MAX, BRIEF_LINES_MAX
from keepclear.node.journal import Fact, facts
from keepclear.node.known import ItemRow, JournalRow, RecordRow, Verdict, VersionRow
from keepclear.node.line_states import parse_signs
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import WANTED, Need
from keepclear.picture.line_state import Signs, State, phrase, states
from keepclear.record.envelope import parse

AHEAD_S: Final = 12 * 3_600
CHECKS: Final = frozenset({Need.OUR_CHECK, Need.LINE_CHECK, Need.CONFIRM, Need.TELL_UNITS})
PARTS: Final = MappingProxyType(
    {
        "notices": "Notices",
        "answers": "Objections and corrections",
        "alarms": "Alarms",
        "lines": "The line",
        "oddities": "Oddities",
        "turns": "The watch",
    }
)
WITHOUT_WATCH_S: Final = 12 * 3_600  # Looked back over where nobody ever took the watch.


def handover(node: Node, moment: Moment, language: str = "en", *, last: bool = False) -> View:
    """Make the brief of this watch, or with `last` of the one before it."""
    listed = on_watch(node, moment, 2 * BRIEF_LINES_MAX, language)
    overdue = [item for item in listed["items"] if _is_late(item)]
    waits = [item for item in listed["items"] if not _is_late(item)]
    stops = [_untaken(stop) for stop in takings(node, moment) if stop["not_taken"]]
    return {
        "party": node.us.name,
        "now": iso(moment.utc),
        "scenario": node.scenario.id if node.scenario else None,
        "watch": listed["watch"],
        "overdue": _part(overdue),
        "waits": _part(waits, more=listed["more"]),
        "stops": _part(stops),
        "line": _lines(node, moment),
        "ahead": _part(sorted(_ahead(node, moment), key=lambda row: (row["at"], row["about"]))),
        "changed": _changed(node, moment, last=last),
    }


def _is_late(item: View) -> bool:
    """Tell whether somebody should have acted by now; a conflict that has begun is not late."""
    return bool(item.get("overdue")) and "waits_s" in item


def _part(rows: Sequence[View], more: int = 0) -> View:
    """Return the first rows of a part, and how many more there are."""
    kept = list(rows[:BRIEF_LINES_MAX])
    return {"rows": kept, "more": more + len(rows) - len(kept)}


def _untaken(stop: View) -> View:
    exercise = "EXERCISE " if stop["exercise"] else ""
    words = f": {stop['text']}" if stop["text"] else ""
    about = f"not taken by {', '.join(stop['not_taken'])}{words}"
    return stop | {"what": f"{exercise}STOP by {stop['party']}", "about": about}


# The lines


def _lines(node: Node, moment: Moment) -> View:
    """Say of each peer whether its node answers and its desk is manned, and of each channel how."""
    now = status(node, moment)
    return {
        "clock_synchronised": now["clock_synchronised"],
        "peers": [_peer(peer) for peer in now["peers"]],
        "channels": [_channel(channel) for channel in now["channels"]],
    }


def _peer(peer: View) -> View:
    kept = ("party", "node_reachable", "last_contact", "clock_offset_s", "clock", "desk")
    return {key: peer[key] for key in (*kept, "desk_since")} | {
        "node": "node reachable" if peer["node_reachable"] else "NODE NOT REACHABLE"
    }


def _channel(channel: View) -> View:
    kept, line = channel["separations"], channel["line"]
    agreed = "agreed" if kept["agreed"] else "NOT AGREED, largest proposed"
    apart = f"{kept['lateral_m']} m, {kept['vertical_m']} m, {kept['time_s']} s ({agreed})"
    why = [
        f"{one['party']}: {', '.join(one['reasons'])}" for one in line["members"] if one["reasons"]
    ]
    return {
        "channel": channel["channel"],
        "mode": channel["mode"],
        "state": line["state"],
        "reasons": why,
        "members": channel["members"],
        "separations": apart,
    }


# The next hours


def _ahead(node: Node, moment: Moment) -> Iterator[View]:
    until = moment.utc + AHEAD_S
    for plan in node.situation.plans.values():
        version = plan.row
        line = node.lines[version.channel]
        ours = version.party == line.our_index
        about = f"{version.name} {'(ours)' if ours else 'of ' + line.names.get(version.party, '?')}"
        for what, at in (("notice starts", version.start_utc), ("notice ends", version.until_utc)):
            if moment.utc < at <= until:
                yield {"at": iso(at), "what": what, "about": about, "ours": ours}
    for row in node.situation.conflicts.values():
        view = conflict_view(node, row)
        if view["start"] <= iso(until) and view["end"] >= iso(moment.utc):
            pair = " / ".join(
                f"{name} of {party}"
                for name, party in zip(view["notices"], view["parties"], strict=True)
            )
            yield {"at": view["start"], "what": "conflict", "about": pair, "until": view["end"]}
    for item in node.items.each():
        if Need(item.need) in CHECKS and moment.utc < item.due <= until and item.rung < 0:
            yield {"at": iso(item.due), "what": _due(node, item), "about": _subject(node, item)}


def _due(node: Node, item: ItemRow) -> str:
    return {
        Need.OUR_CHECK: "our line check",
        Need.LINE_CHECK: "line check expected",
        Need.CONFIRM: "notice to confirm or cancel",
        Need.TELL_UNITS: "own units to be told by then",
    }[Need(item.need)]


def _subject(node: Node, item: ItemRow) -> str:
    """Say what an item is about: a notice by name, or a channel and a member."""
    line = node.lines.get(item.channel)
    version = node.store.version(item.subject)
    if version is not None and line is not None:
        return f"{version.name} of {line.names.get(version.party, '?')}"
    name = line.founding.name if line else "?"
    party = line.names.get(item.party, "") if line else ""
    return f"{name}: {party}" if party else name


# What changed


@dataclass(slots=True)
class _Changes:
    """What the journal tells of one watch, in the order in which it came."""

    notices: list[View] = field(default_factory=list)
    answers: list[View] = field(default_factory=list)
    alarms: list[View] = field(default_factory=list)
    climbed: dict[tuple[int, bytes, int], View] = field(default_factory=dict)
    lines: list[View] = field(default_factory=list)
    stood: dict[tuple[bytes, int], tuple[State, ...]] = field(default_factory=dict)
    oddities: list[View] = field(default_factory=list)
    turns: list[View] = field(default_factory=list)


def _changed(node: Node, moment: Moment, *, last: bool) -> View:
    kept, head = node.watch, node.journal.n
    since_n, since = (kept.before_n, kept.before_utc) if last else (kept.taken_n, kept.taken_utc)
    until_n = kept.taken_n if last else head
    if not since_n:
        since = (kept.taken_utc if last else moment.utc) - WITHOUT_WATCH_S
    first = max(since_n, until_n - BRIEF_ENTRIES_MAX)
    rows = [
        row for row in node.store.journal(first, until_n - first) if since_n or row.utc >= since
    ]
    changes = _Changes()
    for row in rows:
        for fact in facts(row):
            _tell(node, row, fact, changes)
    begins = rows[0].utc if first > since_n and rows else since
    return {
        "since": iso(begins),
        "until": iso(kept.taken_utc) if last else iso(moment.utc),
        "whole": first <= since_n or not since_n,
        "parts": [
            {"part": name, "title": title} | _latest(getattr(changes, name))
            for name, title in PARTS.items()
        ],
    }


def _latest(rows: Sequence[View]) -> View:
    """Return the latest rows in order, and how many came before them."""
    kept = list(rows[-BRIEF_LINES_MAX:])
    return {"rows": kept, "more": len(rows) - len(kept)}


def _tell(node: Node, row: JournalRow, fact: list[Any], changes: _Changes) -> None:
    at = iso(row.utc)
    match fact:
        case [Fact.ARRIVED, _, _, ids] | [Fact.AUTHORED, _, ids]:
            for record_id in ids:
                _record(node, record_id, at, changes)
        case [Fact.ODDITY, row_id, _, what, why]:
            odd = node.store.oddity(row_id)
            seen = "" if odd is None or not odd.seen else ", seen"
            changes.oddities.append({"at": at, "what": what + seen, "about": why})
        case [Fact.CLIMBED, need, subject, party, rung, _] if rung >= 0:
            _climbed(node, (need, subject, party), at, node.procedure.role(rung), changes)
        case [Fact.LINE_STATE, channel, _, data, *_]:
            _stood(node, channel, parse_signs(data), row, changes)
        case [Fact.CLOCK_STEPPED, by_s]:
            changes.alarms.append({"at": at, "what": "our clock was set", "about": f"{by_s:+d} s"})
        case [Fact.WATCH_TAKEN, role, initials]:
            taken = {"at": at, "what": "watch taken", "about": f"{role} {initials}"}
            changes.turns.append(taken)
        case [Fact.WATCH_GIVEN, role, initials, note]:
            about = f"{role} {initials}: {' '.join(note.split())}"
            changes.turns.append({"at": at, "what": "watch given", "about": about})
        case [Fact.CHECKLIST, name, step, _, answer, then, *_, role, initials]:
            through = ", through" if then == "end" else ""
            what = f"checklist {name}{through}"
            about = f"{step}: {answer}, by {role} {initials}".rstrip()
            changes.turns.append({"at": at, "what": what, "about": about})
        case _:
            pass


def _climbed(
    node: Node, key: tuple[int, bytes, int], at: str, role: str, changes: _Changes
) -> None:
    """Tell of what was overdue once, with the role that it came to in the end."""
    need, subject, party = key
    if key not in changes.climbed:
        row = {"at": at, "what": "", "about": _overdue_about(node, subject, party)}
        changes.climbed[key] = row
        changes.alarms.append(row)
    changes.climbed[key]["what"] = f"OVERDUE {WANTED[Need(need)].words}, told to {role}"


def _stood(
    node: Node, channel: bytes, signs: Mapping[int, Signs], row: JournalRow, changes: _Changes
) -> None:
    """Tell of each member to whom a line began to stand otherwise."""
    line = node.lines.get(channel)
    for index, held in signs.items() if line else ():
        name = line.names.get(index, "?") if line else "?"
        before = changes.stood.get((channel, index))
        changes.stood[channel, index] = states(held)
        if before != states(held) and (before is not None or held):
            what = phrase(held, node.us.name, name, row.utc)
            about = f"line to {name}"
            changes.lines.append({"at": iso(row.utc), "what": what, "about": about})


def _overdue_about(node: Node, subject: bytes, party: int) -> str:
    stored = node.store.record(subject)
    version = node.store.version(subject)
    line = node.lines.get(stored.channel if stored else subject)
    names = line.names if line else {}
    if version is not None:
        return f"{version.name} of {names.get(version.party, '?')}"
    author = names.get(stored.party if stored else party, "?")
    return f"{line.founding.name}: {author}" if line else author


_GIVEN: Final = {Kind.GIVE: "given", Kind.AMEND: "amended", Kind.CONFIRM: "confirmed"}


def _record(node: Node, record_id: bytes, at: str, changes: _Changes) -> None:
    """Tell what one record changed, if it is of a kind that the next watch must know of."""
    row = node.store.record(record_id)
    line = node.lines.get(row.channel) if row else None
    if row is None or line is None or row.verdict != Verdict.UNDERSTOOD:
        return
    by = line.names.get(row.party, "?")
    if row.kind in (Kind.GIVE, Kind.AMEND):
        version = node.store.version(row.id)
        changes.notices.append(_noted(at, f"{_GIVEN[Kind(row.kind)]} by {by}", version))
    elif row.kind == Kind.CONFIRM:
        changes.notices.append(_noted(at, f"confirmed by {by}", node.store.version(row.target)))
    elif row.kind in (Kind.CANCEL, Kind.ANSWER, Kind.OBJECTION, Kind.STOP):
        _said(node, line, row, at, changes)


def _noted(at: str, what: str, version: VersionRow | None, words: str = "") -> View:
    name = version.name if version else "?"
    return {"at": at, "what": what, "about": f"{name}: {words}" if words else name}


def _said(node: Node, line: Line, row: RecordRow, at: str, changes: _Changes) -> None:
    by = line.names.get(row.party, "?")
    match meaning(parse(row.data)):
        case Cancellation(supersedes=target, reason=reason):
            version = node.store.version(target)
            changes.notices.append(_noted(at, f"cancelled by {by}", version, reason))
        case Objection(target=target, reason=reason):
            version = node.store.version(target)
            changes.answers.append(_noted(at, f"objection by {by}", version, reason))
        case Answer(correct=False, target=target, text=text):
            read_back = node.store.record(target)
            version = node.store.version(read_back.target) if read_back else None
            changes.answers.append(_noted(at, f"CORRECTION by {by}", version, text))
        case Stop(text=text):
            exercise = "EXERCISE " if line.founding.scenario else ""
            changes.alarms.append({"at": at, "what": f"{exercise}STOP by {by}", "about": text})
        case _:
            pass
