"""Breaches of the rules of places: what each notice that stands does against them by itself.

Found with each entry, like conflicts, and kept as rows so that a start reads them back.
They are a function of the notices and of what holds, and no more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from keepclear.exchange.meaning import RULESET
from keepclear.exchange.notice import Activity, instant
from keepclear.node.known import BreachRow, VersionRow
from keepclear.node.order import Order
from keepclear.picture.area import Breach
from keepclear.picture.area import Plan as JudgedPlan
from keepclear.picture.rules import Judge
from keepclear.record.canonical import digest
from keepclear.space.volume import Volume


@dataclass(frozen=True, slots=True)
class Plan:
    """A version that stands: whose it is, where it was said, and what it occupies."""

    row: VersionRow
    party: bytes
    volumes: tuple[Volume, ...]
    given_utc: int = 0  # by its author's clock
    called: str = ""  # its author, as officers say it

    def judged(self) -> JudgedPlan:
        """Return what rules judge of it."""
        activity, given = Activity(self.row.activity), instant(self.given_utc)
        return JudgedPlan(self.party.hex(), activity, self.volumes, given, self.called)


def breach_id(version: bytes, breach: Breach) -> bytes:
    """Name a breach by the notice version, the rule of the place and the clause of it."""
    return digest([RULESET, version, breach.rule, str(breach.clause)])


def places_id(judge: Judge) -> bytes:
    """Name all that a plan is held to by itself."""
    announced = [
        [zone.label, zone.announced_by, digest(zone.zone.body())] for zone in judge.announced
    ]
    return digest([RULESET, judge.rules.content(), announced])


def shown(row: BreachRow) -> list[Mapping[str, Any]]:
    """Return the breaches of a version as plain values, each with its `id`."""
    found: list[Mapping[str, Any]] = msgspec.json.decode(row.found)
    return found


def ids(row: BreachRow) -> list[bytes]:
    """Return the names of the breaches of a version."""
    return [bytes.fromhex(str(one["id"])) for one in shown(row)]


class Breaches:
    """The breaches of all notices that stand, by version."""

    def __init__(self) -> None:
        self.rows: dict[bytes, BreachRow] = {}
        self._starts: dict[bytes, int] = {}
        self._keyed: dict[tuple[bytes], BreachRow] = {}
        self._soonest = Order(self._keyed, lambda row: self._starts[row.version])

    def note(self, plan: Plan, row: BreachRow) -> None:
        """Take in a row."""
        self.rows[row.version] = self._keyed[row.version,] = row
        self._starts[row.version] = plan.row.start_utc
        self._soonest.put((row.version,))

    def find(self, plan: Plan, judge: Judge, places: bytes, n: int) -> BreachRow | None:
        """Judge a plan by the rules of places, and take in what it does against them."""
        found = judge.breaches(plan.judged()) if judge.asks_of_one else []
        if not found:
            return None
        listed = [asdict(one) | {"id": breach_id(plan.row.id, one).hex()} for one in found]
        told = msgspec.json.encode(listed)
        row = BreachRow(plan.row.id, plan.row.channel, places, told, n)
        self.note(plan, row)
        return row

    def remove(self, version: bytes) -> None:
        """Forget the breaches of a version that stands no longer."""
        if self.rows.pop(version, None) is not None:
            del self._keyed[version,]
            self._starts.pop(version)

    def soonest(self, limit: int) -> list[BreachRow]:
        """Return those whose notices begin first."""
        return self._soonest.take(limit, lambda _: True)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[BreachRow]:
        return iter(self.rows.values())
