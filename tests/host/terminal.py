"""A party's terminal in a test: a command runs here, in this process, as `keepclear` runs it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.exchanges.parties import Party, Ran, run

from keepclear.host.cli import main

FROM, UNTIL = "2030-06-01T05:00Z", "2030-06-01T09:00Z"
TYPED = (
    *("--place", "36 53 30N 038 20 10E", "--radius-m", "2000"),
    *("--start", FROM, "--end", UNTIL),
)


@dataclass(frozen=True)
class Desk:
    """One party's terminal."""

    party: Party
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Ran:
        """Run a command and return what it answered."""
        self.capture.readouterr()
        before = sys.argv
        sys.argv = ["keepclear", "-f", str(self.party.folder), *map(str, words)]
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            sys.argv = before
        shown = self.capture.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    def done(self, *words: str | Path) -> Any:
        """Run a command that must succeed, and return its answer."""
        ran = self("--json", *words)
        assert (ran.code, ran.err) == (0, "")
        return ran.answer


def init(folder: Path, name: str, *words: str) -> Party:
    """Set a party up by the command, in a process of its own."""
    assert run(folder, "init", name, "--no-passphrase", *words).code == 0
    return Party(name, folder, None)
