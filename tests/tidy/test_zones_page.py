"""The page of zones shows each kind there is, as it is drawn now."""

import subprocess
import sys
from pathlib import Path

from keepclear.exchange.rule.announcement import ZoneKind


def test_the_picture_of_zones_is_as_they_are_drawn(root: Path) -> None:
    command = [sys.executable, str(root / "tools/make_zones_picture.py"), "--print"]
    made = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert (root / "docs/zones.svg").read_text() == made, "run tools/make_zones_picture.py"


def test_the_picture_and_the_page_have_every_kind(root: Path, pages: dict[str, str]) -> None:
    picture = (root / "docs/zones.svg").read_text()
    assert [kind.name for kind in ZoneKind if f">{kind.words.upper()}<" not in picture] == []
    page = pages["docs/watch/zones.md"]
    assert "../zones.svg" in page
    assert [kind.name for kind in ZoneKind if f"| `{kind.name.lower()}` |" not in page] == []
