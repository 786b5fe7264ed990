"""Sites and disclosure as officers type them: two nodes as processes, and the commands here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchanges.parties import Party, found_line, introduce, make_party, serving, until
from tests.host.terminal import TYPED, Desk

from keepclear.node.register.site import PROTECTED

WHERE = ("--place", "36 53 30N 038 20 10E", "--radius-m", "150")
WHEN = ("--start", "2030-06-01T00:00Z", "--end", "2031-06-01T00:00Z")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Party, Party]]:
    root: Path = tmp_path_factory.mktemp("sites")
    a, b = make_party(root, "A"), make_party(root, "B", listens=False)
    with serving(a), serving(b):
        introduce(a, b)
        found_line("line", a, b)
        yield a, b


@pytest.fixture
def a(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[0], capsys)


@pytest.fixture
def b(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[1], capsys)


def test_a_site_goes_from_the_register_to_the_party_that_comes_near(a: Desk, b: Desk) -> None:
    added = a.done("site", "add", "--name", "Hospital North", *WHERE, *WHEN)
    number = added["sites"][0]["number"]
    assert added["protection"] == PROTECTED
    listed = a("site")
    assert PROTECTED in listed.out
    assert "NOT GIVEN" in listed.out
    assert "38.33" not in listed.out
    said = a(
        *("site", "policy", number, "--party", "B", "--how", "approach"),
        *("--approach-m", "3000", "--automatic", "--precision", "square:1km"),
    )
    assert (said.code, said.err) == (0, "")
    b.done("notice", "give", "--name", "B-PATROL", "--activity", "patrol", *TYPED)
    shown = until(lambda: _heard(b, "Hospital North"))
    assert shown["release"]["precision"] == "square:1km"
    ledger = a.done("disclose")
    assert [(row["what"], row["party"]) for row in ledger] == [("site", "B")]
    assert "square:1km" in a("disclose").out


def _heard(desk: Desk, name: str) -> dict[str, dict[str, str]] | None:
    ran = desk("--json", "notice", "show", name)
    return ran.answer if ran.code == 0 else None


def test_showing_a_site_is_noted_with_who_read_it(a: Desk) -> None:
    a.done("site", "add", "--name", "Clinic", "--kind", "static-site", *WHERE, *WHEN)
    shown = a("site", "show", "Clinic", "--initials", "KM")
    assert "36°53'30.00\"N" in shown.out
    assert PROTECTED in shown.out
    readings = a.done("disclose", "readings")
    assert ("read", "watch KM") in [(row["what"], row["by"]) for row in readings]
    assert "watch KM" in a("disclose", "readings").out


def test_a_preview_shows_each_party_what_it_would_get_and_gives_nothing(a: Desk) -> None:
    before = len(a.done("disclose"))
    shown = a("disclose", "preview", "--name", "N1", *TYPED, "--precision", "area:20km")
    assert shown.out.startswith("B: area:20km")
    assert "polygon" in shown.out
    a.done("site", "add", "--name", "School", *WHERE, *WHEN)
    of_site = a("disclose", "preview", "--site", "School")
    assert of_site.out == "B: NOT GIVEN\n  nothing\n"
    assert len(a.done("disclose")) == before


def test_a_notice_is_given_and_amended_at_the_exactness_that_is_typed(a: Desk, b: Desk) -> None:
    a.done("notice", "give", "--name", "ROUGH", *TYPED, "--precision", "area:50km+3h")
    first = until(lambda: _heard(b, "ROUGH"))
    a.done("notice", "amend", "ROUGH", "--end", "2030-06-01T10:00Z")
    own = a.done("notice", "show", "ROUGH")
    assert own["exact_volumes"][0]["core"] == "point", "what is amended is the exact one"
    assert own["volumes"][0]["positions"] == first["volumes"][0]["positions"]
    assert "told as area:50km+3h; OWN UNITS ONLY" in a("notice", "show", "ROUGH").out


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("site", "policy", "A-99", "--party", "B", "--how", "full"), "site"),
        (("site", "policy", "A-1", "--party", "B", "--how", "half"), "--how"),
        (("site", "show", "nothing"), "site"),
        (("site", "add", "--name", "X", *WHERE), "--start"),
        (("site", "decline", "B-99"), "notice"),
        (("disclose", "preview", "--site", "A-1", "--name", "N"), "--site"),
        (("notice", "give", "--name", "N", *TYPED, "--precision", "rough"), "--precision"),
    ],
)
def test_a_refusal_names_the_place_and_the_cure(
    a: Desk, words: tuple[str, ...], place: str
) -> None:
    ran = a(*words)
    assert ran.code == 2
    assert place in ran.err
