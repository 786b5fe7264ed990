"""What officers see of agreements: what holds now, what changes when, and what one would change.

Nothing is decided here. What would follow from an agreement is worked out on a copy of what
stands now, and nothing is kept of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.views import View, conflict_view, held_to, iso
from keepclear.exchange.agreement import Agreement, faults, with_parties
from keepclear.exchange.difference import differences, parts
from keepclear.exchange.document import Fate, content_hash
from keepclear.exchange.notice import Activity
from keepclear.exchange.ruling import Papers, Ruling, ruling
from keepclear.exchange.settled import Settled, State
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.officer.agreeing import (
    agreement_documents,
    completed,
    contradicted,
    document_named,
    draft_of,
    others_signed,
    settled_named,
)
from keepclear.node.officer.meant import speaking
from keepclear.node.register.agreements import content_of, judge_of, papers_of
from keepclear.node.register.breaches import shown
from keepclear.node.situation import Situation
from keepclear.node.standing import Document, document_of


def agreements(node: Node, moment: Moment, channel: str = "") -> list[View]:
    """List every agreement that was proposed, oldest first, and how each stands now."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    return [
        _summary(line, document, agreement, moment)
        for line in lines
        for document, agreement in agreement_documents(line)
    ]


def _summary(line: Line, document: Document, agreement: Agreement, moment: Moment) -> View:
    settled = _settled(line, document)
    missing = [name for index, name in sorted(line.names.items()) if index not in document.signed]
    return {
        "title": document.proposal.title,
        "channel": line.founding.name,
        "proposed_by": line.names.get(document.row.party, "?"),
        "state": _state(document, settled, moment.utc),
        "signed": sorted(others_signed(line, document)),
        "not_signed": sorted(missing) if document.fate is Fate.OPEN else [],
        "from": iso(agreement.from_utc),
        "until": None if agreement.until_utc is None else iso(agreement.until_utc),
        "ends": None if settled is None else _end(line, settled),
        "suspended": [] if settled is None else _suspended(line, settled, moment.utc),
        "hash": content_hash(document.proposal.content).hex(),
        "record": document.row.id.hex(),
        "amends": None if agreement.amends is None else agreement.amends.hex(),
    }


def _settled(line: Line, document: Document) -> Settled | None:
    return next((one for one in papers_of(line).settled if one.id == document.row.id), None)


def _state(document: Document, settled: Settled | None, utc: int) -> str:
    if settled is None:
        return {Fate.OPEN: "PROPOSED", Fate.RETRACTED: "RETRACTED"}.get(document.fate, "VOID")
    state = settled.state(utc)
    return "NOT IN FORCE: SUSPENDED" if state is State.SUSPENDED else state.name.replace("_", " ")


def _end(line: Line, settled: Settled) -> View | None:
    """Say from when it holds no longer and why, as far as that is known."""
    end = settled.end()
    if end is None:
        return None
    by = "" if end.party is None else f"{line.names.get(end.party, '?')}: "
    return {"at": iso(end.utc), "why": by + end.why}


def _suspended(line: Line, settled: Settled, utc: int) -> list[View]:
    return [
        {"by": line.names.get(party, "?"), "since": iso(said.from_utc), "reason": said.reason}
        for party, said in settled.suspended(utc).items()
    ]


def agreement(node: Node, moment: Moment, agreement: str, channel: str = "") -> View:
    """Show one agreement whole: what it says, since when it holds, and what changes when."""
    line = line_named(node, channel)
    document, said = document_named(line, agreement)
    settled = _settled(line, document)
    view = _summary(line, document, said, moment)
    view["says"] = [[name, words] for name, words in parts(said)]
    view["closed"] = iso(document.closed.utc) if document.closed is not None else None
    view["changes"] = _changes(line, settled, moment.utc)
    view["diff"] = _diff(line, said)
    return view


def _changes(line: Line, settled: Settled | None, utc: int) -> list[View]:
    """Say what will change and when, as far as anybody has said so."""
    if settled is None:
        return []
    found = []
    for at in sorted(one for one in settled.changes() if one > utc):
        now, before = settled.state(at), settled.state(at - 1)
        end = _end(line, settled)
        why = end["why"] if end is not None and end["at"] == iso(at) else ""
        if now is not before:
            found.append({"at": iso(at), "becomes": now.name.replace("_", " "), "why": why})
    return found


def diff(node: Node, moment: Moment, agreement: str, channel: str = "") -> View:
    """Show what an amendment says otherwise than what it amends, part by part."""
    line = line_named(node, channel)
    document, said = document_named(line, agreement)
    before = _amended(line, said)
    return {
        "title": document.proposal.title,
        "amends": None if before is None else before[0].proposal.title,
        "parts": _diff(line, said),
    }


def _amended(line: Line, said: Agreement) -> tuple[Document, Agreement] | None:
    stored = None if said.amends is None else line.store.record(said.amends)
    if stored is None:
        return None
    document = document_of(line, stored)
    old = content_of(document)
    return (document, old) if isinstance(old, Agreement) else None


def _diff(line: Line, said: Agreement) -> list[View]:
    before = _amended(line, said)
    if before is None:
        return []
    found = differences(before[1], said)
    return [{"part": one.part, "old": one.old, "new": one.new} for one in found]


# What would follow


def effect(node: Node, moment: Moment, agreement: str, channel: str = "") -> View:
    """Say which conflicts and breaches would appear and vanish if it came into force now."""
    line = line_named(node, channel)
    document, said = document_named(line, agreement)
    return _effect(node, moment, line, Stated(document.row.id, document.proposal.title, said))


@dataclass(frozen=True, slots=True)
class Stated:
    """An agreement as it is proposed, or would be: its record where it has one, and its title."""

    record: bytes
    title: str
    said: Agreement


def _effect(node: Node, moment: Moment, line: Line, stated: Stated) -> View:
    said = stated.said
    would = ruling(_with(papers_of(line), stated, moment.utc), moment.utc)
    before, after = node.situation, _copy(node)
    after.settle(line.channel, judge_of(line, moment.utc, would))
    after.judge_anew(node.journal.n)
    old, new = set(before.conflicts), set(after.conflicts)
    return {
        "title": stated.title,
        "appear": [_named(node, after, pair, would) for pair in sorted(new - old)],
        "vanish": [_named(node, before, pair, would) for pair in sorted(old - new)],
        "stay": len(old & new),
        "breaches_appear": _broken(node, after, before, would),
        "breaches_vanish": _broken(node, before, after, node.ruling_on(line)),
        "flaws": [f"{flaw.what}: {flaw.why}" for flaw in faults(said)],
        "contradictions": _contradictions(line, stated, moment.utc),
    }


def _contradictions(line: Line, stated: Stated, utc: int) -> list[View]:
    return [
        {"one": two.one, "other": two.other, "why": two.why}
        for two in contradicted(line, stated.title, stated.said, utc)
    ]


def drafted(
    node: Node,
    moment: Moment,
    content: bytes,
    title: str = "",
    channel: str = "",
    amends: str = "",
    *,
    effect: bool = False,
) -> View:
    """Show an agreement that is not proposed yet as every party would read it.

    Raises BadInput with all that is wrong with it; rules that contradict each other are shown
    side by side. What would follow from it now is worked out only where `effect` asks.
    """
    line = speaking(node, channel)
    said = completed(line, draft_of(content), moment.utc)
    if amends:
        said = replace(said, amends=settled_named(line, amends).id)
    stated = Stated(b"", title or "draft", said)
    return {
        "says": [[name, words] for name, words in parts(said)],
        "diff": _diff(line, said),
        "channel": line.founding.name,
        "from": iso(said.from_utc),
        "until": None if said.until_utc is None else iso(said.until_utc),
        "contradictions": _contradictions(line, stated, moment.utc),
        "effect": _effect(node, moment, line, stated) if effect else None,
    }


def with_our_names(node: Node, agreement: str, channel: str = "") -> tuple[str, Agreement]:
    """Return the title of an agreement and what it says, its parties named as this desk does."""
    line = line_named(node, channel)
    document, said = document_named(line, agreement)
    keys = dict(said.parties)
    members = {key: line.names[index] for index, key in enumerate(line.founding.members)}
    rules = with_parties(said.rules, lambda name: members.get(keys[name], name))
    return document.proposal.title, replace(said, rules=rules)


def _with(papers: Papers, stated: Stated, utc: int) -> Papers:
    """Return the papers of a line as if an agreement were in force, and what it amends not."""
    said = stated.said
    now = replace(said, from_utc=min(said.from_utc, utc), until_utc=None)
    others = [one for one in papers.settled if one.id not in (stated.record, said.amends)]
    mine = Settled(stated.record, stated.title, now)
    return Papers(papers.separations, (*others, mine), papers.proposed)


def _copy(node: Node) -> Situation:
    """Return what stands now, judged by what holds now, to be judged otherwise."""
    copy = Situation()
    for channel in node.lines:
        copy.settle(channel, node.situation.judge(channel))
    for plan in node.situation.plans.values():
        copy.restore(plan)
    return copy


def _named(node: Node, situation: Situation, pair: tuple[bytes, bytes], held: Ruling) -> View:
    row = situation.conflicts[pair]
    terms = held_to(node, row, situation.terms(row))
    return conflict_view(node, row) | terms | {"articles": articles_of(node, pair, held)}


def articles_of(node: Node, pair: tuple[bytes, bytes], held: Ruling) -> list[str]:
    """Return where it stands how far the two plans of a conflict stay apart."""
    a, b = (Activity(node.situation.plans[version].row.activity) for version in pair)
    return held.articles_between(a, b)


def _broken(node: Node, one: Situation, other: Situation, held: Ruling) -> list[View]:
    """Return the breaches that stand in one situation and not in another."""
    known = {str(found["id"]) for row in other.breaches for found in shown(row)}
    return [
        breach_view(node, row.version, found, held)
        for row in one.breaches
        for found in shown(row)
        if found["id"] not in known
    ]


def breach_view(node: Node, version: bytes, found: Any, held: Ruling) -> View:
    """Show one breach of an agreed or announced rule: whose notice, which rule, which article."""
    plan = node.situation.plans[version]
    line = node.lines[plan.row.channel]
    article = found["article"] or held.articles.get(found["rule"], "")
    return {
        "notice": plan.row.name,
        "party": line.names.get(plan.row.party, "?"),
        "rule": found["rule"],
        "clause": found["clause"],
        "article": article,
        "start": found["start"],
        "end": found["end"],
        "why": found["why"],
        "uncertain": found["uncertain"],
        "id": found["id"],
    }


def breaches(node: Node, moment: Moment) -> list[View]:
    """List what notices that stand do against the rules of places, those that begin first first."""
    rows = node.situation.breaches.soonest(len(node.situation.breaches))
    found = []
    for row in rows:
        held = node.ruling_on(node.lines[row.channel])
        found += [breach_view(node, row.version, one, held) for one in shown(row)]
    return found


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "agreements": agreements,
        "agreement": agreement,
        "agreement diff": diff,
        "agreement effect": effect,
        "breaches": breaches,
    }
)
