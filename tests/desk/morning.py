"""A morning on the line, typed at the command lines of A, B and C: something in every register.

For pictures of the desk's pages, and for whoever builds them: a page shows its faults when it is
full. The clock is that of tests/desk/living.py, an hour and a half into 15 March 2020. All of it is
COMPOSED.
"""

import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final

from tests.exchanges.parties import Party, awaited, found_line, level, until

from keepclear.host.cli import main

MODEL: Final = (
    Path(__file__).resolve().parents[2] / "examples" / "agreements" / "flight-safety.toml"
)
TITLE: Final = "flight safety"
LONG: Final = ("--start", "2020-03-15T07:00Z", "--end", "2020-06-15T07:00Z")


def live_a_morning(a: Party, b: Party, c: Party, folder: Path) -> None:
    """Settle, plan, ask, report and acknowledge, as officers do on a busy day."""
    _agree(a, b, c, folder)
    _announce(a, b)
    _patrol(a, b, c)
    _ask(a, b)
    _report(a, b, c)
    _acknowledge(a, b)
    level(a, b, c)
    _keep_sites(a, c)  # Last: a second channel has then to be named in each act.


def type_at(party: Party, *words: str | Path) -> None:
    """Run a command of a party's: in this process, where all that it imports is there already."""
    before, sys.argv = sys.argv, ["keepclear", "-f", str(party.folder), *map(str, words)]
    said = StringIO()
    code = None
    try:
        with redirect_stdout(said), redirect_stderr(said):
            main()
    except SystemExit as ended:
        code = ended.code
    finally:
        sys.argv = before
    assert code in (0, 1), said.getvalue()  # 1: it was given, and conflicts.


def _agree(a: Party, b: Party, c: Party, folder: Path) -> None:
    """One agreement that all sign, and an amendment that waits for signatures."""
    file = folder / "flight-safety.toml"
    file.write_text(MODEL.read_text().replace("2030-06-01", "2020-03-15"))
    type_at(a, "agreement", "propose", file, "--title", TITLE)
    for party in (b, c):
        until(lambda party=party: party.ask(view="agreement", agreement=TITLE))
        type_at(party, "agreement", "sign", TITLE, "--file", file)
    until(lambda: not a.ask(view="agreement", agreement=TITLE)["not_signed"])
    type_at(a, "agreement", "close", TITLE)
    later = folder / "flight-safety-2.toml"
    later.write_text(
        file.read_text().replace("lateral_m = 3_000", "lateral_m = 4_000").replace("3 km", "4 km")
    )
    until(lambda: b.ask(view="agreement", agreement=TITLE)["state"] != "PROPOSED")
    type_at(b, "agreement", "propose", later, "--title", "flight safety, wider", "--amends", TITLE)


def _announce(a: Party, b: Party) -> None:
    """Two zones, one of which a plan that stands goes against."""
    words = ("--rule", "no flights", "--article", "para. 2", "--never-activity", "flight")
    place = ("--place", "35 20 10N 040 09 20E", "--radius-m", "15000")
    type_at(
        a, "zone", "announce", "--name", "RANGE-2", "--kind", "temporary", *place, *LONG, *words
    )
    corners = ("34.35N 37.30E", "34.35N 38.60E", "34.95N 38.60E", "34.95N 37.30E")
    area = ["--area", *(word for corner in corners for word in ("--place", corner))]
    words = ("--rule", "flights told two days ahead", "--article", "Art. 3(2)")
    lead = ("--only-activity", "flight", "--lead-s", "172800")
    type_at(
        b, "zone", "announce", "--name", "PALMYRA-EAST", "--kind", "restricted", *area, *LONG,
        *words, *lead,
    )  # fmt: skip


def _patrol(a: Party, b: Party, c: Party) -> None:
    """One under way, one planned, one cut short."""
    for party, name, at, sign in (
        (a, "M4-12", ("35.8120N 36.3170E", "35.8080N 36.4200E", "35.8150N 36.5900E"), "LARK"),
        (b, "KOBANI-31", ("36.8860N 38.3530E", "36.8720N 38.4550E", "36.8800N 38.5600E"), "WREN"),
        (c, "SEA-ROAD-4", ("35.5300N 35.7800E", "35.6600N 35.7800E", "35.8000N 35.8500E"), "TERN"),
    ):
        hours = ("06:40", "07:25", "08:10")
        points = zip(("gate", "mill", "bridge"), at, hours, strict=True)
        words = [f"{point}; {place}; 2020-03-15T{hour}Z" for point, place, hour in points]
        typed = [part for word in words for part in ("--point", word)]
        series = name.rpartition("-")[0]
        said = ("--name", name, "--series", series, "--call-sign", sign, "--vehicle", "4 cars")
        type_at(party, "patrol", "plan", *said, *typed)
    type_at(a, "patrol", "set-out", "A-1")
    type_at(c, "patrol", "set-out", "C-1")
    type_at(c, "patrol", "cut-short", "C-1", "--reason", "weather: the road is flooded")


def _ask(a: Party, b: Party) -> None:
    """A question that B has answered, and one that waits for A."""
    when = ("--start", "2020-03-15T08:00Z", "--end", "2020-03-15T12:00Z")
    until_then = "2020-03-15T11:30Z"
    for asker, place in ((a, "34.5600N 38.2700E"), (b, "35.3300N 40.1300E")):
        where = ("--place", place, "--radius-m", "8000", "--expires", until_then)
        type_at(asker, "query", "ask", *where, *when)
    until(lambda: len(b.ask(view="queries")) > 1)
    type_at(b, "query", "answer", "A-1", "YES", "--until", until_then, "--knowingly")


def _report(a: Party, b: Party, c: Party) -> None:
    """Two incidents: one on which all have said something, one that is new."""
    shells = ("--kind", "FIRE", "--title", "shells near the road", "--place", "35.81N 36.41E")
    type_at(
        c, "incident", "open", *shells, "--began", "2020-03-15T05:59Z",
        "--text", "Six were heard from the road post.",
    )  # fmt: skip
    close = ("--kind", "LOSS OF SEPARATION", "--title", "close pass", "--place", "35.1N 38.9E")
    type_at(
        b, "incident", "open", *close, "--began", "2020-03-15T06:10Z",
        "--text", "Two aircraft within 2 km; the crews saw one another.",
    )  # fmt: skip
    until(lambda: len(a.ask(view="incidents")) > 1)
    until(lambda: len(b.ask(view="incidents")) > 1)
    type_at(a, "incident", "state", "C-1", "--position", "DENY", "--text", "None of ours fired.")
    type_at(
        b, "incident", "state", "C-1", "--position", "NOT-SEEN", "--text", "No one of ours there."
    )


def _acknowledge(a: Party, b: Party) -> None:
    """A reads one of B's notices back, B says that it was correct; A tells its units of two."""
    name = "B-FLIGHT-1"
    group = a.ask(view="notice", notice=name)["check_group"]
    type_at(a, "ack", "readback", name, "--group", str(group))
    awaited(b, "read-back to answer", notice=name, party="A")
    type_at(b, "ack", "correct", name, "--party", "A")
    for told in (name, "B-KOBANI-PATROL"):
        type_at(a, "ack", "disseminated", told, "--to", "air operations", "--to", "road posts")


def _keep_sites(a: Party, c: Party) -> None:
    """Three sites of A: one given to all in full, one to C alone, on approach."""
    for name, kind, place in (
        ("Hospital North", "humanitarian-site", "36.2050N 37.1520E"),
        ("Water works", "humanitarian-site", "35.9560N 39.0100E"),
        ("Depot 7", "static-site", "35.3300N 40.1300E"),
    ):
        said = ("--name", name, "--kind", kind, "--place", place, "--radius-m", "400")
        type_at(a, "site", "add", *said, *LONG)
    full = ("--how", "full", "--precision", "square:1km", "--channel", "LINE")
    type_at(a, "site", "policy", "A-1", "--party", "B", *full)
    found_line("A AND C", a, c)
    near = ("--how", "approach", "--approach-m", "5000", "--channel", "A AND C")
    type_at(a, "site", "policy", "A-2", "--party", "C", *near)
