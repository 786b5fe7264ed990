"""An altitude is shown with what it counts from, whichever of the four that is."""

from pathlib import Path

import pytest
from tests.exchanges.parties import Party, run
from tests.host.terminal import TYPED, Desk, init

from keepclear.space.altitude import Reference

EACH = pytest.mark.parametrize("reference", [one.name for one in Reference])


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Party:
    root = tmp_path_factory.mktemp("altitudes")
    a, b = init(root / "a", "A"), init(root / "b", "B")
    card = root / "card.txt"
    card.write_text(run(b.folder, "card").out)
    assert run(a.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    return a


@pytest.fixture
def a(party: Party, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(party, capsys)


def over(reference: str) -> tuple[str, ...]:
    return ("--floor-m", "0", "--ceiling-m", "3000", "--altitude-reference", reference)


@EACH
def test_a_notice_keeps_what_its_altitudes_count_from_when_it_is_amended(
    a: Desk, reference: str
) -> None:
    name = f"F-{reference}"
    a.done("notice", "give", "--name", name, *TYPED, *over(reference))
    (volume,) = a.done("notice", "show", name)["volumes"]
    assert volume["altitude_reference"] == reference
    a.done("notice", "amend", name, "--end", "2030-06-01T10:00Z")
    (volume,) = a.done("notice", "show", name)["volumes"]
    assert (volume["floor_m"], volume["ceiling_m"]) == (0, 3000)
    assert volume["altitude_reference"] == reference


@EACH
def test_a_preview_says_what_altitudes_count_from(a: Desk, reference: str) -> None:
    rows = a.done("disclose", "preview", "--name", "P-1", *TYPED, *over(reference))
    volumes = [volume for row in rows for told in row["told"] for volume in told["volumes"]]
    assert volumes
    assert {volume["altitude_reference"] for volume in volumes} == {reference}


@EACH
def test_a_bundle_says_to_a_stranger_what_altitudes_count_from(
    a: Desk, reference: str, tmp_path: Path
) -> None:
    a.done("notice", "give", "--name", f"E-{reference}", *TYPED, *over(reference))
    a.done("bundle", f"E-{reference}", "-o", tmp_path / "one.bundle")
    assert f"from 0 m to 3000 m {reference}" in a("verify", tmp_path / "one.bundle").out
