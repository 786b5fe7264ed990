"""Makes docs/incidents.md by playing every incident, so that the page says what the nodes do.

The rule: nothing about any incident is written here; `--print` writes to stdout, for comparison.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from keepclear.host.story.playing import Replay, play
from keepclear.host.story.reading import INCIDENT_FILE, read_story
from keepclear.host.story.telling import COMPOSED, markdown

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "incidents.md"
INCIDENTS = ROOT / "examples" / "incidents"
OPENING = f"""# Incidents, replayed

Lines between parties have failed in ways that are known from public sources. Here some of these
incidents are played again with the nodes of this version, and each table sets what happened beside
what Keepclear would have raised, at which minute and for whom.

{COMPOSED} [C] marks what one party claims and another disputes.

This page is made from `examples/incidents` by `python tools/make_incidents_page.py`;
[its README](../examples/incidents/README.md) says how an incident is written down. One of
them as a page to print, with a strip of time:

    keepclear story examples/incidents/kunduz-2015 --html kunduz.html
"""


def replays() -> list[Replay]:
    """Every incident, played, in the order of time."""
    folders = sorted(path.parent for path in INCIDENTS.glob(f"*/{INCIDENT_FILE}"))
    stories = [read_story(folder) for folder in folders]
    return [play(story) for story in sorted(stories, key=lambda story: story.head.origin)]


def made(played: Iterable[Replay]) -> str:
    """The whole page."""
    return "\n".join([OPENING, *(markdown(replay) for replay in played)])


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.buffer.write(made(replays()).encode())
    else:
        PAGE.write_text(made(replays()), encoding="utf-8")
