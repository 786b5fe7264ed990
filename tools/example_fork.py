"""After the morning: party C's store goes back, and party A signs two things at one place.

The rule: the records of the morning stay as they are; what is written here stands beside them.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from example_world import OFFICER, UTC, Morning

from keepclear.exchange.channel import Closed, Earlier, Joined
from keepclear.exchange.fork import ForkProof
from keepclear.exchange.meaning import Kind
from keepclear.exchange.message import Message
from keepclear.record.canonical import decode, encode
from keepclear.record.envelope import Draft, Precedence, Record, sign
from keepclear.record.fork import Claim, Fork, prove
from keepclear.record.log import Frontier, Head, LogName, inclusion_proof, leaf_hash
from keepclear.record.signing import Signer

AFTER = UTC + 86_400


def _written(
    signer: Signer, day: Morning, head: Head, seen: list[Head], kind: Kind, body: Mapping[int, Any]
) -> Record:
    draft = Draft(kind, body, Precedence.ROUTINE, OFFICER, AFTER)
    return sign(signer, day.channel, head, seen, draft)


def begun_anew(day: Morning) -> dict[str, Record]:
    """C goes on in a new log, and says where the old one ends."""
    author = day.authors["C"]
    heads = [one.head for one in day.authors.values()]
    last = Earlier(author.log.incarnation, author.head.size, author.head.root)
    keys = (author.first.data, day.rotation.data)
    log = LogName(author.index, b"\x77" * 8)
    frontier = Frontier()
    said = {}
    for name, kind, body in (
        ("joined anew", Kind.JOINED, Joined(day.founding, keys, "C", last).body()),
        ("closed", Kind.CLOSED, Closed(last).body()),
    ):
        head = Head(log, frontier.size, frontier.root())
        said[name] = _written(author.signer, day, head, heads, kind, body)
        frontier = frontier.appended(leaf_hash(said[name].data))
    return said


class Forked:
    """A's log at its tenth place, and the other things that A has signed there and after."""

    def __init__(self, day: Morning) -> None:
        """Sign them, and prove the fork in each of the three forms."""
        author = day.authors["A"]
        self.day, self.keys, self.signer = day, [author.first.data], author.signer
        self.leaves = [leaf_hash(record.data) for record in author.said]
        self.place = 9
        self.one = author.said[self.place]
        head = Head(author.log, self.place, self.one.root)
        seen: list[Head] = []
        self.other = self.say(head, seen, "The other branch.")
        after = self._head_after(self.leaves[: self.place], self.other)
        self.later = self.say(after, seen, "The other branch goes on.")
        wrong = Head(author.log, self.place + 1, bytes(32))
        self.astray = self.say(wrong, seen, "No such past.")

    def say(self, head: Head, seen: list[Head], words: str) -> Record:
        """Sign a message at a place of A's log."""
        body = Message(words, "en").body()
        return _written(self.signer, self.day, head, seen, Kind.MESSAGE, body)

    def _head_after(self, leaves: list[bytes], record: Record) -> Head:
        frontier = Frontier()
        for leaf in (*leaves, leaf_hash(record.data)):
            frontier = frontier.appended(leaf)
        return Head(record.log, frontier.size, frontier.root())

    def peaks(self, size: int) -> tuple[bytes, ...]:
        """The peaks of A's own log at a size."""
        frontier = Frontier()
        for leaf in self.leaves[:size]:
            frontier = frontier.appended(leaf)
        return frontier.peaks

    def leaf_of(self, record: Record, leaves: list[bytes]) -> Claim:
        """What a later record shows to stand at the place."""
        path = tuple(inclusion_proof(leaves, self.place))
        return Claim(record.data, None, self.place, leaves[self.place], path)

    def proofs(self) -> dict[str, Fork]:
        """The three forms, and one that joins two of them."""
        last = self.day.authors["A"].said[-1]
        theirs = [*self.leaves[: self.place], leaf_hash(self.other.data)]
        by_leaf = self.leaf_of(self.later, theirs)
        return {
            "two records at one place": prove(
                self.keys, Claim(self.one.data), Claim(self.other.data)
            ),
            "two heads of one size": prove(
                self.keys, Claim(self.one.data, self.peaks(self.place)), Claim(self.astray.data)
            ),
            "two leaves at one index": prove(
                self.keys, self.leaf_of(last, self.leaves[: last.seq]), by_leaf
            ),
            "a record, and a leaf at its place": prove(self.keys, Claim(self.one.data), by_leaf),
        }

    def bad(self) -> list[tuple[bytes, str, str]]:
        """Bytes that prove nothing, each with the rule that it breaks."""
        good = self.proofs()
        whole = decode(good["two records at one place"].data)
        heads = decode(good["two heads of one size"].data)
        leaves = decode(good["two leaves at one index"].data)
        first, second = whole[3], whole[4]
        other_party = [self.day.authors["B"].first.data]
        their_word = self.day.authors["B"].said[0].data

        def odd(of: Mapping[int, Any], fields: Mapping[int, Any]) -> bytes:
            return encode({k: v for k, v in {**of, **fields}.items() if v is not None})

        def touched(item: list[Any], place: int, value: Any) -> list[Any]:
            return [*item[:place], value, *item[place + 1 :]]

        with_peaks = 3 if len(heads[3]) == 2 else 4
        again = sorted(([self.one.data], [self.day.authors["A"].said[0].data]), key=encode)
        return [
            (encode([]), "fork/1", "an array"),
            (odd(whole, {1: 2}), "fork/1", "a later version"),
            (odd(whole, {5: 0}), "fork/1", "a field too many"),
            (odd(whole, {2: []}), "fork/1", "no keys"),
            (odd(whole, {3: second, 4: first}), "fork/1", "its records in the other order"),
            (odd(whole, {4: first}), "fork/1", "one record twice"),
            (odd(whole, {3: [first[0], [b"x"]]}), "fork/1", "a hash of one byte"),
            (
                encode({**whole, **_pair([their_word], [self.one.data])}),
                "fork/2",
                "records of two logs",
            ),
            (odd(whole, {2: other_party}), "fork/3", "keys of another party"),
            (odd(whole, {3: again[0], 4: again[1]}), "fork/4", "two records of one log"),
            (
                encode(
                    {
                        **heads,
                        **_pair(
                            touched(heads[with_peaks], 1, [b"\x01" * 32]), heads[7 - with_peaks]
                        ),
                    }
                ),
                "fork/4",
                "peaks of another log",
            ),
            (
                odd(leaves, {3: touched(leaves[3], 2, b"\x01" * 32)}),
                "fork/4",
                "a leaf not under its root",
            ),
        ]


def _pair(one: list[Any], other: list[Any]) -> dict[int, Any]:
    first, second = sorted((one, other), key=encode)
    return {3: first, 4: second}


@cache
def forked(day: Morning) -> Forked:
    """A's fork, once."""
    return Forked(day)


def afterwards(day: Morning) -> dict[str, Record]:
    """The records that are judged beside those of the morning."""
    fork = forked(day)
    author = day.authors["B"]
    proof = ForkProof(fork.proofs()["two records at one place"]).body()
    heads = [one.head for name, one in day.authors.items() if name != "B"]
    said = _written(author.signer, day, author.head, heads, Kind.FORK_PROOF, proof)
    return {**begun_anew(day), "the other branch": fork.other, "fork proof": said}


def forks(day: Morning) -> dict[str, Any]:
    """spec/vectors/fork.json."""
    fork = forked(day)
    return {
        "about": "spec/fork.md: proofs, what each shows, and bytes that prove nothing.",
        "good": [
            {
                "name": name,
                "bytes": one.data.hex(),
                "channel": one.channel.hex(),
                "party": one.party.hex(),
                "index": one.log.party,
                "incarnation": one.log.incarnation.hex(),
                "place": one.index,
            }
            for name, one in fork.proofs().items()
        ],
        "bad": [{"bytes": data.hex(), "rule": rule, "why": why} for data, rule, why in fork.bad()],
    }
