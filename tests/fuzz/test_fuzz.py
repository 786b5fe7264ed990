"""Arbitrary bytes at every door: refused in the way that the door promises, or taken as they are.

Short here; `make soak` gives each target ten minutes under coverage and a million changes.
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from tests.evidence.parties import FAILS, NO_BUNDLE, outcome, outcome_of_second
from tests.fuzz.mutation import bits, changed
from tests.fuzz.target import TARGETS, small_bundle
from tests.piece import LONG, piece

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
CHANGES = piece(400, 1_000_000)
LED_S = len(piece(2, 600))
LED = ["bundle", "record", "parcel_of_peer", "geojson"]  # the rest in the soak alone
PARTS = 8  # of one bundle's bits, so that both cores are used
LONGEST_BYTES = 20_000


def _seeds(name: str) -> list[bytes]:
    kept = [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
    return TARGETS[name][1]() + kept


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_before_and_what_is_good_is_taken_or_refused(name: str) -> None:
    target, _ = TARGETS[name]
    for data in (*_seeds(name), b"", b"\x00", b"\xff" * 64):
        assert target(data) is None  # It raises where a promise is broken.


@pytest.mark.parametrize("name", TARGETS)
def test_no_change_that_a_seed_draws_breaks_a_door(name: str, record_property: Any) -> None:
    for number, data in enumerate(changed(_seeds(name), CHANGES.start + 1, len(CHANGES))):
        try:
            TARGETS[name][0](data)
        except BaseException as error:
            error.add_note(f"{name}, change {number}: {data.hex()}")
            raise
    record_property(f"random edits: {name}", len(CHANGES))


@pytest.mark.requirement("F4-7", "F4-8")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_bit_of_a_small_bundle_can_be_turned_to_claim_anything_else(
    part: int, record_property: Any
) -> None:
    count = 0
    for data in islice(bits(small_bundle()), part, None, PARTS):
        code, claims = outcome(data)
        assert code in (NO_BUNDLE, FAILS), f"a bit may be turned: {claims}"
        assert outcome_of_second(data)[0] == code
        count += 1
    record_property("turned bits", count)
    assert count == len(small_bundle()) * 8 // PARTS


@pytest.mark.parametrize("names", [[name] for name in TARGETS] if LONG else [LED], ids=",".join)
def test_a_fuzzer_that_sees_what_runs_finds_nothing(
    names: list[str], tmp_path: Path, record_property: Any
) -> None:
    if not find_spec("atheris"):
        pytest.skip("atheris is not installed: only changes that a seed draws were tried")
    for name in names:
        (tmp_path / name).mkdir()
        for data in _seeds(name):
            (tmp_path / name / sha256(data).hexdigest()).write_bytes(data)
    led = [sys.executable, "-m", "tests.fuzz.run", ",".join(names), f"-max_total_time={LED_S}"]
    options = ["-timeout=60", f"-max_len={LONGEST_BYTES}", "-print_final_stats=1"]
    run = subprocess.run(
        [*led, *options, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2_000:] + run.stderr[-6_000:]
    told = [part.split()[0] for part in run.stderr.split("stat::number_of_executed_units:")[1:]]
    assert len(told) == len(names), "a target did not come to its end"
    for name, executions in zip(names, told, strict=True):
        record_property(f"fuzz executions: {name}", int(executions))
        record_property(f"fuzz seconds: {name}", LED_S)
    shutil.rmtree(tmp_path)
