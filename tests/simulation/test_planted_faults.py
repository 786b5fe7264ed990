"""Each fault that is planted in the code is caught by some world, and soon."""

from typing import Any

import pytest
from tests.simulation.life import live, sort_of
from tests.simulation.planted import FAULTS, LIARS, planted

SEEDS_MAX = 60  # A fault that hides from so many worlds is not looked for.


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str, record_property: Any) -> None:
    for seed in range(SEEDS_MAX):
        if name in LIARS and sort_of(seed) != LIARS[name]:
            continue
        try:
            with planted(name):
                live(seed)
        except Exception as error:
            live(seed)  # Without the fault the same world comes to a good end.
            record_property("planted faults caught", 1)
            record_property(f"fault: {FAULTS[name][0]}", f"{seed}: {_told(error)}")
            return
    raise AssertionError(f"no world of {SEEDS_MAX} noticed that {FAULTS[name][0]}")


def _told(error: Exception) -> str:
    """Say what caught it, without what differs from one run to the next."""
    return f"{type(error).__name__}: {error}".split("\n")[0].split(": [")[0][:80]
