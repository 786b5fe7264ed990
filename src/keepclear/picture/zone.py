"""Judging plans by zones: what one does against the rules of a place, agreed or announced.

What one party announced alone counts in everybody's picture as announced: a plan that
does not keep it is shown with who says so. That implies nobody's consent, and nobody
is safer for it; a warning too many is cheaper than one that never came.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.zone import SideRule
from keepclear.picture.area import Breach, Clause, Ground, JudgedSide, Plan, inside
from keepclear.space.altitude import NOT_COMPARED, Margins
from keepclear.space.outline import Outline


@dataclass(frozen=True)
class JudgedZone:
    """A zone with its shapes made once.

    `label` is what its rules are named after: the name of a zone that is agreed, number and
    name of one that `announced_by` announced.
    """

    zone: Zone
    label: str
    announced_by: str = ""

    @cached_property
    def _grounds(self) -> tuple[Ground, ...]:
        return tuple(Ground(volume) for volume in self.zone.volumes)

    @cached_property
    def _sides(self) -> tuple[tuple[str, JudgedSide], ...]:
        """Each rule on the sides of the line, with the article that it stands in."""
        if not self.zone.lines:
            return ()
        (place,) = self.zone.volumes
        return tuple(
            (
                line.article,
                JudgedSide(
                    SideRule(
                        line.name,
                        place.core,
                        line.left,
                        line.right,
                        line.buffer_m,
                        line.activities,
                        self.zone.validity,
                        line.reach_m,
                    )
                ),
            )
            for line in self.zone.lines
        )

    def breaches(
        self, plan: Plan, outlines: Sequence[Outline], margins: Margins = NOT_COMPARED
    ) -> Iterator[Breach]:
        """Yield what each volume of a plan does against each rule; `outlines` are its cores'."""
        if self.zone.rules:
            for ground in self._grounds:
                for there in ground.presences(plan, outlines, margins):
                    for rule in self.zone.rules:
                        for breach in inside(rule, plan, there):
                            yield self._named(breach, breach.article)
        for article, side in self._sides:
            for breach in side.breaches(plan, outlines):
                yield self._named(breach, article)

    def _named(self, breach: Breach, article: str) -> Breach:
        """Name a breach after the zone; to enter where a ship is, is to come within its buffer."""
        moving = self.zone.kind is ZoneKind.MOVING_BUFFER and breach.clause is Clause.ENTRY
        return replace(
            breach,
            rule=f"{self.label}: {breach.rule}",
            clause=Clause.BUFFER if moving else breach.clause,
            article=article,
            announced_by=self.announced_by,
        )
