"""What three nodes go through on a bad network; run by test_network.py inside `unshare -rn`.

It prints one line of JSON: what each node shows after each part. A party is always asked by its
own control socket, which no network carries.
"""

import json
import sys
import tempfile
import time
from base64 import b64encode
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.exchanges.parties import LOOKS_MAX, Party, found_line, introduce, until
from tests.network.field import field, make_party, serving_in
from tests.simulation.world import DAWN, circle, draft

NAMES = "ABC"
LOST_HUNDREDTHS = 20
SLOW_BITS_A_SECOND = 2_400
# A connection that the losses before it ended begins anew there: a minute and more of handshakes.
SLOW_LOOKS_MAX = 8 * LOOKS_MAX
AT = int(DAWN.timestamp()) + 5_400  # While all notices stand, the same for every picture.


class Story:
    """Three parties that serve, and what they have said so far."""

    def __init__(self, parties: dict[str, Party]) -> None:
        self.parties, self.said = parties, 0

    def give(self, who: str, precedence: str = "ROUTINE") -> None:
        """Have a party give a notice."""
        self.said += 1
        made = draft(f"{who}{self.said}", circle(38.0 + self.said / 10, 36.0))
        notice = {"name": made.name, "activity": made.activity}
        notice["volumes"] = b64encode(made.volumes).decode()
        self.parties[who].ask(
            act="give", ref=f"{who}{self.said}", notices=[notice], precedence=precedence
        )

    def shown(self, who: str) -> list[Any]:
        """Return what one party's picture is, and of what."""
        (channel,) = self.parties[who].ask(view="status")["channels"]
        seen = self.parties[who].ask(view="picture", channel="line", at=AT)
        return [seen["picture"], seen["conflict_digest"], sum(x["size"] for x in channel["logs"])]

    def agreed(self, names: str = NAMES, least: int = 0) -> list[Any] | None:
        """Return what all of some parties show, once they show the same and hold so many."""
        first, *others = [self.shown(name) for name in names]
        held = self.parties[names[0]].ask(view="notices", channel="line")
        return first if all(other == first for other in others) and len(held) >= least else None


def play(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with ExitStack() as stack:
        links = stack.enter_context(field(NAMES))
        parties = {name: make_party(root, name, n) for n, name in enumerate(NAMES, 1)}
        for name in "AB":
            stack.enter_context(serving_in(parties[name], links[name]))
        away = stack.enter_context(ExitStack())
        away.enter_context(serving_in(parties["C"], links["C"]))
        introduce(*parties.values())
        found_line("line", *parties.values())
        story = Story(parties)

        def part(name: str, least: int, names: str = NAMES, looks_max: int = LOOKS_MAX) -> None:
            start = time.perf_counter()
            found[name] = until(lambda: story.agreed(names, least), looks_max)
            found[f"{name}_s"] = round(time.perf_counter() - start, 1)

        for link in links.values():
            link.lose(LOST_HUNDREDTHS)
        for name in NAMES:
            story.give(name)
        part("lossy", 3)
        for link in links.values():
            link.heal()
        links["C"].lose(100)
        for name in NAMES:
            story.give(name)
        part("parted", 5, "AB")
        found["alone"] = story.shown("C")
        links["C"].heal()
        part("healed", 6)
        for link in links.values():
            link.slow(SLOW_BITS_A_SECOND)
        story.give("A")
        story.give("B", "FLASH")
        part("slow", 8, looks_max=SLOW_LOOKS_MAX)
        if sys.argv[1:] == ["--whole"]:  # A minute of handshakes on so slow a link.
            away.close()
            story.give("B")
            away.enter_context(serving_in(parties["C"], links["C"]))
            story.give("C")
            part("anew", 10, looks_max=SLOW_LOOKS_MAX)
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps(play(Path(folder))) + "\n")
