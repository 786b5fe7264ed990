"""The bundles of spec/vectors: what holds proves what is said, the rest fails by its rule."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.evidence.parties import HOLDS, outcome, outcome_of_second

FILE = Path(__file__).resolve().parents[2] / "spec" / "vectors" / "bundle.json"


@cache
def vectors() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_text())
    return read


def test_a_good_bundle_proves_what_the_vectors_say() -> None:
    for case in vectors()["good"]:
        data = bytes.fromhex(case["bytes"])
        assert outcome(data) == (HOLDS, case["claims"]), case["why"]
        assert outcome_of_second(data) == (HOLDS, case["claims"]), case["why"]


def test_each_bad_bundle_fails_by_its_own_rule_and_code() -> None:
    assert len(vectors()["bad"]) > 20
    for case in vectors()["bad"]:
        data = bytes.fromhex(case["bytes"])
        assert outcome(data) == (case["code"], case["rule"]), case["why"]
        assert outcome_of_second(data)[0] == case["code"], case["why"]
