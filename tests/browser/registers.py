"""Something in every register of three parties, so that no page is looked at while it is empty."""

from functools import partial
from pathlib import Path
from typing import Final

from tests.exchanges.parties import Party, run, until


AGREEMENT: Final = Path(__file__).resolve().parents[2] / "examples/agreements"
TITLE: Final = "zone of the road"


def fill(parties: list[Party], root: Path) -> None:
    """Have each party say something of every kind; the examples' clock is to run."""
    a, b, c = parties
    agree(a, [b, c], root)
    done(b, "zone", "announce", "--name", "RANGE-2", "--kind", "temporary",
         "--place", "35 20 10N 040 09 20E", "--radius-m", "12000", "--start", "2020-03-15T07:00Z",
         "--end", "2020-03-15T19:00Z", "--rule", "no flights", "--article", "para. 2",
         "--never-activity", "flight", "--text", "Live firing of our own.")  # fmt: skip
    done(a, "patrol", "plan", "--name", "KOBANI-12", "--series", "KOBANI", "--call-sign", "LARK",
         "--point", "gate; 36 53 30N 038 20 10E; 2020-03-15T07:30Z",
         "--point", "mill; 36 54 10N 038 27 40E; 2020-03-15T08:10Z",
         "--point", "bridge; 36 49 50N 038 33 10E; 2020-03-15T08:50Z")  # fmt: skip
    done(b, "query", "ask", "--place", "35 20 10N 040 09 20E", "--radius-m", "5000",
         "--start", "2020-03-15T08:00Z", "--end", "2020-03-15T12:00Z",
         "--expires", "2020-03-15T07:45Z", "--precedence", "IMMEDIATE",
         "--text", "Vehicles were heard on the west bank.")  # fmt: skip
    done(c, "incident", "open", "--kind", "FIRE", "--title", "shells at km 12",
         "--place", "35.84N 36.69E", "--began", "2020-03-15T05:59Z",
         "--text", "Six were heard from the road post.")  # fmt: skip
    for name, place in (
        ("Hospital North", "36 53 30N 038 20 10E"),
        ("Water works", "35 19 40N 040 08 30E"),
    ):
        done(a, "site", "add", "--name", name, "--place", place, "--radius-m", "150",
             "--start", "2020-03-15T06:00Z", "--end", "2021-03-15T06:00Z")  # fmt: skip
    until(lambda: [one for one in a.ask(view="watch") if one["what"] == "query to answer"])


def done(party: Party, *words: str) -> None:
    told = run(party.folder, *words, "--initials", f"{party.name}1")
    assert told.code in (0, 1), told.err


def agree(proposer: Party, others: list[Party], root: Path) -> None:
    text = (AGREEMENT / "demilitarised-zone.toml").read_text(encoding="utf-8")
    file = root / "agreement.toml"
    file.write_text(text.replace("2030-06-", "2020-03-").replace("03-01T00", "03-15T07"))
    done(proposer, "agreement", "propose", str(file), "--title", TITLE)
    for other in others:
        until(partial(waits, other, "document to sign"))
        done(other, "agreement", "sign", TITLE, "--file", str(file))
    until(lambda: waits(proposer, "document to close"))
    done(proposer, "agreement", "close", TITLE)


def waits(party: Party, what: str) -> list[object]:
    return [one for one in party.ask(view="watch") if one["what"] == what]
