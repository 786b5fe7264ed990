"""What needs a person at this desk, most urgent first: what an officer on watch looks at.

A STOP stands above all, then what is overdue and cannot wait, then everything
by the time that is left. Of very many alike a few are shown with their number.
Only what is shown is worked out, so that a desk with very much that is open is
not slower than one with little.
"""

from collections.abc import Callable, Iterator, Mapping
from heapq import nsmallest
from itertools import islice
from types import MappingProxyType
from typing import Final

from keepclear.desk import disclosing, forking, patrolling, querying, witnessing
from keepclear.desk.line_state import line_view
from keepclear.desk.saying import translations, words_of
from keepclear.desk.views import View, conflict_view, iso
from keepclear.desk.zoning import broken_by, to_be_out
from keepclear.exchange.document import DocumentKind, Proposal
from keepclear.exchange.meaning import free_words, meaning
from keepclear.exchange.notice import Cancellation
from keepclear.exchange.patrol import PatrolReport
from keepclear.node.asking import untold
from keepclear.node.awaited import others, unread, unreceipted
from keepclear.node.comparison import takers
from keepclear.node.known import ItemRow, RecordRow, VersionRow
from keepclear.node.log.key_age import Ours
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.open_item import WANTED, Need, rank
from keepclear.node.remark import lead_remark
from keepclear.node.standing import document_of, last_read_back
from keepclear.picture.line_state import State
from keepclear.record.envelope import Precedence, parse

WATCH_LISTED = 50  # What fits a screen; the rest is counted.
ODDITIES_LISTED = 5  # of a kind, so that many of one hide nothing else; of a STOP all that fit
FAR_S = 10**9  # Behind everything that has a time.


def watch(
    node: Node, moment: Moment, limit: int = WATCH_LISTED, language: str = "en"
) -> list[View]:
    """List what needs a person: by rank, then least time left; overdue times are negative."""
    items = [*_oddities(node), *_invitations(node), *_conflicts(node, moment, limit)]
    items += _breaches(node, moment, limit)
    items += _lines(node, moment)
    for line in node.lines.values():
        items += islice(_documents(node, line), limit)
    items += [_open_item(node, row, moment, language) for row in node.items.most_urgent(limit)]
    key = lambda item: (item["order"], item.get("left_s", FAR_S), item["what"], item["about"])  # noqa: E731
    return nsmallest(limit, items, key=key)


def waiting(node: Node) -> int:
    """Count all that the list shows where it is not cut."""
    others = sum(node.store.oddity_kinds().values()) + sum(1 for _ in _invitations(node))
    others += sum(1 for line in node.lines.values() for _ in _documents(node, line))
    joined = [line for line in node.lines.values() if line.joined]
    lines = sum(any(node.states.of(node.store, line.channel).values()) for line in joined)
    found = len(node.situation.conflicts) + len(node.situation.breaches)
    return node.items.shown + lines + others + found


def _item(order: int, what: str, about: str, cure: str, left_s: int | None = None) -> View:
    view: View = {"order": order, "what": what, "about": about, "do": cure}
    return view if left_s is None else view | {"left_s": left_s, "overdue": left_s < 0}


def _open_item(node: Node, row: ItemRow, moment: Moment, language: str) -> View:
    need = Need(row.need)
    wanted, line = WANTED[need], node.lines[row.channel]
    tell = _TOLD[need]
    told_in = {"language": language} if tell in (_to_take, _untaken) else {}
    about, cure, extra = tell(node, line, row, **told_in)
    is_stop = need is Need.TAKE_STOP
    exercise = "EXERCISE " if line.founding.scenario and is_stop else ""
    exercise += "SUSPENDED " if is_stop and node.states.suspensions(line) else ""
    view = _item(rank(row), exercise + wanted.words, about, cure, row.due - moment.utc)
    kept = node.procedure_on(line)
    told = {"told": kept.role(row.rung)} if row.rung >= 0 else {}
    return (
        view
        | {
            "waits_s": moment.utc - row.opened,
            "due": iso(row.due),
            "precedence": Precedence(row.precedence).name,
        }
        | told
        | extra
    )


Told = tuple[str, str, View]


def _to_take(node: Node, line: Line, row: ItemRow, language: str = "en") -> Told:
    stored = node.store.record(row.subject)
    said = meaning(parse(stored.data)) if stored else None
    text = words_of(said, language) or getattr(said, "reason", "")
    about = f"{line.names.get(row.party, '?')}: {text}"
    if isinstance(said, Cancellation):
        ended = node.store.version(said.supersedes)
        about = f"{ended.name if ended else '?'} by {about}"
    if isinstance(said, PatrolReport):
        about = f"{line.names.get(row.party, '?')}: {patrolling.cut_short(node, said)}"
    record = row.subject.hex()
    translated = translations(line, stored) if stored else []
    extra = {"record": record} | ({"translations": translated} if translated else {})
    return about, f"keepclear take {record[:12]}", extra


def _version(node: Node, line: Line, row: ItemRow) -> tuple[VersionRow, str, View]:
    version = node.store.version(row.subject)
    assert version is not None, "an item about a version never outlives it"
    about = f"{version.name} by {line.names.get(version.party, '?')}"
    return version, about, {"notice": version.name, "record": version.id.hex()}


def _read_back(node: Node, line: Line, row: ItemRow) -> Told:
    version, about, extra = _version(node, line, row)
    lead = lead_remark(version.activity, version.start_utc, row.opened, node.procedure_on(line))
    late = f"; {lead.words}" if lead.alarms else ""
    return about + late, f"keepclear ack readback {version.name}", extra


def _tell_units(node: Node, line: Line, row: ItemRow) -> Told:
    version, about, extra = _version(node, line, row)
    left = untold(node.store, version, line.our_index, node.procedure)
    cure = f"keepclear ack disseminated {version.name} --to UNIT"
    return f"{about}: {', '.join(left)}", cure, extra | {"untold": list(left)}


def _answer(node: Node, line: Line, row: ItemRow) -> Told:
    version, _, extra = _version(node, line, row)
    party = line.names.get(row.party, "?")
    said = last_read_back(node.store, version, row.party)
    plotted = (parse(said.data).body or {}) if said else {}
    about = f"{version.name} by {party}: {plotted.get(3, '')} {plotted.get(4, '')}".strip()
    cure = f"keepclear ack correct {version.name} --party {party} (or: ack correction)"
    return about, cure, extra | {"party": party}


def _objection(node: Node, line: Line, row: ItemRow) -> Told:
    stored = node.store.record(row.subject)
    version = node.store.version(stored.target) if stored else None
    name, party = version.name if version else "?", line.names.get(row.party, "?")
    cure = f"keepclear notice amend {name}, or: keepclear take {row.subject.hex()[:12]}"
    extra: View = {"notice": name, "party": party, "record": row.subject.hex()}
    if stored and (made := translations(line, stored)):
        extra["translations"] = made
    reason = free_words(meaning(parse(stored.data))) if stored else ""
    return f"{name} by {party}: {reason}".removesuffix(": "), cure, extra


def _unacknowledged(node: Node, line: Line, row: ItemRow) -> Told:
    version, _, extra = _version(node, line, row)
    lacking = unreceipted(line, version)
    grade = "NOT RECEIPTED" if lacking else "not read back"
    names = [line.names.get(i, "?") for i in lacking or unread(line, version)]
    about = f"{version.name}: {grade} by {', '.join(names)}"
    return about, "call them by another way", extra | {"parties": names}


def _untaken(node: Node, line: Line, row: ItemRow, language: str = "en") -> Told:
    stored = node.store.record(row.subject)
    taken = takers(line, stored) if stored else []
    names = [line.names.get(i, "?") for i in others(line) if i not in taken]
    said = words_of(meaning(parse(stored.data)), language) if stored else ""
    about = f"{said}: by {', '.join(names)}" if said else f"by {', '.join(names)}"
    return about, "call them by another way", {"record": row.subject.hex()}


def _confirm(node: Node, line: Line, row: ItemRow) -> Told:
    version, about, extra = _version(node, line, row)
    name = version.name
    return about, f"keepclear notice confirm {name} (or: notice cancel {name})", extra


def _to_be_out(node: Node, line: Line, row: ItemRow) -> Told:
    name, said = to_be_out(node, line, row)
    _, _, extra = _version(node, line, row)
    about = f"{name}: {'; '.join(said)}"
    cure = f"take it out, then keepclear notice amend {name} (or: notice cancel {name})"
    return about, cure, extra | {"rules": list(said)}


def _line_check(node: Node, line: Line, row: ItemRow) -> Told:
    party = line.names.get(row.party, "?")
    return f"{line.founding.name}: {party}", "call them by another way", {"party": party}


def _state_position(node: Node, line: Line, row: ItemRow) -> Told:
    numbered = node.store.numbered_by(row.subject)
    party = line.names.get(row.party, "?")
    number = f"{party}-{numbered.serial}" if numbered else "?"
    about = f"{number}: {numbered.name if numbered else ''}"
    cure = f"keepclear incident state {number} --position CONFIRM, DENY or NOT-SEEN"
    return about, cure, {"party": party, "record": row.subject.hex()}


def _to_sign(node: Node, line: Line, row: ItemRow) -> Told:
    document = document_of(line, _stored(node, row.subject))
    title, party = document.proposal.title, line.names.get(row.party, "?")
    cure = f"keepclear {_verb(document.proposal)} sign {title!r}"
    if document.proposal.kind is DocumentKind.AGREEMENT:
        cure = f"keepclear agreement show {title!r}, and sign it by the hash shown there"
    return f"{title} of {party}", cure, {"record": row.subject.hex()}


def _stored(node: Node, record_id: bytes) -> RecordRow:
    stored = node.store.record(record_id)
    assert stored is not None, "an item about a record never outlives it"
    return stored


def _to_replace(node: Node, line: Line, row: ItemRow) -> tuple[str, str, View]:
    """Say which of our own keys is to be replaced, and how."""
    what = row.subject.decode()
    cure = "keepclear keys rotate" if what == Ours.NODE else "keepclear keys show"
    return f"our {what}", cure, {}


_TOLD: Final[Mapping[Need, Callable[[Node, Line, ItemRow], Told]]] = MappingProxyType(
    {
        Need.TAKE_STOP: _to_take,
        Need.TAKE_MESSAGE: _to_take,
        Need.TAKE_CANCELLATION: _to_take,
        Need.READ_BACK: _read_back,
        Need.READ_BACK_ANEW: _read_back,
        Need.ANSWER: _answer,
        Need.TELL_UNITS: _tell_units,
        Need.OBJECTION: _objection,
        Need.OUT_BY: _to_be_out,
        Need.ANSWER_QUERY: querying.told,
        Need.UNACKNOWLEDGED: _unacknowledged,
        Need.CONFIRM: _confirm,
        Need.LINE_CHECK: _line_check,
        Need.UNTAKEN: _untaken,
        Need.OUR_CHECK: _line_check,
        Need.PATROL_CHECK_IN: patrolling.told,
        Need.SIGN_DOCUMENT: _to_sign,
        Need.STATE_POSITION: _state_position,
        Need.READING: disclosing.told_reading,
        Need.FORK_FOUND: forking.told,
        Need.UNWITNESSED: witnessing.told,
        Need.KEYS_EXPIRE: _to_replace,
        Need.RELEASE_SITE: disclosing.told_approach,
    }
)


def untaken_stops(node: Node, moment: Moment) -> list[View]:
    """List every STOP that no officer here has taken, in whatever state its log is."""
    rows = node.items.of(Need.TAKE_STOP)
    return [_open_item(node, row, moment, "en") for row in rows] + [
        item for item in _oddities(node) if item["what"].startswith("STOP")
    ]


def _oddities(node: Node) -> Iterator[View]:
    for what, count in node.store.oddity_kinds().items():
        most = WATCH_LISTED if what.startswith("STOP") else ODDITIES_LISTED
        rows = node.store.oddities_alike(what, most)
        for row in rows:
            many = f" (and {count - most} more)" if row is rows[-1] and count > most else ""
            cure = f"keepclear seen {row.id.hex()[:12]}"
            yield _item(1, row.what, row.why + many, cure) | {"record": row.id.hex()}


def _invitations(node: Node) -> Iterator[View]:
    for line in node.lines.values():
        if not line.joined:
            name = line.founding.name
            members = ", ".join(sorted(line.names.values()))
            yield _item(
                3, "channel to join", f"{name} ({members})", f"keepclear channel join {name!r}"
            )


def _lines(node: Node, moment: Moment) -> Iterator[View]:
    """Show each channel that does not stand OPEN."""
    for line in node.lines.values():
        view = line_view(node, line, moment)
        if line.joined and view["states"] != [State.OPEN.name]:
            name = line.founding.name
            why = "; ".join(
                f"{one['party']}: {', '.join(one['reasons'])}"
                for one in view["members"]
                if one["reasons"]
            )
            cure = f"keepclear line lift {name!r}" if view["by_us"] else "keepclear line status"
            about = f"{name}: {view['state']} ({why})"
            yield _item(1, f"line {' and '.join(view['states'])}", about, cure)


def _documents(node: Node, line: Line) -> Iterator[View]:
    for document in node.open_documents(line):
        members = len(line.founding.members)
        title = document.proposal.title
        if document.row.party == line.our_index and len(document.signed) == members:
            verb = _verb(document.proposal)
            yield _item(3, "document to close", title, f"keepclear {verb} close {title!r}")


_VERBS = {DocumentKind.JOINT_PATROL: "patrol", DocumentKind.AGREEMENT: "agreement"}


def _verb(proposal: Proposal) -> str:
    """Name the command that signs and closes a document."""
    return _VERBS.get(proposal.kind, "separations")


def _conflicts(node: Node, moment: Moment, limit: int) -> Iterator[View]:
    for row in node.situation.soonest(limit):
        view = conflict_view(node, row)
        about, cure = " / ".join(view["notices"]), f"keepclear notice show {view['notices'][0]}"
        yield _item(2, "conflict", about, cure, node.situation.starts(row) - moment.utc) | {
            "id": view["id"]
        }


def _breaches(node: Node, moment: Moment, limit: int) -> Iterator[View]:
    """Show each notice that does not keep the rules of places, with all that it does not keep."""
    for row in node.situation.breaches.soonest(limit):
        plan = node.situation.plans[row.version]
        line = node.lines[plan.row.channel]
        party = line.names.get(plan.row.party, "?")
        rules = "; ".join(says for _, says in broken_by(node, line, row.version))
        about, cure = (
            f"{plan.row.name} of {party}: {rules}",
            f"keepclear notice show {plan.row.name}",
        )
        left_s = plan.row.start_utc - moment.utc
        yield _item(2, "breach", about, cure, left_s) | {"record": row.version.hex()}
