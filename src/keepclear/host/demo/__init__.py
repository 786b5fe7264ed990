"""The demo: parties as processes on this machine play a scenario and compare what they conclude.

Everything it shows and counts is what the nodes answer; it holds nothing of its
own but the scenario. Ctrl-C is how a watched demo ends, so it is success there;
a demo that was to play once and was interrupted exits with 130.
"""

import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Final

import msgspec

import keepclear
from keepclear.errors import BadInput, Fault, Unavailable
from keepclear.host.clock import real_now
from keepclear.host.demo.onlooker import Onlooker, Plain
from keepclear.host.demo.outcome import judge
from keepclear.host.demo.parties import Parties
from keepclear.host.demo.scenario import SCENARIO_FILE, Scenario, read_scenario
from keepclear.host.demo.script import Script
from keepclear.host.settings import Scenario as ScenarioClock

GOOD, ATTENTION, INTERRUPTED = 0, 1, 130
# From the first process to the first act; the later ones are for a machine that is slow or busy.
SET_UP_WITHIN: Final = tuple(timedelta(seconds=seconds) for seconds in (6, 20, 60))
LOOK_AT_PROCESSES_EVERY_S: Final = 1.0
EXAMPLE: Final = Path("examples") / "syria"


def play(folder: Path | None = None, *, once: bool = False) -> int:
    """Play a scenario's folder, the example of Syria where none is named; return the exit code."""
    scenario = read_scenario(folder or _example())
    with _ended_by_signals():
        try:
            return _play(scenario, once=once)
        except KeyboardInterrupt:
            return INTERRUPTED if once else GOOD


def _example() -> Path:
    for root in (Path.cwd(), Path(keepclear.__file__).parents[2]):
        if (root / EXAMPLE / SCENARIO_FILE).is_file():
            return root / EXAMPLE
    fault = f"{EXAMPLE} is not here"
    raise BadInput([Fault("demo", fault, "name a scenario's folder with --scenario")])


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the demo once; while it ends it is left in peace to do so."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {
        number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def clock_of(scenario: Scenario, rate: float, within: timedelta) -> ScenarioClock:
    """Declare the clock of a scenario that begins when everyone can have been set up."""
    return ScenarioClock(scenario.id, scenario.origin, rate, real_now() + within)


def _play(scenario: Scenario, *, once: bool) -> int:
    with (
        tempfile.TemporaryDirectory(prefix="keepclear-demo-") as folder,
        Parties(scenario.parties, Path(folder)) as parties,
        _onlooker(parties) as onlooker,
    ):
        onlooker.begins(scenario)
        parties.create()
        _launch(scenario, parties)
        onlooker.serves()
        script = Script(scenario, parties, parties.clock, onlooker)
        script.set_up()
        script.play()
        outcome = judge(script)
        onlooker.ended(outcome.good, once=once)
        if not once:
            _linger(parties)
    print(msgspec.json.encode(outcome).decode(), flush=True)
    return GOOD if outcome.good else ATTENTION


def _launch(scenario: Scenario, parties: Parties) -> None:
    """Start everyone in time for the first act; where this machine is slower, begin later."""
    for within in SET_UP_WITHIN:
        parties.launch(clock_of(scenario, scenario.rate, within))
        if parties.clock.now() < scenario.origin:
            return
        parties.stop()
    raise Unavailable(f"the nodes do not start within {SET_UP_WITHIN[-1].seconds} s")


@contextmanager
def _onlooker(parties: Parties) -> Iterator[Onlooker]:
    if not sys.stdout.isatty():
        yield Plain(parties, time.sleep)
        return
    from rich.console import Console

    from keepclear.host.demo.screen import Screen

    with Screen(parties, Console(), time.sleep, time.monotonic) as screen:
        yield screen


def _linger(parties: Parties) -> None:
    """Let people look, until Ctrl-C; a node that ends meanwhile ends the demo."""
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            parties.check_alive()
            time.sleep(LOOK_AT_PROCESSES_EVERY_S)
