"""Makes docs/zones.svg: one zone of each kind, drawn as the conflict map draws it.

The rule: a kind that is added stands in tools/zone_kinds.toml too. `--print` writes to stdout.
"""

import sys
from pathlib import Path

from keepclear.desk.drawing.chart import chart
from keepclear.desk.drawing.ink import STYLE
from keepclear.desk.drawing.placing import Box
from keepclear.desk.drawing.scene import DrawnZone, Scene
from keepclear.exchange.notice import instant
from keepclear.space.interval import Interval
from keepclear.standards.rules_toml.reader import read_zones

ROOT = Path(__file__).resolve().parents[1]
KINDS = ROOT / "tools" / "zone_kinds.toml"
WIDTH, HEIGHT = 1_000, 480


def picture() -> str:
    """Return the picture."""
    zones = [zone for zone, _ in read_zones(KINDS.name, KINDS.read_bytes())]
    drawn = [DrawnZone(zone.name, zone.volumes) for zone in zones]
    scene = Scene("Zones", [], [], "", [], Interval(instant(0), instant(1)), zones=drawn)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" class="map">'
    words = f"<title>One zone of each kind</title><style>{STYLE}</style>"
    page = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    return f"{head}{words}{page}{chart(scene, Box(8, 8, WIDTH - 8, HEIGHT)).svg}</svg>\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.write(picture())
    else:
        (ROOT / "docs" / "zones.svg").write_text(picture())
