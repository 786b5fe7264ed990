"""What a bundle proves, and nothing else: one thing wrong with it, and it proves nothing.

The rule: verification is the only way in. A `Proof` cannot be had but through
`prove`, and each claim in it follows from signatures and hashes that were
checked. Times are the word of whoever signed them, by their own clock; what
orders records is what their authors had seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

from keepclear.errors import BadRecord
from keepclear.evidence.bundle import (
    Bundle,
    ChannelPart,
    Cosigned,
    Cover,
    Excerpt,
    JournalEntry,
    LogPart,
)
from keepclear.exchange.channel import Founding, Joined
from keepclear.exchange.meaning import meaning
from keepclear.record.canonical import encode
from keepclear.record.envelope import Held, Record, seen_root
from keepclear.record.keys import KeyHistory
from keepclear.record.log import (
    EMPTY_ROOT,
    Head,
    LogName,
    leaf_hash,
    log_id,
    verify_consistency,
    verify_inclusion,
)

FAULTS_SHOWN = 20  # Of a file that was damaged throughout, the first few tell as much as all.


@dataclass(frozen=True, slots=True)
class Broken:
    """A bundle whose proof fails, and where: each fault names the sentence of spec/bundle.md."""

    faults: tuple[tuple[str, str], ...]  # (rule, what)


@dataclass(frozen=True, slots=True)
class At:
    """An instant by one party's clock, and what was signed then: a record, or a receipt."""

    party: int
    utc: int
    record: bytes = b""  # empty for a receipt


@dataclass(slots=True)
class Said:
    """One record, and all that the bundle proves about when it was said and who had it.

    By member: `after` is the latest word that its author provably had, `before` the earliest
    word of somebody who provably had it; `held` is the earliest receipt, and `seen` the
    earliest record whose author provably had it. `witnessed` is the earliest time at which
    each witness had cosigned a root that it lies under.
    """

    record: Record
    revoked: bool
    after: dict[int, At] = field(default_factory=dict)
    before: dict[int, At] = field(default_factory=dict)
    held: dict[int, At] = field(default_factory=dict)
    seen: dict[int, At] = field(default_factory=dict)
    witnessed: dict[bytes, int] = field(default_factory=dict)  # by the key of a witness: UTC

    @property
    def utc(self) -> int | None:
        """When it was written by its author's clock; None where the record does not say."""
        return claimed(self.record)


def claimed(record: Record) -> int | None:
    """Return the instant that a record claims, where it has the form of this version."""
    return record.utc if record.understood and not record.flaw else None


@dataclass(frozen=True, slots=True)
class ChannelProof:
    """What is proven of one channel."""

    part: ChannelPart
    names: Mapping[int, str]  # as the members' own `joined` give them
    said: tuple[Said, ...]  # log by log, in order
    others: int  # records that receipts name and the bundle does not hold

    @property
    def founding(self) -> Founding:
        """The founding record, by whose hash all records name the channel."""
        return self.part.founding

    def name(self, index: int) -> str:
        """Return what a member calls itself, or its index where the bundle has no `joined`."""
        return self.names.get(index, f"member {index}")


@dataclass(frozen=True, slots=True)
class Proof:
    """A bundle that holds in every point."""

    bundle: Bundle
    channels: tuple[ChannelProof, ...]

    def claims(self) -> dict[str, Any]:
        """Return all that is proven, without the words: what any two verifiers must agree on."""
        return {"channels": [_claims(channel) for channel in self.channels]}


def prove(bundle: Bundle) -> Proof | Broken:
    """Check every signature and every hash of a bundle; return what it proves, or what fails."""
    checks = [_Checking(part) for part in bundle.channels]
    faults = [fault for check in checks for fault in check.faults()]
    if faults:
        return Broken(tuple(faults[:FAULTS_SHOWN]))
    return Proof(bundle, tuple(check.proven() for check in checks))


Fault = tuple[str, str]


class _Checking:
    """One channel of a bundle while it is checked."""

    def __init__(self, part: ChannelPart) -> None:
        self.part = part
        self.channel = part.founding.channel
        self.records = {record.id: record for record in part.records()}
        self.placed = {(record.log, record.seq): record for record in part.records()}
        self.histories: dict[int, KeyHistory] = {}
        self.keys: dict[int, dict[bytes, bytes]] = {}

    def faults(self) -> Iterator[Fault]:
        """Yield everything that fails; the keys come first, since all else rests on them."""
        yield from self._of_keys()
        for log in self.part.logs:
            yield from self._of_log(log)
        for held in self.part.helds:
            yield from self._of_held(held)
        for cover in self.part.covers:
            yield from self._of_cover(cover)
        for cosigned in self.part.cosignatures:
            yield from self._of_cosigned(cosigned)
        if self.part.excerpt is not None:
            yield from self._of_excerpt(self.part.excerpt)

    def _of_keys(self) -> Iterator[Fault]:
        members = self.part.founding.members
        for index, events in self.part.keys:
            try:
                history = KeyHistory(events)
            except BadRecord as error:
                yield "bundle/5", f"the keys of member {index}: {error}"
                continue
            if index >= len(members) or history.party != members[index]:
                yield "bundle/5", f"the keys of member {index} are those of somebody else"
                continue
            self.histories[index] = history
            self.keys[index] = history.signing_keys_ever()

    def _key(self, party: int, kid: bytes) -> bytes:
        return self.keys.get(party, {}).get(kid, b"")

    def _of_log(self, log: LogPart) -> Iterator[Fault]:
        head = log.entries[-1].record
        following = [entry.record for entry in log.entries[1:]]
        for entry, after in zip(log.entries, [*following, None], strict=True):
            record = entry.record
            where = f"record {record.id.hex()[:12]} of member {log.name.party}"
            if not record.verified_by(self._key(log.name.party, record.envelope.kid)):
                yield "bundle/6", f"{where} is signed by no key of its author"
            if after is None:
                if entry.inclusion or entry.consistency or not _begins(record):
                    yield "bundle/7", f"{where} is the last here and proves no place"
                continue
            if not verify_inclusion(
                leaf_hash(record.data), record.seq, head.seq, entry.inclusion, head.root
            ):
                yield "bundle/7", f"{where} is not shown to be in its log"
            if not _continues(record, after, list(entry.consistency)):
                yield "bundle/7", f"the log after {where} is not shown to continue it"

    def _of_held(self, held: Held) -> Iterator[Fault]:
        where = f"the receipt of member {held.holder}"
        if not held.verified_by(self._key(held.holder, held.envelope.kid)):
            yield "bundle/8", f"{where} is signed by no key of its holder"
        named = [(self.records.get(i), log, seq) for log, seq, i in held.records]
        if not any(record for record, _, _ in named):
            yield "bundle/8", f"{where} names no record of the bundle"
        if any(r is not None and (r.log, r.seq) != (log, seq) for r, log, seq in named):
            yield "bundle/8", f"{where} names a record at another place"

    def _of_cover(self, cover: Cover) -> Iterator[Fault]:
        record = self.records.get(cover.record)
        where = f"what record {cover.record.hex()[:12]} had seen"
        if record is None or len(cover.roots) != len(record.seen):
            yield "bundle/9", f"{where}: the record is not here, or names other logs"
            return
        heads = {
            log: Head(log, size, root)
            for (log, size), root in zip(record.seen, cover.roots, strict=True)
        }
        if seen_root(self.channel, list(heads.values())) != record.seen_root:
            yield "bundle/9", f"{where}: the roots are not those that it names"
        for reached in cover.reached:
            head, other = heads.get(reached.log), self.placed.get((reached.log, reached.seq))
            if head is None or other is None:
                yield "bundle/9", f"{where}: a record is not here, or in no log that it names"
            elif not verify_inclusion(
                leaf_hash(other.data), other.seq, head.size, reached.path, head.root
            ):
                yield "bundle/9", f"{where}: record {other.id.hex()[:12]} is not shown to be in it"

    def _of_cosigned(self, cosigned: Cosigned) -> Iterator[Fault]:
        where = f"the cosignature of a log of member {cosigned.log.party} at {cosigned.size}"
        if not cosigned.is_good(self.channel):
            yield "bundle/20", f"{where} is not by the witness's key that it names"
        for seq, path in cosigned.reached:
            record = self.placed.get((cosigned.log, seq))
            if record is None or not verify_inclusion(
                leaf_hash(record.data), seq, cosigned.size, path, cosigned.root
            ):
                yield "bundle/20", f"{where}: record {seq} is not shown to be under it"

    def _of_excerpt(self, excerpt: Excerpt) -> Iterator[Fault]:
        if not excerpt.verified_by(self._key(excerpt.party, excerpt.envelope.kid)):
            yield "bundle/10", "the journal entries are signed by no key of the party named"
        pairs = pairwise(excerpt.entries)
        if any(two.n == one.n + 1 and two.before != chain(one) for one, two in pairs):
            yield "bundle/10", "an entry of the journal does not follow the one before it"

    # What follows, once nothing fails

    def proven(self) -> ChannelProof:
        """Gather what is proven of each record; only asked where there is no fault."""
        said = {record.id: Said(record, self._is_revoked(record)) for record in self.part.records()}
        for log in self.part.logs:
            _order([said[entry.record.id] for entry in log.entries])
        for cover in self.part.covers:
            by = said[cover.record]
            for reached in cover.reached:
                _had(by, said[self.placed[reached.log, reached.seq].id])
        for one in self.part.cosignatures:
            _posted(one, [said[self.placed[one.log, seq].id] for seq, _ in one.reached])
        others: set[bytes] = set()
        for held in self.part.helds:
            for _, _, record_id in held.records:
                if record_id in said:
                    at = At(held.holder, held.utc)
                    _earliest(said[record_id].held, at)
                    _earliest(said[record_id].before, at)
                else:
                    others.add(record_id)
        names: dict[int, str] = {}
        for record in self.part.records():
            statement = meaning(record)
            if record.seq == 0 and isinstance(statement, Joined):
                names.setdefault(record.log.party, statement.name)
        return ChannelProof(self.part, names, tuple(said.values()), len(others))

    def _is_revoked(self, record: Record) -> bool:
        """Tell whether the party has since revoked the key, and does not stand by this place."""
        log = log_id(self.channel, record.log)
        for event in self.histories[record.log.party].events:
            for revocation in event.revoked:
                if revocation.kid == record.envelope.kid:
                    good = {name: size for name, size, _ in revocation.heads}
                    if record.seq >= good.get(log, 0):
                        return True
        return False


def _begins(record: Record) -> bool:
    return record.seq > 0 or record.root == EMPTY_ROOT


def _continues(record: Record, after: Record, proof: list[bytes]) -> bool:
    """Tell whether the root that a later record names continues the one that a record names."""
    if record.seq == 0:
        return not proof and record.root == EMPTY_ROOT
    return verify_consistency((record.seq, record.root), (after.seq, after.root), proof)


def chain(entry: JournalEntry) -> bytes:
    """Return the hash by which the next entry of a journal names this one."""
    return sha256(entry.before + encode([entry.n, entry.utc, entry.facts])).digest()


def _order(log: Sequence[Said]) -> None:
    """Let each record of a log come after those before it, by its author's own clock."""
    so_far: dict[int, At] = {}
    for one in log:
        one.after.update(so_far)
        if (at := _at(one)) is not None:
            _latest(so_far, at)
    so_far = {}
    for one in reversed(log):
        for at in so_far.values():
            _earliest(one.before, at)
        if (mine := _at(one)) is not None:
            _earliest(so_far, mine)


def _had(by: Said, other: Said) -> None:
    """Note that the author of one record provably had another when it was written."""
    if (mine := _at(by)) is not None:
        _earliest(other.before, mine)
        _earliest(other.seen, mine)
    if (theirs := _at(other)) is not None:
        _latest(by.after, theirs)


def _posted(cosigned: Cosigned, under: Sequence[Said]) -> None:
    """Note when a witness had cosigned a root that records lie under; the earliest counts."""
    for one in under:
        known = one.witnessed.get(cosigned.witness, cosigned.utc)
        one.witnessed[cosigned.witness] = min(cosigned.utc, known)


def _at(said: Said) -> At | None:
    utc = said.utc
    return None if utc is None else At(said.record.log.party, utc, said.record.id)


def _earliest(found: dict[int, At], at: At) -> None:
    known = found.get(at.party)
    if known is None or (at.utc, at.record) < (known.utc, known.record):
        found[at.party] = at


def _latest(found: dict[int, At], at: At) -> None:
    known = found.get(at.party)
    if known is None or (at.utc, at.record) > (known.utc, known.record):
        found[at.party] = at


def _claims(proof: ChannelProof) -> dict[str, Any]:
    part = proof.part
    excerpt = part.excerpt
    return {
        "channel": proof.founding.channel.hex(),
        "members": [member.hex() for member in proof.founding.members],
        "logs": [
            [*_log(log.name), log.entries[-1].record.seq + 1, len(log.entries)] for log in part.logs
        ],
        "records": [_record_claims(said) for said in proof.said],
        "receipts": len(part.helds),
        "others_named": proof.others,
        "cosignatures": len(part.cosignatures),
        "journal": [
            [excerpt.party, excerpt.utc, [[entry.n, entry.utc] for entry in excerpt.entries]]
        ]
        if excerpt
        else [],
    }


def _log(log: LogName) -> list[Any]:
    return [log.party, log.incarnation.hex()]


def _record_claims(said: Said) -> dict[str, Any]:
    record = said.record
    return {
        "record": record.id.hex(),
        "log": _log(record.log),
        "seq": record.seq,
        "kind": record.kind if said.utc is not None else -1,
        "said": -1 if said.utc is None else said.utc,
        "revoked": said.revoked,
        "after": _rows(said.after),
        "before": _rows(said.before),
        "held": _rows(said.held),
        "seen": _rows(said.seen),
        "witnessed": [[key.hex(), utc, ""] for key, utc in sorted(said.witnessed.items())],
    }


def _rows(found: Mapping[int, At]) -> list[list[Any]]:
    return [[index, at.utc, at.record.hex()] for index, at in sorted(found.items())]
