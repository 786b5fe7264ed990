"""Makes docs/incidents.md and docs/systems.md by playing every story: they say what nodes do.

The rule: nothing about any story is written here. `--print incidents` or `--print systems` writes
that page to stdout, for comparison.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from keepclear.host.story.playing import Replay, play
from keepclear.host.story.reading import INCIDENT_FILE, SYSTEM_FILE, read_story
from keepclear.host.story.telling import COMPOSED, markdown

ROOT = Path(__file__).resolve().parents[1]
INCIDENTS = ROOT / "examples" / "incidents"
MADE = """This page is made from `{folder}` by `python tools/make_incidents_page.py`;
[its README](../{folder}/README.md) says {says}. One of
them as a page to print, with a strip of time:

    keepclear story {example} --html {page}.html
"""


class Page(NamedTuple):
    """One page: where its stories are, and how it opens."""

    path: Path
    folder: Path
    file: str
    opening: str


PAGES = {
    "incidents": Page(
        ROOT / "docs" / "incidents.md",
        INCIDENTS,
        INCIDENT_FILE,
        f"""# Incidents, replayed

Lines between parties have failed in ways that are known from public sources. Here some of these
incidents are played again with the nodes of this version, and each table sets what happened beside
what Keepclear would have raised, at which minute and for whom.

{COMPOSED} [C] marks what one party claims and another disputes.

"""
        + MADE.format(
            folder="examples/incidents",
            says="how an incident is written down",
            example="examples/incidents/kunduz-2015",
            page="kunduz",
        ),
    ),
    "systems": Page(
        ROOT / "docs" / "systems.md",
        ROOT / "examples" / "systems",
        SYSTEM_FILE,
        f"""# Systems, played

Between 2015 and 2022 parties in one country had a line, a zone, a memorandum, joint patrols and
fixed sites beside one another. Here a day of each is played with the nodes of this version: what
was settled, and what the desks ring and show when it is kept, and when it is not.
[The joint patrols](../examples/systems/s4-joint-patrols/README.md) are a series of 95, with a page
and a program of their own.

{COMPOSED}

"""
        + MADE.format(
            folder="examples/systems",
            says="which system is which",
            example="examples/systems/s3-memorandum",
            page="memorandum",
        ),
    ),
}


def replays(page: Page = PAGES["incidents"]) -> list[Replay]:
    """Every story of a page, played: incidents in the order of time, systems in their own."""
    folders = sorted(path.parent for path in page.folder.glob(f"*/{page.file}"))
    stories = [read_story(folder) for folder in folders]
    if page.file == INCIDENT_FILE:
        stories.sort(key=lambda story: story.head.origin)
    return [play(story) for story in stories]


def made(played: Iterable[Replay], page: Page = PAGES["incidents"]) -> str:
    """The whole page."""
    return "\n".join([page.opening, *(markdown(replay) for replay in played)])


if __name__ == "__main__":
    if "--print" in sys.argv:
        chosen = PAGES[sys.argv[-1]]
        sys.stdout.buffer.write(made(replays(chosen), chosen).encode())
    else:
        for page in PAGES.values():
            page.path.write_text(made(replays(page), page), encoding="utf-8")
