"""What is agreed on a line, from its logs: the same at every node that holds the same.

Documents are few, so they are read from the records of a cut each time; what follows
from them is worked out in exchange.ruling.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from keepclear.exchange.agreement import Agreement, AgreementAct, Deed, parse_agreement
from keepclear.exchange.document import Act, DocumentKind, Endorsement, Fate, Proposal
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.rule.separation import Separations, parse_separations
from keepclear.exchange.ruling import Papers, Ruling, ruling
from keepclear.exchange.settled import Said, Settled
from keepclear.node.log.line import Entry, Line
from keepclear.node.moment import Moment
from keepclear.node.open_item import Need
from keepclear.node.register.zones import announced, next_end
from keepclear.node.standing import DOCUMENTS_MAX, Cut, Document, document_of, within
from keepclear.picture.rules import Judge
from keepclear.record.envelope import Precedence, Record, parse

if TYPE_CHECKING:
    from keepclear.node.node import Node

_PROPOSALS_KNOWN = 4_096
Amendments = Mapping[bytes, list[tuple[int, bytes]]]
Spoken = tuple[Record, Said]


def content_of(document: Document) -> Separations | Agreement | None:
    """Return what a document says, where it rules plans."""
    match document.proposal.kind:
        case DocumentKind.SEPARATIONS:
            return parse_separations(document.proposal.content)
        case DocumentKind.AGREEMENT:
            return parse_agreement(document.proposal.content)
        case _:
            return None


@lru_cache(_PROPOSALS_KNOWN)
def _rules_plans(data: bytes) -> bool:
    """Tell whether a proposal rules plans; of a line with very many, most are of other kinds."""
    return (parse(data).body or {}).get(1) in (DocumentKind.SEPARATIONS, DocumentKind.AGREEMENT)


def papers_of(line: Line, cut: Cut | None = None) -> Papers:
    """Return the documents of a line that rule plans, in a cut; without one, in all we hold."""
    rows = line.store.of_kinds(line.channel, [Kind.PROPOSAL], 0, DOCUMENTS_MAX)
    cut = cut if cut is not None else line.trusted()
    ruling_plans = [row for row in within(rows, cut) if _rules_plans(row.data)]
    found = [document_of(line, row, cut) for row in ruling_plans]
    known = [(document, content_of(document)) for document in found]
    complete = [(d, one) for d, one in known if d.fate is Fate.COMPLETE]
    amended: dict[bytes, list[tuple[int, bytes]]] = {}
    for d, one in complete:
        if isinstance(one, Agreement) and one.amends is not None:
            amended.setdefault(one.amends, []).append((one.from_utc, d.row.id))
    return Papers(
        tuple((d.row.id, one) for d, one in complete if isinstance(one, Separations)),
        tuple(
            _settled(line, d, one, amended, cut)
            for d, one in complete
            if isinstance(one, Agreement)
        ),
        tuple((d.row.id, one) for d, one in known if one is not None and d.fate is Fate.OPEN),
    )


def _settled(
    line: Line, document: Document, agreement: Agreement, amended: Amendments, cut: Cut | None
) -> Settled:
    acts, by = list(_said(line, document, cut)), amended.get(document.row.id, [])
    said = tuple(one for _, one in sorted(acts, key=lambda act: _place(line, act, acts)))
    title = document.proposal.title
    return Settled(document.row.id, title, agreement, said, tuple(sorted(by)))


def _place(line: Line, act: Spoken, acts: Sequence[Spoken]) -> tuple[int, bool, bytes]:
    """Order what was said: later is what has seen the other; of two apart, what suspends."""
    record, said = act
    seen = {**line.seen_by(record), record.log: record.seq}
    before = sum(1 for other, _ in acts if seen.get(other.log, 0) > other.seq)
    return before, said.deed is Deed.SUSPEND, record.id


def _said(line: Line, document: Document, cut: Cut | None) -> Iterator[Spoken]:
    """Yield what members said of an agreement since its close."""
    assert document.closed is not None, "what is complete was closed"
    counted = line.cut_of(parse(document.closed.data))
    for row in within(line.store.about(line.channel, document.row.id), cut):
        record = parse(row.data)
        match meaning(record):
            case AgreementAct(deed=deed, from_utc=from_utc, reason=reason):
                yield record, Said(row.party, deed, from_utc, row.utc, reason)
            case Endorsement(act=Act.WITHDRAW) if row.seq >= counted.get(row.log, 0):
                # It came too late to undo the signature that the close had counted.
                yield record, Said(row.party, Deed.TERMINATE, row.utc, row.utc, "withdrawn")
            case _:
                pass


def ruling_of(line: Line, at: int, cut: Cut | None = None) -> Ruling:
    """Return what holds on a line at an instant, in a cut; without one, in all that we hold."""
    return ruling(papers_of(line, cut), at)


def judge_of(line: Line, at: int, held: Ruling, cut: Cut | None = None) -> Judge:
    """Return what plans are judged by, with what members have announced alone in the cut."""
    return Judge(held.rules, announced(line, at, cut))


def hold(node: "Node", line: Line, utc: int) -> tuple[bool, bool]:
    """Hold the plans of a line to what is agreed now; tell whether pairs, and places, changed."""
    papers, ends = papers_of(line), next_end(line, utc)
    held = node.rulings[line.channel] = ruling(papers, utc)
    node.followed.pop(line.channel, None)
    dates = [one for one in papers.changes() if one > utc]
    node.settles_at[line.channel] = min([*dates, ends] if ends else dates, default=None)
    return node.situation.settle(line.channel, judge_of(line, utc, held))


def _to_sign(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Ask our officers to sign what another member proposes."""
    row = entry.row
    if row.party != line.our_index:
        asking = node.asking(line, moment)
        asking.to_take(Need.SIGN_DOCUMENT, row.id, row.party, Precedence(row.precedence))


def _endorsed(node: "Node", line: Line, entry: Entry, moment: Moment) -> None:
    """Ask no more for a signature where we signed, or where it is over."""
    match entry.statement:
        case Endorsement(act=act, proposal=proposal):
            node.asking(line, moment).endorsed(proposal, entry.row.party, act)
        case _:
            pass


TAKES: Final = MappingProxyType({Proposal: _to_sign, Endorsement: _endorsed})
