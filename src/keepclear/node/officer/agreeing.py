"""Proposing agreements, and suspending, resuming or terminating what all have signed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from keepclear.errors import BadInput, BadRecord, Fault
from keepclear.exchange.agreement import (
    Agreement,
    AgreementAct,
    Deed,
    faults,
    parse_agreement,
    parties_of,
)
from keepclear.exchange.difference import differences
from keepclear.exchange.document import DocumentKind, Fate, Proposal, content_hash
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import instant
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.exchange.settled import Settled, State
from keepclear.node import request as ask
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, speaking
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.register.agreements import content_of, papers_of
from keepclear.node.standing import Document, documents
from keepclear.picture.contradiction import Contradiction, Stated, contradictions_of
from keepclear.space.interval import Interval

HASH_DIGITS_MIN: Final = 16


def _propose(node: Node, request: ask.ProposeAgreement, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    agreement = completed(line, draft_of(request.content), moment.utc)
    if request.amends:
        agreement = replace(agreement, amends=settled_named(line, request.amends).id)
    check_consistent(line, request.title, agreement, moment.utc)
    proposal = Proposal(DocumentKind.AGREEMENT, request.title, agreement.content())
    entry = write(node, line, request, Kind.PROPOSAL, proposal, request.precedence, moment)
    return reply_of(entry, line) | {"hash": content_hash(proposal.content).hex()}


def draft_of(content: bytes) -> Agreement:
    """Read a draft; BadInput where it is none."""
    try:
        return parse_agreement(content)
    except BadRecord as error:
        raise bad("agreement", str(error), "read it anew from its file") from error


def completed(line: Line, draft: Agreement, start_utc: int) -> Agreement:
    """Return a draft with the fingerprints of all members, and a start where it names none.

    Raises BadInput where it names somebody who is not a member.
    """
    keys = {name: line.founding.members[index] for index, name in sorted(line.names.items())}
    unknown = sorted(parties_of(draft.rules) - keys.keys())
    if unknown:
        known = ", ".join(sorted(keys))
        raise BadInput(
            [Fault(f"party {n!r}", "not a member", f"name one of {known}") for n in unknown]
        )
    start = draft.from_utc or start_utc
    agreement = replace(draft, parties=tuple(sorted(keys.items())), from_utc=start)
    flaws = faults(agreement)
    if flaws:
        raise BadInput([Fault(flaw.what, flaw.why, flaw.cure) for flaw in flaws])
    return agreement


def contradicted(line: Line, title: str, agreement: Agreement, utc: int) -> list[Contradiction]:
    """Return which rules of an agreement contradict each other, or those of another.

    What it amends is left out, for it holds no longer once this one does; so is itself.
    """
    draft = Stated(repr(title), agreement.rules, _span(agreement))
    others = [
        Stated(repr(one.title), one.agreement.rules, _span(one.agreement))
        for one in papers_of(line).settled
        if one.state(utc) is not State.ENDED
        and one.id != agreement.amends
        and one.agreement != agreement
    ]
    return contradictions_of(draft, others)


def check_consistent(line: Line, title: str, agreement: Agreement, utc: int) -> None:
    """Refuse an agreement some of whose rules contradict each other, or those of another."""
    found = contradicted(line, title, agreement, utc)
    if found:
        cure = "keep one of the two, or say for whom and when each holds"
        raise BadInput([Fault(one.one, f"{one.why} (beside {one.other})", cure) for one in found])


def _span(agreement: Agreement) -> Interval:
    end = ALWAYS.end if agreement.until_utc is None else instant(agreement.until_utc)
    return Interval(instant(agreement.from_utc), end)


_DEEDS: Final = {"suspend": Deed.SUSPEND, "resume": Deed.RESUME, "terminate": Deed.TERMINATE}


def _act(node: Node, request: ask.ActOnAgreement, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    one, deed = settled_named(line, request.agreement), _DEEDS[request.what]
    start = moment.utc if request.from_utc is None else request.from_utc
    _check_act(line, one, deed, start, request.reason, moment)
    said = AgreementAct(deed, one.id, start, request.reason)
    entry = write(node, line, request, Kind.AGREEMENT_ACT, said, request.precedence, moment)
    return reply_of(entry, line) | {"agreement": one.title, "from_utc": start}


def _check_act(
    line: Line, one: Settled, deed: Deed, start: int, reason: str, moment: Moment
) -> None:
    """Refuse an act that would have no effect, or break its own document's terms."""
    if start < moment.utc:
        raise bad("--from", "it has passed", "give an instant to come, or leave it out")
    if one.state(start) is State.ENDED:
        end = one.end()
        raise bad("agreement", f"it ends before: {end.why if end else ''}", "nothing is left to do")
    if not reason and deed is not Deed.RESUME:
        raise bad("--reason", "no reason", "say why: every party reads it")
    before = one.suspended(start).get(line.our_index)
    if deed is Deed.SUSPEND and before is not None:
        since = instant(before.from_utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        fault = f"we have suspended it already, since {since}: {before.reason}"
        raise bad("agreement", fault, "nothing is left to do; resume it first to suspend it anew")
    if deed is Deed.RESUME and line.our_index not in one.suspended(start):
        raise bad("agreement", "we have not suspended it", "each party resumes for itself")
    earliest = moment.utc + one.agreement.withdrawal_s
    if deed is Deed.TERMINATE and start < earliest:
        told = instant(earliest).strftime("%Y-%m-%dT%H:%M:%SZ")
        fault = f"its terms ask for {one.agreement.withdrawal_s} s of notice"
        raise bad("--from", fault, f"give {told} or later")


def settled_named(line: Line, name: str) -> Settled:
    """Find the agreement that an officer means, among those that all have signed."""
    known = papers_of(line).settled
    meant = [one for one in known if one.title == name or is_id(one.id, name)]
    current = [one for one in meant if not one.amended] or meant
    if len(current) != 1:
        fault = "several agreements are called" if current else "no agreement that all signed is"
        titles = ", ".join(sorted({one.title for one in known})) or "none yet"
        raise bad("agreement", f"{fault} {name!r}", f"give its record id, or one of: {titles}")
    return current[0]


def agreement_documents(line: Line) -> list[tuple[Document, Agreement]]:
    """Return every agreement that was proposed on a line, oldest first, with what it says."""
    found = [(one, content_of(one)) for one in documents(line)]
    read = [(one, said) for one, said in found if isinstance(said, Agreement)]
    return sorted(read, key=lambda one: one[0].row.n)


def document_named(line: Line, name: str) -> tuple[Document, Agreement]:
    """Find the agreement that an officer means, proposed or signed; of one title the latest."""
    known = agreement_documents(line)
    meant = [one for one in known if one[0].proposal.title == name or is_id(one[0].row.id, name)]
    if not meant:
        titles = ", ".join(sorted({one.proposal.title for one, _ in known})) or "none yet"
        raise bad("agreement", f"no agreement {name!r}", f"use one of: {titles}")
    alive = [one for one in meant if one[0].fate in (Fate.OPEN, Fate.COMPLETE)]
    return (alive or meant)[-1]


def check_shown(line: Line, document: Document, request: ask.Endorse) -> None:
    """Refuse to sign an agreement whose bytes are not those that the officer was shown."""
    if document.proposal.kind is not DocumentKind.AGREEMENT or request.what != "sign":
        return
    real = content_hash(document.proposal.content).hex()
    if request.expected:
        _check_expected(line, document, request.expected)
    elif len(request.shown) < HASH_DIGITS_MIN:
        cure = "read it with `keepclear agreement show`, then give --hash as shown there, or --file"
        raise bad("--hash", "an agreement is signed by what was read", cure)
    elif not real.startswith(request.shown.lower()):
        fault = f"the document is {real[:HASH_DIGITS_MIN]}, not what you read"
        raise bad("--hash", fault, "nothing was signed: show it again and read what it says now")


def _check_expected(line: Line, document: Document, expected: bytes) -> None:
    real = parse_agreement(document.proposal.content)
    draft = draft_of(expected)
    same = completed(line, replace(draft, amends=real.amends), real.from_utc)
    if same.content() != document.proposal.content:
        raise BadInput([*_unlike(same, real)])


def _unlike(file: Agreement, real: Agreement) -> Iterator[Fault]:
    cure = "nothing was signed: settle with the other parties which of the two is meant"
    for one in differences(file, real):
        old, new = one.old or "absent", one.new or "absent"
        yield Fault(one.part, f"the file says {old!r}, the document {new!r}", cure)


def others_signed(line: Line, document: Document) -> Sequence[str]:
    """Return the names of those who have signed a document."""
    return [line.names.get(index, "?") for index in document.signed]


ACTS: Acts = {ask.ProposeAgreement: _propose, ask.ActOnAgreement: _act}
