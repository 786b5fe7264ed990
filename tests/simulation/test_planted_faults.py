"""Each fault that is planted in the code is caught by some world, and soon."""

from typing import Any

import pytest
from tests.simulation.life import live
from tests.simulation.planted import CAUGHT, FAULTS, looked_at, planted

SEEDS_MAX = 60  # A fault that hides from so many worlds is not looked for.


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str, record_property: Any) -> None:
    for seed in looked_at(name, SEEDS_MAX):
        try:
            with planted(name):
                live(seed)
        except Exception as error:
            live(seed)  # Without the fault the same world comes to a good end.
            record_property("planted faults caught", 1)
            record_property(f"fault: {FAULTS[name][0]}", f"{seed}: {_told(error)}")
            return
    raise AssertionError(f"no world of {SEEDS_MAX} noticed that {FAULTS[name][0]}")


def test_every_fault_has_a_world_to_begin_with() -> None:
    assert CAUGHT.keys() == FAULTS.keys(), "say them anew: python -m tests.simulation --planted"


def _told(error: Exception) -> str:
    """Say what caught it, without what differs from one run to the next."""
    return f"{type(error).__name__}: {error}".split("\n")[0].split(": [")[0][:80]
