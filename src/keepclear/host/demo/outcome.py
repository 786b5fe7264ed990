"""How a played scenario ended: counted and compared from what the nodes themselves answer."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from keepclear.host.demo.scenario import Pair
from keepclear.host.demo.script import Reply, Script

ACKNOWLEDGEMENTS: Final = ("READ_BACK", "ANSWER", "DISSEMINATED", "OBJECTION")


class Outcome(msgspec.Struct, frozen=True):
    """The last line of a demo that was played once."""

    parties: int
    notices: int  # given
    receipts: int  # held by authors: one for each record and holder
    acknowledgements: int  # read-backs, answers, disseminations and objections
    conflicts: int  # that stand at the end
    conflicts_as_expected: bool
    picture_digests_equal: bool
    logs_consistent: bool

    @property
    def good(self) -> bool:
        """Whether every comparison held."""
        return self.conflicts_as_expected and self.picture_digests_equal and self.logs_consistent


def judge(script: Script) -> Outcome:
    """Wait until everything is delivered and receipted, then compare what all nodes conclude."""
    names = script.parties.names
    script.until(lambda: script.settled() and _receipts(script) >= _due_receipts(script))
    at = int(script.scenario.end.timestamp())
    pictures = [script.parties.ask(name, {"view": "picture", "at": at}) for name in names]
    for name in names:
        script.standing(name)
    standing = [_pairs(script, picture) for picture in pictures]
    kinds = _kinds(script, names[0])
    last_as_expected = all(pairs == script.scenario.conflicts_last for pairs in standing)
    return Outcome(
        parties=len(pictures[0]["cut"]),
        notices=kinds.get("GIVE", 0),
        receipts=_receipts(script),
        acknowledgements=sum(kinds.get(kind, 0) for kind in ACKNOWLEDGEMENTS),
        conflicts=len(standing[0]),
        conflicts_as_expected=last_as_expected and bool(script.first_as_expected),
        picture_digests_equal=_equal(_digests(picture) for picture in pictures),
        logs_consistent=_equal(script.heads(name) for name in names),
    )


def _pairs(script: Script, picture: Reply) -> frozenset[Pair]:
    unknown = ("", "")  # A conflict that no desk has shown is not one that was expected.
    return frozenset(script.conflict_names.get(c, unknown) for c in picture["conflicts"])


def _digests(picture: Reply) -> tuple[Any, ...]:
    return picture["cut"], picture["picture"], picture["conflict_digest"]


def _equal(values: Iterable[Any]) -> bool:
    first, *others = values
    return all(value == first for value in others)


def _kinds(script: Script, name: str) -> Mapping[str, int]:
    kinds: Mapping[str, int] = script.parties.ask(name, {"view": "kinds"})
    return kinds


def _receipts(script: Script) -> int:
    counts = [script.parties.ask(name, {"view": "counts"}) for name in script.parties.names]
    return sum(count["receipt"] for count in counts)


def _due_receipts(script: Script) -> int:
    """Count what is owed: for each record one receipt of each party but its author."""
    heads = script.heads(script.parties.names[0])
    return sum(size for *_, size, _ in heads) * (len(script.parties.names) - 1)
