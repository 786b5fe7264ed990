"""An agreement between two serving parties, typed at their command lines from file to signature."""

import re
from pathlib import Path

import pytest
from tests.exchanges.parties import (
    Party,
    Ran,
    found_line,
    introduce,
    make_party,
    run,
    serving,
    until,
)

MODEL = Path(__file__).resolve().parents[2] / "examples" / "agreements" / "flight-safety.toml"
TITLE = "flight safety"


def type_at(party: Party, *words: str | Path, code: int = 0) -> Ran:
    done = run(party.folder, "agreement", *words)
    assert done.code == code, done.err
    return done


def state(party: Party) -> str:
    return str(party.ask(view="agreement", agreement=TITLE)["state"])


@pytest.mark.requirement("A-5")
def test_an_agreement_is_proposed_read_signed_and_closed_at_the_command_line(
    tmp_path: Path,
) -> None:
    a, b = (make_party(tmp_path, name) for name in "AB")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        assert "read and sign it" in type_at(a, "propose", MODEL, "--title", TITLE).out
        until(lambda: b.ask(view="agreements"))
        digits = re.search(r"--hash ([0-9a-f]{16})", type_at(b, "show", TITLE).out)
        assert digits is not None
        other = tmp_path / "other.toml"
        other.write_text(MODEL.read_text().replace("lateral_m = 3_000", "lateral_m = 4_000"))
        refused = type_at(b, "sign", TITLE, "--file", other, code=2)
        assert "separation: the file says '4000 m" in refused.err
        assert "0 conflicts would stay" in type_at(b, "effect", TITLE).out
        type_at(b, "sign", TITLE, "--hash", digits[1])
        until(lambda: not a.ask(view="agreements")[0]["not_signed"])
        type_at(a, "close", TITLE)
        until(lambda: state(b) == "COMING")
        assert "COMING" in type_at(b, "list").out
        type_at(b, "suspend", TITLE, "--reason", "search", "--from", "2031-01-01T00:00Z")
        assert "SUSPENDED" in type_at(b, "show", TITLE).out
        assert "amends nothing" in type_at(a, "diff", TITLE).out
        assert "we have not suspended it" in type_at(a, "resume", TITLE, code=2).err
        later = "2031-02-01T00:00Z"
        type_at(a, "terminate", TITLE, "--reason", "over", "--from", later)
        until(lambda: "A: over" in type_at(b, "show", TITLE).out)
