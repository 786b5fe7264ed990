"""Makes docs/conflict-map.svg from examples/syria.

`--html FILE` writes the briefing as well; `--print` writes the picture to stdout alone, for
comparison.
"""

import json
import sys
from pathlib import Path

from keepclear.desk.drawing.briefing import briefing_html
from keepclear.desk.drawing.poster import conflict_map_svg
from keepclear.desk.drawing.scene import Scene
from keepclear.exchange.rule.separation import Separation
from keepclear.host.drawing import draw
from keepclear.picture.conflict import all_meetings, conflict_id
from keepclear.standards.geojson_rfc7946.mapping import collate, read_file

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "syria"
FILES = ["a.geojson", "b.geojson", "c.geojson"]


def scene() -> Scene:
    """Return the three files of the example, as checked under the separation of its README."""
    agreed = json.loads((EXAMPLE / "expected.json").read_text())["separation"]
    separation = Separation(**agreed)
    plans, _ = collate([read_file(name, (EXAMPLE / name).read_bytes(), None) for name in FILES])
    held = {name: (plan.party, plan.volumes) for name, plan in plans.items()}
    found = [
        (conflict_id(a, b, separation), a, b, meeting)
        for a, b, meeting in all_meetings(held, separation)
    ]
    words = "1,000 m across, 300 m in height and 300 s in time, beyond each notice's own volumes"
    return draw(plans, found, words, FILES, title="One morning in Syria, invented")


def main() -> None:
    """Write the picture, and the pages where they are asked for."""
    drawn = scene()
    picture = conflict_map_svg(drawn).encode()
    if sys.argv[1:] == ["--print"]:
        sys.stdout.buffer.write(picture)
        return
    (ROOT / "docs" / "conflict-map.svg").write_bytes(picture)
    if sys.argv[1:2] == ["--html"]:
        Path(sys.argv[2]).write_text(briefing_html(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
