"""Proposing documents, signing them, and closing them once every member has signed."""

from keepclear.exchange.document import Act as Deed
from keepclear.exchange.document import DocumentKind, Endorsement, Fate, Proposal, content_hash
from keepclear.exchange.meaning import Kind
from keepclear.exchange.rule.separation import Separations
from keepclear.node import request as ask
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer.agreeing import check_shown
from keepclear.node.officer.meant import Acts, Reply, bad, is_id, speaking
from keepclear.node.officer.writing import reply_of, write
from keepclear.node.standing import Document, documents


def _propose(node: Node, request: ask.Propose, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    start = moment.utc if request.from_utc is None else request.from_utc
    settled = Separations(request.lateral_m, request.vertical_m, request.time_s, start)
    proposal = Proposal(DocumentKind.SEPARATIONS, request.title, settled.content())
    entry = write(node, line, request, Kind.PROPOSAL, proposal, "PRIORITY", moment)
    return reply_of(entry, line)


_DEEDS = {
    "sign": Deed.SIGN,
    "withdraw": Deed.WITHDRAW,
    "close": Deed.CLOSE,
    "retract": Deed.RETRACT,
}


def _endorse(node: Node, request: ask.Endorse, moment: Moment) -> Reply:
    line = speaking(node, request.channel)
    meant = [
        document
        for document in documents(line)
        if document.proposal.title == request.document or is_id(document.row.id, request.document)
    ]
    # Of one title the open one is meant: an amendment has the title of what it amends.
    meant = [one for one in meant if one.fate is Fate.OPEN] or meant
    if len(meant) != 1:
        raise bad("document", f"no single document {request.document!r}", "give its record id")
    document, deed = meant[0], _DEEDS[request.what]
    ours = document.row.party == line.our_index
    if ours != (deed in (Deed.CLOSE, Deed.RETRACT)):
        raise bad("document", f"not ours to {request.what}", "its proposer closes, others sign")
    _check_open(line, document, deed)
    check_shown(line, document, request)
    if deed is Deed.CLOSE:
        _check_whole(document)
        _check_signed(line, document)
    said = Endorsement(deed, document.row.id, content_hash(document.proposal.content))
    entry = write(node, line, request, Kind.ENDORSEMENT, said, "PRIORITY", moment)
    return reply_of(entry, line)


_OVER = {
    Fate.COMPLETE: "all have signed it, and it is closed",
    Fate.RETRACTED: "its proposer has taken it back",
    Fate.VOID: "it was closed before all had signed",
}


def _check_open(line: Line, document: Document, deed: Deed) -> None:
    """Refuse what was said already, or comes too late to count: twice signed is signed once."""
    signed = line.our_index in document.signed
    if deed is Deed.SIGN and signed:
        raise bad("document", "we have signed it already", "nothing is left to do")
    if deed is Deed.WITHDRAW and not signed:
        raise bad("document", "no signature of ours stands", "nothing is left to withdraw")
    if deed is not Deed.WITHDRAW and document.fate is not Fate.OPEN:
        raise bad("document", _OVER[document.fate], "propose another, or what amends it")


def _check_whole(document: Document) -> None:
    """Refuse to close a joint patrol alone: nobody would keep clear of its space."""
    if document.proposal.kind is DocumentKind.JOINT_PATROL:
        cure = f"keepclear patrol close {document.proposal.title!r}"
        raise bad("document", "a joint patrol is closed with the notice of its space", cure)


def _check_signed(line: Line, document: Document) -> None:
    """Refuse to close a document that would be void: what a `close` has not seen does not count."""
    members = range(len(line.founding.members))
    missing = [line.names.get(i, "?") for i in members if i not in document.signed]
    if missing:
        fault = f"not signed yet by {', '.join(missing)}"
        raise bad("document", fault, "wait for their signatures, or retract it")


ACTS: Acts = {
    ask.Propose: _propose,
    ask.Endorse: _endorse,
}
