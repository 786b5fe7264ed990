"""What the project promises of its speed, beside what was measured: a table of met or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """One line of the table."""

    what: str
    figure: str  # the key of what was measured
    unit: str
    most: float | None = None
    least: float | None = None

    def met(self, value: float) -> bool:
        under = self.most is None or value <= self.most
        return under and (self.least is None or value >= self.least)

    @property
    def target(self) -> str:
        if self.most is not None:
            return f"at most {self.most:g}{self.unit}"
        return f"at least {self.least:,g}{self.unit}"


def table(promises: Sequence[Promise], found: Mapping[str, float]) -> str:
    rows = ["| what | target | measured | met |", "| --- | --- | ---: | --- |"]
    for promise in promises:
        value = found.get(promise.figure)
        met = "yes" if value is not None and promise.met(value) else "NO"
        measured = "not measured" if value is None else f"{value:,g}{promise.unit}"
        rows.append(f"| {promise.what} | {promise.target} | {measured} | {met} |")
    return "\n".join(rows)


def all_met(promises: Sequence[Promise], found: Mapping[str, float]) -> bool:
    return all(
        promise.figure in found and promise.met(found[promise.figure]) for promise in promises
    )
