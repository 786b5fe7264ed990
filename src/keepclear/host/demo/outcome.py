"""How a played scenario ended: counted and compared from what the nodes themselves answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from keepclear.host.demo.scenario import Pair
from keepclear.host.demo.script import Reply, Script

Heads = list[tuple[str, str, int, str]]
ACKNOWLEDGEMENTS: Final = ("READ_BACK", "ANSWER", "DISSEMINATED", "OBJECTION")


class Outcome(msgspec.Struct, frozen=True):
    """The last line of a demo that was played once."""

    parties: int
    notices: int  # given
    records: Mapping[str, int]  # in all logs, by kind; the nodes' own line checks among them
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


@dataclass(frozen=True, slots=True)
class _Conclusion:
    """What all nodes answered while no log grew."""

    heads: Sequence[Heads]
    pictures: Sequence[Reply]
    records: Mapping[str, int]
    receipts: int


def judge(script: Script) -> Outcome:
    """Wait until everything is delivered and receipted, then compare what all nodes conclude."""
    names = script.parties.names
    found: _Conclusion = script.until(lambda: _concluded(script))
    for name in names:
        script.standing(name)
    standing = [_pairs(script, picture) for picture in found.pictures]
    last_as_expected = all(pairs == script.scenario.conflicts_last for pairs in standing)
    return Outcome(
        parties=len(found.pictures[0]["cut"]),
        notices=found.records.get("GIVE", 0),
        records=found.records,
        receipts=found.receipts,
        acknowledgements=sum(found.records.get(kind, 0) for kind in ACKNOWLEDGEMENTS),
        conflicts=len(standing[0]),
        conflicts_as_expected=last_as_expected and bool(script.first_as_expected),
        picture_digests_equal=_equal(_digests(picture) for picture in found.pictures),
        logs_consistent=_equal(found.heads),
    )


def _concluded(script: Script) -> _Conclusion | None:
    """Ask every node, or return None where a log grew meanwhile: line checks never end."""
    names, at = script.parties.names, int(script.scenario.end.timestamp())
    if not script.settled():
        return None
    heads = [script.heads(name) for name in names]
    found = _Conclusion(
        heads,
        [script.parties.ask(name, {"view": "picture", "at": at}) for name in names],
        script.parties.ask(names[0], {"view": "kinds"}),
        sum(script.parties.ask(name, {"view": "counts"})["receipt"] for name in names),
    )
    grew = heads != [script.heads(name) for name in names]
    # For each record one receipt of each party but its author.
    owed = sum(size for *_, size, _ in heads[0]) * (len(names) - 1)
    return None if grew or found.receipts < owed else found


def _pairs(script: Script, picture: Reply) -> frozenset[Pair]:
    unknown = ("", "")  # A conflict that no desk has shown is not one that was expected.
    return frozenset(script.conflict_names.get(c, unknown) for c in picture["conflicts"])


def _digests(picture: Reply) -> tuple[Any, ...]:
    return picture["cut"], picture["picture"], picture["conflict_digest"]


def _equal(values: Iterable[Any]) -> bool:
    first, *others = values
    return all(value == first for value in others)
