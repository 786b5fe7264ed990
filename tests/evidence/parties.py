"""Three real nodes that have talked for a while, the bundles they make, and both verifiers."""

import importlib.util
from base64 import b64decode
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.simulation.world import World, circle, draft

from keepclear.desk.proving import bundle
from keepclear.errors import BadRecord
from keepclear.evidence.bundle import parse_bundle
from keepclear.evidence.proof import Proof, prove
from keepclear.exchange.acknowledgement import check_group
from keepclear.node import request as ask

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "verify_bundle.py"
HOLDS, NO_BUNDLE, FAILS = 0, 2, 4


def read_back(world: World, who: str, notice: str) -> None:
    """Have a party's officer read a notice back, by the group that its desk shows."""
    node = world.node(who)
    (line,) = node.lines.values()
    version = next(v for v in node.store.versions_named(notice) if v.end < 0)
    group = check_group(version.id, line.our_index)
    world.act(who, ask.ReadBack, notice=notice, group=group, plotted="37S", near="5 km N of a town")
    world.settle()


def talked(seed: int = 0, loss: float = 0.0) -> World:
    """Three parties, a notice that is read back, answered, told and amended, and words besides."""
    world = World("ABC", seed=seed, loss=loss)
    world.open_channel()
    world.pass_seconds(4_000)
    world.act("A", ask.Give, notices=[draft("PATROL"), draft("CONVOY", circle(39.0, 36.0))])
    world.settle()
    read_back(world, "B", "PATROL")
    world.act("A", ask.Answer, notice="PATROL", party="B", correct=True)
    world.act("B", ask.Disseminate, notice="PATROL", units=["gate 2"])
    world.act("C", ask.Object, notice="CONVOY", reason="the road is closed")
    world.settle()
    moved = circle(38.0, 36.0, radius_m=2_000.0)
    world.act("A", ask.Amend, notice="PATROL", draft=draft("PATROL", moved))
    world.act("B", ask.Say, text="we are late", precedence="PRIORITY", language="en")
    world.settle()
    world.pass_seconds(4_000)
    world.settle()
    return world


@cache
def world() -> World:
    """One such world, for tests that change nothing in it."""
    return talked()


def bundle_of(who: str, *chosen: str, journal: bool = True, of: World | None = None) -> bytes:
    """The bundle that a party makes."""
    played = of or world()
    view = bundle(played.node(who), played.moment, list(chosen), journal=journal)
    return b64decode(view["bundle"])


def outcome(data: bytes) -> tuple[int, Any]:
    """What our verifier says: the code by which it ends, and what is proven."""
    try:
        found = prove(parse_bundle(data))
    except BadRecord as error:
        return NO_BUNDLE, error.rule
    if isinstance(found, Proof):
        return HOLDS, found.claims()
    return FAILS, found.faults[0][0]


@cache
def second() -> ModuleType:
    """The second verifier, as the module that it is."""
    found = importlib.util.spec_from_file_location("verify_bundle", EXAMPLE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def outcome_of_second(data: bytes) -> tuple[int, Any]:
    """What the second verifier says."""
    other = second()
    try:
        return HOLDS, other.verify(data)
    except other.Outcome as error:
        return error.args[0], error.args[1]
