"""The vectors of spec/vectors, as any other implementation would read them."""

import json
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors"


class Vectors:
    """One file of vectors for each page of spec/."""

    def __getitem__(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text())
        return found


@pytest.fixture(scope="session")
def vectors() -> Vectors:
    return Vectors()
