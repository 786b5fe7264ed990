"""The commands of queries at two desks at rest: what is typed, refused, shown and drawn."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.exchanges.parties import Party, run
from tests.host.terminal import Desk, init

from keepclear.desk.drawing.circles import circles_svg
from keepclear.host.body import Body
from keepclear.node import intake

ASKED = (
    *("--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z"),
    *("--expires", "2030-06-01T05:30Z"),
)
HERE = ("--place", "35 20 10N 040 09 20E", "--radius-m", "5000")
UNTIL = ("--until", "2030-06-01T06:00Z")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Party, Party]:
    """A and B on a line, neither serving: parcels are carried by hand."""
    root = tmp_path_factory.mktemp("query")
    a, b = init(root / "a", "A"), init(root / "b", "B")
    for party, other in ((a, b), (b, a)):
        card = root / f"card-{other.name}.txt"
        card.write_text(run(other.folder, "card").out)
        assert run(party.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    carry(a, b)
    assert run(b.folder, "channel", "join", "line").code == 0
    carry(b, a)
    return a, b


def carry(sender: Party, to: Party) -> None:
    """Carry by hand what a party has for another."""
    out, into = Body(sender.folder), Body(to.folder)
    try:
        for number in range(8):
            nonce = bytes([number]) * 16
            peer = into.node.us.party
            parcel = intake.next_parcel(out.node, peer, nonce, out.moment(), always=number == 0)
            if parcel is None or not (parcel.entries or number == 0):
                break
            intake.take_parcel(into.node, parcel, "test", into.moment())
            intake.sent(out.node, peer, out.moment())
    finally:
        out.close()
        into.close()


@pytest.fixture
def a(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[0], capsys)


@pytest.fixture
def b(pair: tuple[Party, Party], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(pair[1], capsys)


def test_a_query_goes_from_desk_to_desk_and_its_answer_comes_back(
    a: Desk, b: Desk, tmp_path: Path
) -> None:
    first = a.done("query", "ask", *HERE, *ASKED, "--text", "a column is seen there")
    assert first["query"] == "A-1"
    carry(a.party, b.party)
    shown = b("query", "show", "A-1").out
    assert "A-1  PRIORITY  asked by A" in shown
    assert "5 km around 35°20'10.00\"N 040°09'20.00\"E" in shown
    assert "any altitude" in shown
    assert "a column is seen there" in shown
    assert "B: NOT ANSWERED since " in shown
    assert "never means that nobody is there" in shown
    assert b.done("query", "answer", "A-1", "unknown", *UNTIL)["answer"] == "UNKNOWN"
    carry(b.party, a.party)
    listed = a("query", "list").out
    assert "B UNKNOWN" in listed
    assert a.done("query", "list")[0]["answers"][0]["said"] == "UNKNOWN"
    _flagged(a, b, tmp_path)


def _flagged(a: Desk, b: Desk, folder: Path) -> None:
    moved = ("--place", "35 21 10N 040 09 20E", "--radius-m", "5000")
    ran = a("--json", "query", "ask", *moved, *ASKED)
    assert "warning: those asked will see it flagged: SMALL PIECE: with A-1" in ran.err
    carry(a.party, b.party)
    picture = folder / "circles.svg"
    shown = b("query", "show", "A-2", "--svg", picture)
    assert "FLAGGED SMALL PIECE: with A-1" in shown.out
    drawn = ElementTree.parse(picture).getroot()
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 2
    refused = b("query", "answer", "A-2", "NO", *UNTIL)
    assert refused.code == 2
    assert "SMALL PIECE" in refused.err
    assert "--knowingly" in refused.err
    assert b("query", "answer", "A-2", "NO", *UNTIL, "--knowingly").code == 0
    refused = a("query", "show", "A-2", "--svg", picture)
    assert (refused.code, "--svg: it is our own query" in refused.err) == (2, True)


@pytest.mark.requirement("F5-3")
def test_a_query_below_the_least_is_refused_where_it_is_typed(a: Desk) -> None:
    span = ("--start", "2030-06-01T05:00Z", "--end", "2030-06-01T05:10Z")
    small = ("--place", "35 20 10N 040 09 20E", "--radius-m", "800")
    ran = a("query", "ask", *small, *span, "--expires", "2030-06-01T05:30Z")
    assert ran.code == 2
    assert ran.err == (
        "--radius-m: a radius of 800 m is below the least of 5000 m\n"
        "  -> ask about more: an answer for less would tell where people are, not whether\n"
        "--end: a duration of 10 min is below the least of 30 min\n"
        "  -> ask about more: an answer for less would tell where people are, not whether\n"
    )


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        (("--place", "there", "--radius-m", "5000", *ASKED), ["--place "]),
        ((*HERE, *ASKED, "--floor-m", "5"), ["--altitude-reference: it is missing"]),
        (
            (*HERE, *ASKED[:4], "--expires", "2020-01-01T00:00Z"),
            ["--expires: it does not lie ahead"],
        ),
        (
            (*HERE, "--start", "12:00", "--end", "24:00", "--expires", "soon"),
            ["--start: '12:00' is", "--end: '24:00' is", "--expires: 'soon' is"],
        ),
    ],
)
def test_what_is_typed_wrong_is_refused_with_every_fault(
    a: Desk, words: tuple[str, ...], faults: list[str]
) -> None:
    ran = a("query", "ask", *words)
    assert ran.code == 2
    for fault in faults:
        assert fault in ran.err


@pytest.mark.requirement("F5-1")
def test_an_answer_without_its_word_or_its_end_is_no_answer(b: Desk) -> None:
    assert b("query", "answer", "A-1", *UNTIL).code == 2
    assert b("query", "answer", "A-1", "NO").code == 2
    ran = b("query", "answer", "A-1", "PERHAPS", *UNTIL)
    assert (ran.code, "use one of: YES, NO, UNKNOWN, DECLINED" in ran.err) == (2, True)
    assert b("query", "answer", "A-99", "NO", *UNTIL).code == 2


def test_the_picture_holds_every_circle_whole_and_escapes_its_words() -> None:
    one: dict[str, Any] = {
        "query": "<A>-1",
        "asked_now": True,
        "our_answer": "NOT ANSWERED",
        "place": [179.99, 60.0],
        "radius_m": 5_000.0,
    }
    other = one | {"query": "A-2", "asked_now": False, "place": [-179.99, 60.0]}
    root = ElementTree.fromstring(circles_svg([one, other]))
    for circle in root.findall("{http://www.w3.org/2000/svg}circle"):
        x, y, r = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
        assert r > 100, "the antimeridian does not lie between them"
        assert min(x, y) - r >= 0
        assert max(x, y) + r <= 420
    assert json.dumps(root[0].text) == '"<A>-1 and A-2, with our answers"'


@pytest.mark.parametrize("reference", ["WGS84", "MSL", "AGL", "FL"])
def test_a_query_says_what_its_altitudes_count_from(a: Desk, reference: str) -> None:
    height = ("--floor-m", "0", "--ceiling-m", "3000", "--altitude-reference", reference)
    asked = a("--json", "query", "ask", *HERE, *ASKED, *height).answer["query"]
    assert a("--json", "query", "show", asked).answer["altitude_reference"] == reference
    assert f"up to 3000 m {reference}" in a("query", "show", asked).out
