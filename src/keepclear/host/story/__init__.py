"""Replays of incidents: what happened, and at which minute Keepclear would have raised what."""

import sys
from pathlib import Path

import msgspec

from keepclear.errors import BadInput, Fault

GOOD, ATTENTION = 0, 1


def run_story(folder: Path, *, json: bool = False, html: Path | None = None) -> int:
    """Play an incident's folder and tell it; return the exit code. Writes nothing but `html`."""
    from keepclear.host.story import telling
    from keepclear.host.story.page import page
    from keepclear.host.story.playing import play
    from keepclear.host.story.reading import read_story

    replay = play(read_story(folder))
    if html is not None:
        _write(html, page(replay))
    if json:
        print(msgspec.json.encode(telling.plain(replay)).decode())
    else:
        print(telling.text(replay))
    for failed in replay.failed if json else ():
        print(failed, file=sys.stderr)
    return GOOD if replay.good else ATTENTION


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        fault = f"it cannot be written ({error.strerror})"
        raise BadInput(
            [Fault(str(path), fault, "name a file in a folder that is there")]
        ) from error
