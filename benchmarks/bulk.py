"""What a year's list costs: 10,000 movements and 2,000 sites, imported into a node that serves.

The lists are CSV, as `keepclear import` reads them, and the command runs as an officer runs it, in
a process of its own. Beside it in the same run: the same notices given without a list, the list
brought again unchanged, and its export.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.parties import ROOT, Plans, ask, make_party, serving
from benchmarks.year import MOVEMENTS, SITES

from keepclear.host.body import Body
from keepclear.host.clock import real_now
from keepclear.limits import NOTICES_PER_ACT_MAX

EXAMPLES = ROOT / "examples" / "bulk"
COMMAND = str(Path(sys.executable).parent / "keepclear")


def movements(count: int, chance: Random) -> str:
    """A list of convoys over a theatre and the year to come."""
    lines = ["Ref,Convoy,Type,Route,Lat,Lon,Keep clear km,Day,Leaves,Arrives,Driver,Remarks"]
    first = real_now() + timedelta(days=2)
    for n in range(count):
        lat, lon = 32 + chance.random() * 5, 36 + chance.random() * 5
        day = f"{first + timedelta(days=n % 360):%Y-%m-%d}"
        route = "; ".join(f"{lat + k / 20:.5f}N {lon + k / 30:.5f}E" for k in range(4))
        times = f"{day},08:00,{day} 11:30"
        lines.append(f"{n},Convoy {n},Food,{route},,,0.5,{times},on file,12 lorries")
    return "\n".join(lines)


def sites(count: int, chance: Random) -> str:
    """A register of clinics over the same theatre."""
    lines = ["Id,Site,Kind,Position,Grounds,Radius,Remarks"]
    for n in range(count):
        lat, lon = 32 + chance.random() * 5, 36 + chance.random() * 5
        lines.append(f"H-{n},Clinic {n},Clinic,{lat:.5f}N {lon:.5f}E,,300,")
    return "\n".join(lines)


def taken_s(folder: Path, *words: str | Path) -> float:
    """Run a command to its end and return the seconds that it took."""
    start = time.perf_counter()
    done = subprocess.run(
        [COMMAND, "-f", str(folder), *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return time.perf_counter() - start


def given_s(folder: Path, count: int) -> float:
    """Give so many notices in batches, without any list, and return the seconds."""
    plans, start = Plans(seed=3), time.perf_counter()
    for _ in range(0, count, NOTICES_PER_ACT_MAX):
        drafts: list[dict[str, Any]] = plans.drafts(NOTICES_PER_ACT_MAX)
        ask(folder, act="give", notices=drafts)
    return time.perf_counter() - start


def found(root: Path, name: str) -> Path:
    """A party alone on a channel, in a folder of its own."""
    one, other = make_party(name, root / name), make_party(f"{name}2", root / f"{name}2")
    body = Body(one.folder)
    body.answer({"act": "peer add", "card": other.card})
    body.answer({"act": "channel found", "name": "line", "peers": [f"{name}2"]})
    body.close()
    return one.folder


def measure(movement_count: int = MOVEMENTS, site_count: int = SITES) -> dict[str, float]:
    chance = Random(7)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        lists = root / "movements.csv", root / "sites.csv"
        lists[0].write_text(movements(movement_count, chance))
        lists[1].write_text(sites(site_count, chance))
        words = [
            ("--mapping", EXAMPLES / f"{kind}.toml", "--as", kind)
            for kind in ("movements", "sites")
        ]
        folder, plain = found(root, "A"), found(root, "C")
        with serving(folder):
            first = [taken_s(folder, "import", lists[n], *words[n]) for n in (0, 1)]
            again = taken_s(folder, "import", lists[0], *words[0])
            out = taken_s(folder, "export", *words[0], "-o", root / "out.xlsx")
        with serving(plain):
            given = given_s(plain, movement_count)
    return {
        "bulk_movements": movement_count,
        "bulk_sites": site_count,
        "bulk_movements_s": round(first[0], 1),
        "bulk_sites_s": round(first[1], 1),
        "bulk_import_s": round(sum(first), 1),
        "bulk_again_s": round(again, 1),
        "bulk_export_xlsx_s": round(out, 1),
        "bulk_to_given": round(first[0] / given, 2),
    }


if __name__ == "__main__":
    print(os.getloadavg()[0], measure(*map(int, sys.argv[1:])))
