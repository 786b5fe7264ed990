"""What officers see of the documents that all members sign, whatever they settle.

A proposal holds nobody until every member has signed the same bytes and its proposer has
closed it. So each is shown with the hash of its bytes and with who has not signed.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from keepclear.desk.views import View, iso
from keepclear.exchange.agreement import Agreement
from keepclear.exchange.difference import parts
from keepclear.exchange.document import CONTENTS, Fate, content_hash
from keepclear.exchange.incident import Summary
from keepclear.exchange.patrol import JointPatrol
from keepclear.exchange.rule.separation import Separations
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import line_named
from keepclear.node.standing import Document, documents


def listed(node: Node, moment: Moment, channel: str = "", *, every: bool = False) -> list[View]:
    """List the documents that wait for somebody, or every one; the latest first."""
    lines = [line_named(node, channel)] if channel else list(node.lines.values())
    found = [
        (document, line)
        for line in lines
        for document in documents(line)
        if every or document.fate is Fate.OPEN
    ]
    found.sort(key=lambda pair: -pair[0].row.n)
    return [_view(line, document) for document, line in found]


def _view(line: Line, document: Document) -> View:
    names = sorted(line.names.items(), key=lambda one: one[1])
    is_open = document.fate is Fate.OPEN
    return {
        "title": document.proposal.title,
        "kind": document.proposal.kind.name.lower().replace("_", " "),
        "channel": line.founding.name,
        "proposed_by": line.names.get(document.row.party, "?"),
        "ours": document.row.party == line.our_index,
        "proposed_at": iso(document.row.utc),
        "fate": document.fate.name,
        "signed": [name for index, name in names if index in document.signed],
        "not_signed": [name for index, name in names if is_open and index not in document.signed],
        "we_signed": line.our_index in document.signed,
        "hash": content_hash(document.proposal.content).hex(),
        "record": document.row.id.hex(),
        "says": [list(part) for part in _says(_content(document))],
    }


def _content(document: Document) -> object:
    return CONTENTS[document.proposal.kind](document.proposal.content)


def _says(content: object) -> Iterator[tuple[str, str]]:
    """Yield what a document says, part by part, in the words that its signers were shown."""
    match content:
        case Agreement():
            yield from parts(content)
        case Separations():
            yield "separation", f"{content.lateral_m} m, {content.vertical_m} m, {content.time_s} s"
            yield "in force from", iso(content.from_utc)
        case JointPatrol():
            for number, point in enumerate(content.points, 1):
                yield f"point {number}", f"{point.name}, due {iso(point.due_utc)}"
        case Summary():
            yield "closes the incident", "yes" if content.closes else "no"
            yield "text", content.text
        case _:
            return


VIEWS: Final[Mapping[str, Any]] = MappingProxyType({"documents": listed})
