"""The bundle of spec/bundle.md and its vectors: good ones with their claims, and ones that fail.

The rule: made from the morning of the examples alone, so that the same bytes come out everywhere.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from example_world import Author, Morning

from keepclear.evidence.bundle import (
    EXCERPT_LABEL,
    ChannelPart,
    Cosigned,
    Cover,
    Entry,
    Excerpt,
    JournalEntry,
    LogPart,
    Reached,
    encode_bundle,
    parse_bundle,
    sign_excerpt,
)
from keepclear.evidence.proof import Proof, chain, prove
from keepclear.evidence.tree import Tree
from keepclear.record.canonical import decode, encode
from keepclear.record.checkpoint import Checkpoint, origin_of
from keepclear.record.checkpoint import cosigned as cosigned_text
from keepclear.record.envelope import Record
from keepclear.record.log import LogName, leaf_hash
from keepclear.record.signing import Signer, fingerprint, sign1


def _tree(author: Author) -> Tree:
    return Tree([leaf_hash(record.data) for record in author.said])


def log_part(author: Author, records: list[Record]) -> LogPart:
    """Some records of an author's log, proven up to the last of them."""
    tree, head = _tree(author), records[-1].seq
    entries = [
        Entry(
            record,
            tuple(tree.inclusion(record.seq, head)) if after else (),
            tuple(tree.consistency(record.seq, after.seq)) if after else (),
        )
        for record, after in zip(records, [*records[1:], None], strict=True)
    ]
    return LogPart(author.log, tuple(entries))


def cover(day: Morning, record: Record, reached: list[Record]) -> Cover:
    """What a record's author had, of some records."""
    trees = {author.log: _tree(author) for author in day.authors.values()}
    sizes = dict(record.seen)
    rows = sorted((other.log, other.seq) for other in reached)
    return Cover(
        record.id,
        tuple(trees[log].root(size) for log, size in record.seen),
        tuple(Reached(log, seq, tuple(trees[log].inclusion(seq, sizes[log]))) for log, seq in rows),
    )


def cosigned(day: Morning, seed: int, records: tuple[str, ...] = ("give", "amend")) -> Cosigned:
    """A witness's cosignature of A's log as it ended, and some records that lie under it."""
    a = day.authors["A"]
    tree, log_key, witness = _tree(a), Signer(b"\x51" * 32), Signer(bytes([seed]) * 32)
    size, utc = len(tree), day.utc + seed
    origin = origin_of(log_key.public_key, day.channel, a.log)
    message = cosigned_text(Checkpoint(origin, size, tree.root(size)), utc)
    return Cosigned(
        a.log,
        fingerprint(log_key.public_key),
        size,
        tree.root(size),
        witness.public_key,
        utc,
        witness.sign(message),
        tuple((day.named[n].seq, tuple(tree.inclusion(day.named[n].seq, size))) for n in records),
    )


def part(day: Morning) -> ChannelPart:
    """A's notice and its amendment, B's receipt for both, and B's line check."""
    a, b = day.authors["A"], day.authors["B"]
    give, amend, check = (day.named[name] for name in ("give", "amend", "line check"))
    return ChannelPart(
        day.founding,
        tuple((author.index, (author.first.data,)) for author in (a, b)),
        (log_part(a, [give, amend]), log_part(b, [check])),
        (day.held,),
        (cover(day, check, [give, amend]),),
    )


def whole(day: Morning) -> ChannelPart:
    """The same with all that a bundle may hold: every party, its keys, and entries of a journal."""
    authors = list(day.authors.values())
    a, b, c = authors
    said = day.named
    names = ("joined A", "give", "answer", "amend", "confirm")
    mine = [said[name] for name in names]
    theirs = [said[name] for name in ("joined B", "read back", "disseminated", "line check")]
    others = [said[name] for name in ("joined C", "objection", "stop", "key event", "lifting")]
    keys: dict[int, tuple[bytes, ...]] = {one.index: (one.first.data,) for one in authors}
    keys[c.index] = (c.first.data, day.rotation.data)
    first = JournalEntry(
        7, day.utc, encode([[1, "https", b.first.party, [theirs[1].id]]]), bytes(32)
    )
    second = JournalEntry(8, day.utc + 3, encode([[4, day.held.data]]), chain(first))
    later = JournalEntry(40, day.utc + 90, encode([[8, "notice", mine[1].id]]), b"\x01" * 32)
    entries = [first, second, later]
    return ChannelPart(
        day.founding,
        tuple(sorted(keys.items())),
        (log_part(a, mine), log_part(b, theirs), log_part(c, others)),
        (day.held,),
        (
            cover(day, said["line check"], [*mine[:4], *others[:4]]),
            cover(day, said["read back"], mine[:2]),
            cover(day, said["lifting"], [*mine[1:], *theirs]),
        ),
        (cosigned(day, 0x61), cosigned(day, 0x62)),
        sign_excerpt(a.signer, day.channel, a.index, day.utc + 100, entries),
    )


def example(day: Morning) -> bytes:
    """The bundle at the top of its page."""
    return encode_bundle([part(day)])


def bundles(day: Morning) -> dict[str, Any]:
    """Bundles that hold, with what they prove; and ones that do not, with the first rule broken."""
    good = {"a notice and its receipt": example(day), "all": encode_bundle([whole(day)])}
    return {
        "about": "spec/bundle.md: what bundles prove; code 2 is no bundle, 4 a failed proof.",
        "good": [
            {"why": why, "bytes": data.hex(), "claims": _claims(data)} for why, data in good.items()
        ],
        "bad": [
            {"why": why, "bytes": data.hex(), "rule": rule, "code": code}
            for why, rule, code, data in _bad(day)
        ],
    }


def _claims(data: bytes) -> dict[str, Any]:
    proof = prove(parse_bundle(data))
    assert isinstance(proof, Proof), proof
    return proof.claims()


Change = Callable[[dict[int, Any]], None]


def _bad(day: Morning) -> list[tuple[str, str, int, bytes]]:
    a, b = day.authors["A"], day.authors["B"]
    whole_part = replace(part(day), excerpt=_following(day, chained=True))
    base = encode_bundle([replace(whole_part, cosignatures=(cosigned(day, 0x61),))])

    def changed(change: Change) -> bytes:
        value = decode(base)
        change(value[2][0])
        return encode(value)

    def at(*path: int, value: Any) -> Change:
        def change(channel: dict[int, Any]) -> None:
            inner: Any = channel
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] = value

        return change

    def swapped(field: int) -> Change:
        return lambda channel: channel[field].reverse()

    flipped = bytearray(day.named["give"].data)
    flipped[-1] ^= 1
    alien = replace(part(day), keys=((a.index, (b.first.data,)),))
    other = LogName(a.index, b"another!")
    spoken = encode([[6, "ref", b"words"]])
    unwordless = JournalEntry(9, day.utc, encode([[8, "x"]]), bytes(32))
    unsigned = sign_excerpt(b.signer, day.channel, a.index, day.utc, [unwordless])
    cases: list[tuple[str, str, int, bytes]] = [
        ("nothing", "canonical/1", 2, b""),
        ("a version of later", "bundle/2", 2, encode({1: 2, 2: decode(base)[2]})),
        ("no channel", "bundle/2", 2, encode({1: 1, 2: []})),
        ("bytes after it", "canonical/3", 2, base + b"\0"),
        ("a field more", "bundle/2", 2, changed(lambda channel: channel.update({8: []}))),
        ("receipts that are none", "envelope/1", 2, changed(at(4, 0, value=b"held"))),
        ("logs out of order", "bundle/3", 2, changed(swapped(3))),
        ("one channel twice", "bundle/3", 2, encode({1: 1, 2: decode(base)[2] * 2})),
        ("a record in another log", "bundle/4", 2, changed(at(3, 0, 1, value=other.incarnation))),
        (
            "a journal entry with words",
            "bundle/4",
            2,
            changed(at(7, 0, value=_excerpt(day, spoken))),
        ),
        ("keys of another party", "bundle/5", 4, encode_bundle([alien])),
        ("no keys", "bundle/6", 4, changed(at(2, value=[]))),
        ("one bit of a signature", "bundle/6", 4, changed(at(3, 0, 2, 0, 0, value=bytes(flipped)))),
        ("no inclusion", "bundle/7", 4, changed(at(3, 0, 2, 0, 1, value=[]))),
        ("no consistency", "bundle/7", 4, changed(at(3, 0, 2, 0, 2, value=[]))),
        ("hashes at a head", "bundle/7", 4, changed(at(3, 1, 2, 0, 1, value=[bytes(32)]))),
        ("a receipt whose holder's keys are not here", "bundle/8", 4, _held_by_none(day)),
        ("a cover of nothing", "bundle/9", 4, changed(at(5, 0, 0, value=bytes(32)))),
        ("another root in a cover", "bundle/9", 4, changed(at(5, 0, 1, 0, value=bytes(32)))),
        ("another path in a cover", "bundle/9", 4, changed(at(5, 0, 2, 0, 3, value=[]))),
        *_badly_cosigned(day, changed, at),
        ("an excerpt signed by another", "bundle/10", 4, changed(at(7, value=[unsigned.data]))),
        (
            "a gap in the journal",
            "bundle/10",
            4,
            changed(at(7, value=[_following(day, chained=False).data])),
        ),
    ]
    return cases


def _badly_cosigned(
    day: Morning, changed: Callable[[Change], bytes], at: Callable[..., Change]
) -> list[tuple[str, str, int, bytes]]:
    b = day.authors["B"]
    return [
        ("bytes for a cosignature", "bundle/2", 2, changed(at(6, 0, value=b"cosigned"))),
        (
            "one cosignature twice",
            "bundle/3",
            2,
            changed(lambda channel: channel[6].extend(channel[6])),
        ),
        ("a cosignature of nothing", "bundle/2", 2, changed(at(6, 0, 8, value=[]))),
        ("a cosignature of another time", "bundle/20", 4, changed(at(6, 0, 6, value=day.utc))),
        (
            "a cosignature by another key",
            "bundle/20",
            4,
            changed(at(6, 0, 5, value=b.signer.public_key)),
        ),
        (
            "a cosignature of another log",
            "bundle/20",
            4,
            changed(at(6, 0, 1, value=b"another!")),
        ),
        ("a record that is not under it", "bundle/20", 4, changed(at(6, 0, 8, 0, 1, value=[]))),
    ]


def _held_by_none(day: Morning) -> bytes:
    a = day.authors["A"]
    keys, log = ((a.index, (a.first.data,)),), log_part(a, [day.named["give"]])
    return encode_bundle([ChannelPart(day.founding, keys, (log,), (day.held,))])


def _excerpt(day: Morning, facts: bytes) -> bytes:
    a = day.authors["A"]
    rows = [[7, day.utc, facts, bytes(32)]]
    payload = {1: 1, 2: day.channel, 3: a.index, 4: day.utc, 5: rows}
    return sign1(a.signer, EXCERPT_LABEL, encode(payload))


def _following(day: Morning, *, chained: bool) -> Excerpt:
    """Two entries of A's journal, the second of which follows the first or does not."""
    a = day.authors["A"]
    first = JournalEntry(7, day.utc, encode([[8, "x"]]), bytes(32))
    before = chain(first) if chained else bytes(32)
    entries = [first, JournalEntry(8, day.utc, encode([[8, "x"]]), before)]
    return sign_excerpt(a.signer, day.channel, a.index, day.utc, entries)
