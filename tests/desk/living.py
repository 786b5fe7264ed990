"""Three parties with a line, notices, conflicts and their desks: for whoever builds pages.

Run: python -m tests.desk.living [--folder F] [--live] [--once]

It starts the nodes of A, B and C as processes, plays some of examples/syria and a morning's work on
them, prints the links of their desks and waits until Ctrl-C. Officers ADMIN and SECOND have all
roles at each.
With --live the clock is this machine's and nothing is given.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.desk.morning import live_a_morning, type_at
from tests.desk.served import COMMAND
from tests.desk.stand_in import PASSWORD
from tests.exchanges.parties import (
    Party,
    awaited,
    found_line,
    introduce,
    level,
    make_party,
    serving,
    until,
)

from keepclear.host.clock import real_now
from keepclear.host.settings import SETTINGS_FILE, Scenario

ROOT = Path(__file__).resolve().parents[2]
SYRIA = ROOT / "examples" / "syria"
BEGINS = datetime(2020, 3, 15, 6, 30, tzinfo=UTC)
LINE = "LINE"
STARTS = {
    "A": ("A-TANF-ZONE", "A-M4-CORRIDOR", "A-M4-PATROL", "A-GAS-SITE", "A-EUPHRATES-NORTH"),
    "B": ("B-PALMYRA-ZONE", "B-KOBANI-PATROL", "B-EUPHRATES-SOUTH", "B-UAV-M4", "B-FLIGHT-1"),
    "C": ("C-QAMISHLI-SITE", "C-SEA-HAZARD", "C-RUKBAN-CONVOY", "C-BABALHAWA-CONVOY"),
}


@contextmanager
def living(
    root: Path, *, live: bool = False, command: Sequence[str] = (sys.executable, *COMMAND)
) -> Iterator[list[Party]]:
    """A, B and C with a line, served until the block ends; notices and words unless it is live.

    Officers stand in, unless the command is the program itself.
    """
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with ExitStack() as stack:
        parties = make_parties(root, live=live)
        for party in parties:
            stack.enter_context(serving(party, command))
        introduce(*parties)
        found_line(LINE, *parties)
        if not live:
            give_examples(parties, root)
            speak(*parties)
            level(*parties)
        yield parties


def make_parties(root: Path, *, live: bool = False) -> list[Party]:
    """Set the three up: on a scenario clock that begins in the morning of examples/syria."""
    clock = None if live else Scenario("SYRIA 2020-03-15", BEGINS, 1.0, real_now())
    parties = [make_party(root, name, scenario=clock, desk=True) for name in "ABC"]
    for party in parties:
        path = party.folder / SETTINGS_FILE
        text = path.read_text().replace('zone = "UTC"', 'zone = "Asia/Damascus"')
        path.write_text(text.replace("# bounds = [35.5", "bounds = [34.5"))
    return parties


def give_examples(parties: list[Party], folder: Path) -> None:
    """Have each give some notices of examples/syria, so that some come too close."""
    for party in parties:
        found = json.loads((SYRIA / f"{party.name.lower()}.geojson").read_text())
        chosen = [
            one for one in found["features"] if one["properties"]["notice"] in STARTS[party.name]
        ]
        file = folder / f"{party.name}.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": chosen}))
        type_at(party, "notice", "give", file)


def speak(a: Party, b: Party, c: Party) -> None:
    """Say some things on the line: separations, a message, a read-back, an incident."""
    a.ask(act="propose separations", title="apart", lateral_m=1000, vertical_m=300, time_s=300)
    for party in (b, c):
        until(lambda party=party: party.ask(act="endorse", document="apart", what="sign"))
    awaited(a, "document to close", about="apart")
    a.ask(act="endorse", document="apart", what="close")
    b.ask(act="say", text="Good morning. Radio check on the hour.", precedence="ROUTINE")
    c.ask(act="say", text="Günaydın, hat açık.", language="tr", precedence="ROUTINE")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.desk.living", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where their folders go; else a fresh one")
    parser.add_argument("--live", action="store_true", help="this machine's clock, no notices")
    parser.add_argument("--once", action="store_true", help="start, print, and end at once")
    chosen = parser.parse_args()
    root = chosen.folder or Path(tempfile.mkdtemp(prefix="keepclear-living-"))
    root.mkdir(parents=True, exist_ok=True)
    with living(root, live=chosen.live) as parties:
        if not chosen.live:
            live_a_morning(*parties, root)
        for party in parties:
            tell(f"{party.name}: {party.ask(view='where')['desk']}")
        tell(f"sign in as ADMIN or SECOND, password: {PASSWORD}")
        tell(f"folders: {root}")
        if not chosen.once:
            signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    sys.exit(main())
