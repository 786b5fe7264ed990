"""The countersigned document: one text that every member has signed, or none.

A member proposes it, the others sign the same bytes, and the proposer closes
it. It is complete only where, within what the proposer had seen when it wrote
the `close`, every member's signature stands and no withdrawal follows one; so
every node that holds the `close` finds the same answer. Deadlines only remind.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from keepclear.exchange.agreement import parse_agreement
from keepclear.exchange.fields import Fields
from keepclear.exchange.incident import parse_summary
from keepclear.exchange.patrol import parse_joint_patrol
from keepclear.exchange.rule.separation import parse_separations
from keepclear.limits import NAME_CODE_POINTS_MAX
from keepclear.record.log import LogName


class DocumentKind(IntEnum):
    """What a document settles."""

    SEPARATIONS = 1
    AGREEMENT = 2
    JOINT_PATROL = 3
    INCIDENT_SUMMARY = 4


# Reads the content of each kind, or refuses it by the rule that it breaks.
CONTENTS: Final[Mapping[int, Callable[[bytes], object]]] = MappingProxyType(
    {
        DocumentKind.SEPARATIONS: parse_separations,
        DocumentKind.AGREEMENT: parse_agreement,
        DocumentKind.JOINT_PATROL: parse_joint_patrol,
        DocumentKind.INCIDENT_SUMMARY: parse_summary,
    }
)


class Act(IntEnum):
    """What a party does with a document."""

    PROPOSE = 1
    SIGN = 2
    WITHDRAW = 3
    CLOSE = 4
    RETRACT = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document laid before the members; proposing it is its proposer's signature."""

    kind: DocumentKind
    title: str
    content: bytes

    @property
    def target(self) -> bytes:
        """The record that the document is about, or nothing: by it all on that record is found."""
        about = getattr(CONTENTS[self.kind](self.content), "target", b"")
        return about if isinstance(about, bytes) else b""

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: int(self.kind), 2: self.title, 3: self.content}


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A signature, withdrawal, close or retraction of one proposal, by the hash of its bytes."""

    act: Act
    proposal: bytes
    content_hash: bytes

    def body(self) -> Mapping[int, Any]:
        """Return the fields as they are written."""
        return {1: int(self.act), 2: self.proposal, 3: self.content_hash}


def parse_proposal(body: Mapping[int, Any]) -> Proposal:
    """Read the body of a proposal; its content must be readable under its kind."""
    fields = Fields(body, "document/1")
    number = fields.integer(1)
    if number not in CONTENTS:
        raise fields.refuse(f"no kind of document: {number}")
    kind = DocumentKind(number)
    title = fields.text(2, NAME_CODE_POINTS_MAX, empty=False)
    content = fields.octets(3)
    fields.done()
    CONTENTS[kind](content)
    return Proposal(kind, title, content)


def parse_endorsement(body: Mapping[int, Any]) -> Endorsement:
    """Read the body of a signature, withdrawal, close or retraction."""
    fields = Fields(body, "document/2")
    act = Act(fields.integer(1, Act.SIGN, Act.RETRACT))
    endorsement = Endorsement(act, fields.octets(2, 32), fields.octets(3, 32))
    fields.done()
    return endorsement


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on one proposal, and where it stands: all that completeness depends on."""

    log: LogName
    seq: int
    act: Act
    content_hash: bytes
    cut: Mapping[LogName, int]  # what its author held when it had written it


class Fate(IntEnum):
    """What has become of a proposal; the numbers are part of the picture digest."""

    OPEN = 0
    COMPLETE = 1
    RETRACTED = 2
    VOID = 3  # closed, and a signature was missing


def fate(proposer: int, members: int, deeds: Iterable[Deed]) -> Fate:
    """Say what has become of a proposal, from the deeds on it in some cut.

    `members` is their number and `proposer` an index among them. The first of
    close or retract in the proposer's log counts.
    """
    deeds = sorted(deeds, key=lambda deed: (deed.log, deed.seq))
    proposal = next((d for d in deeds if d.act is Act.PROPOSE and d.log.party == proposer), None)
    ends = [
        deed
        for deed in deeds
        if deed.log.party == proposer
        and deed.act in (Act.CLOSE, Act.RETRACT)
        and proposal is not None
        and deed.content_hash == proposal.content_hash
    ]
    if proposal is None or not ends:
        return Fate.OPEN
    if ends[0].act is Act.RETRACT:
        return Fate.RETRACTED
    signed = all(
        party == proposer or _signed(party, proposal.content_hash, deeds, ends[0].cut)
        for party in range(members)
    )
    return Fate.COMPLETE if signed else Fate.VOID


def _signed(
    party: int, content_hash: bytes, deeds: Sequence[Deed], cut: Mapping[LogName, int]
) -> bool:
    """Tell whether the last word of a party within the cut is a signature of these bytes."""
    words = [
        deed
        for deed in deeds
        if deed.log.party == party
        and deed.seq < cut.get(deed.log, 0)
        and deed.content_hash == content_hash
        and deed.act in (Act.SIGN, Act.WITHDRAW)
    ]
    return bool(words) and words[-1].act is Act.SIGN


def content_hash(content: bytes) -> bytes:
    """SHA-256 of the bytes that the members sign."""
    return sha256(content).digest()
