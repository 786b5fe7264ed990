"""Nodes killed in the middle of whatever they do: nothing is lost, nothing is doubled.

Real processes on this machine play the example while SIGKILL strikes any of
them at moments drawn from a seed. Every act carries a reference and is repeated
until it is answered, as a command or an integration would.
"""

import re
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests import warm
from tests.piece import piece

from keepclear.host.clock import Clock
from keepclear.host.demo import clock_of
from keepclear.host.demo.outcome import judge
from keepclear.host.demo.parties import SAID_FILE, Parties, Party
from keepclear.host.demo.scenario import Scenario, read_scenario
from keepclear.host.demo.script import Script
from keepclear.host.settings import SETTINGS_FILE

SYRIA = Path(__file__).parents[2] / "examples" / "syria"
# The officers go through their 240 minutes in 12 seconds, and later where a node must come back.
# The nodes' own clock goes slower, so that nothing expires however long that takes.
OFFICERS_RATE = 1_200.0
NODES_RATE = 4.0
KILLS = 10  # in one play, so that two plays make 20
STRUCK_ACTS = 0.3  # of all, where nobody is away already
STRIKES_AFTER_S = (0.0, 0.03)  # An act and its delivery take about this long.
AWAY_S = (0.0, 0.4)
SEEDS = piece(2, 30)
KIND_OF = {
    "give": "GIVE",
    "amend": "AMEND",
    "cancel": "CANCEL",
    "readback": "READ_BACK",
    "correct": "ANSWER",
    "disseminate": "DISSEMINATED",
    "object": "OBJECTION",
    "say": "MESSAGE",
    "stop": "STOP",
    "take": "TAKEN",
    "line_check": "LINE_CHECK",
}


@dataclass
class Silent:
    """Looks on without a word; the pace is the scenario's own."""

    pause: threading.Event = field(default_factory=threading.Event)

    def begins(self, scenario: Scenario) -> None: ...

    def said(self, name: str, what: str) -> None: ...

    def wait(self, seconds: float) -> None:
        self.pause.wait(seconds)

    def ended(self, good: bool, *, once: bool) -> None: ...


class Struck(Parties):
    """Parties of whom one is killed now and then, within moments of an officer's act."""

    def __init__(self, scenario: Scenario, folder: Path, seed: int) -> None:
        super().__init__(scenario.parties, folder)
        self.chance = Random(seed)
        self.killed: list[str] = []
        self.failed: list[BaseException] = []
        self.strike: threading.Thread | None = None

    def _settle(self, party: Party) -> None:
        """Serve no desk: its pages take longer to load than all else that a start does."""
        super()._settle(party)
        path = party.folder / SETTINGS_FILE
        before, found, after = path.read_text(encoding="utf-8").partition("\n[desk]\n")
        assert found
        after = re.sub(r'(?m)^listen = ".*"$', 'listen = ""', after, count=1)
        path.write_text(before + found + after, encoding="utf-8")

    def _spawn(self, party: Party) -> None:
        """Begin its node warm: how a process starts is nothing that a kill is about."""
        words = ["--folder", str(party.folder), "serve", "--json"]
        with (party.folder / SAID_FILE).open("ab") as said:
            party.process = warm.begin(words, stderr=said, alone=True)

    def ask(self, name: str, request: Mapping[str, Any]) -> Any:
        """Ask as ever; where chance has it, strike while the act is under way."""
        free = self.strike is None or not self.strike.is_alive()
        free = free and len(self.killed) < KILLS
        if "ref" not in request or not free or self.chance.random() >= STRUCK_ACTS:
            return super().ask(name, request)
        victim = self._begin_to_strike(name)
        reply = super().ask(name, request)
        if victim == name:
            # It was answered, so it is durable: whoever asks again is told the same.
            self.recover()
            assert super().ask(name, request) == reply
        return reply

    def _begin_to_strike(self, name: str) -> str:
        # As often the party that acts as any other, which may just be taking a record.
        victim = self.chance.choice([name, self.chance.choice(self.names)])
        waits = self.chance.uniform(*STRIKES_AFTER_S), self.chance.uniform(*AWAY_S)
        self.strike = threading.Thread(target=self._strike, args=(victim, *waits))
        self.strike.start()
        return victim

    def _strike(self, victim: str, after_s: float, away_s: float) -> None:
        try:
            pause = threading.Event()
            pause.wait(after_s)
            self.kill(victim)
            self.killed.append(victim)
            pause.wait(away_s)
            self.start(victim)
        except BaseException as error:
            self.failed.append(error)

    def recover(self) -> None:
        """Wait until whoever was struck last is back."""
        if self.strike is not None:
            self.strike.join()
        assert self.failed == []


def kinds_of(scenario: Scenario) -> dict[str, int]:
    """Count the records that the scenario makes, by kind, with those of its setting up."""
    others = len(scenario.parties) - 1
    kinds = Counter(KIND_OF[act.verb] for act in scenario.acts)
    return dict(kinds) | {"JOINED": others + 1, "PROPOSAL": 1, "ENDORSEMENT": others + 1}


def refs_of(scenario: Scenario, name: str) -> int:
    """Count the acts of a party: the cards it took, founding or joining, its part in the
    separations (two of the proposer, one of each other), and its acts in the scenario."""
    proposer = name == scenario.parties[0]
    own = sum(act.party == name for act in scenario.acts)
    return len(scenario.parties) - 1 + 1 + (2 if proposer else 1) + own


@pytest.mark.parametrize("seed", SEEDS)
def test_killing_any_node_at_any_moment_loses_nothing_and_doubles_nothing(
    tmp_path: Path, seed: int, record_property: Any
) -> None:
    scenario = read_scenario(SYRIA)
    declared = clock_of(scenario, NODES_RATE, timedelta(0))
    pace = Clock(replace(declared.pacing(), rate=OFFICERS_RATE))
    with Struck(scenario, tmp_path, seed) as parties:
        parties.create()
        parties.launch(declared)
        script = Script(scenario, parties, pace, Silent())
        try:
            script.set_up()
            begun = script.until(lambda: {name: logs_of(script, name) for name in parties.names})
            script.play()
        finally:
            parties.recover()
        assert len(parties.killed) == KILLS

        outcome = judge(script)
        assert outcome.good, outcome
        for name in parties.names:
            # The logs are those that were begun when the line was set up: no new incarnation.
            assert logs_of(script, name) == begun[name]
            assert parties.ask(name, {"view": "kinds"}) == kinds_of(scenario)
            assert parties.ask(name, {"view": "counts"})["request"] == refs_of(scenario, name)
            assert alarms(parties, name) == []
        record_property("kills of real nodes under load", len(parties.killed))


def logs_of(script: Script, name: str) -> set[tuple[str, str]]:
    logs = {(party, incarnation) for party, incarnation, _, _ in script.heads(name)}
    assert len(logs) == len(script.parties.names)
    return logs


def alarms(parties: Parties, name: str) -> list[Any]:
    """What the node found odd, but for records that overtook others on the way."""
    odd = [item for item in parties.ask(name, {"view": "watch"}) if item["order"] == 1]
    return [item for item in odd if item["what"] != "OUT OF SEQUENCE"]
