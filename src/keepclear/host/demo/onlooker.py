"""Who looks on while a scenario is played, and the one who writes plain lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from keepclear.host.demo.officers import OFFICER, SECOND
from keepclear.host.demo.parties import Parties
from keepclear.host.demo.scenario import Scenario


class Onlooker(Protocol):
    """Is told what happens, and looks on while the script waits."""

    def begins(self, scenario: Scenario) -> None:
        """Take that the parties are about to be set up."""

    def serves(self) -> None:
        """Take that everyone serves: their desks can be opened."""

    def said(self, name: str, what: str) -> None:
        """Take what an officer of a party did."""

    def wait(self, seconds: float) -> None:
        """Let real seconds pass."""

    def ended(self, good: bool, *, once: bool) -> None:
        """Take that the scenario is over, and whether all nodes conclude what was expected."""


def head(scenario: Scenario) -> str:
    """Say what this is, so that nobody takes it for a live line."""
    return f"EXERCISE {scenario.id}, on a SCENARIO CLOCK at {scenario.rate:g} x real time"


def verdict(good: bool) -> str:
    """Say how the comparison at the end came out."""
    if good:
        return "over: every node holds the same logs and computes the same picture, as expected"
    return "over, and NOT as expected: see the last line"


@dataclass(slots=True)
class Plain:
    """One line for each act; nothing is ever read from the terminal."""

    parties: Parties
    pause: Callable[[float], None]

    def begins(self, scenario: Scenario) -> None:
        """Say what is about to be played, and by whom."""
        names = ", ".join(self.parties.names)
        print(f"{head(scenario)}; parties {names}, each its own process", flush=True)

    def serves(self) -> None:
        """Print where the desks are, and how to sign in."""
        for name, desk in self.parties.desks.items():
            print(f"desk of {name}: {desk}/", flush=True)
        print(
            f"sign in at any of them as {OFFICER}, password {self.parties.password}; "
            f"{SECOND} has the same, to release what takes two",
            flush=True,
        )

    def said(self, name: str, what: str) -> None:
        """Print what an officer did, at the time of the scenario."""
        print(f"{self.parties.clock.now():%H:%M}Z  {name}  {what}", flush=True)

    def wait(self, seconds: float) -> None:
        """Let real seconds pass."""
        self.pause(seconds)

    def ended(self, good: bool, *, once: bool) -> None:
        """Say how it ended, and how to leave."""
        print(verdict(good) + ("" if once else "; the nodes serve until Ctrl-C"), flush=True)
