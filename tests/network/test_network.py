"""Three real nodes on a bad network agree in the end: packets lost, a party cut off, 2,400 bit/s.

The network is made of namespaces, so it is as bad as we say and touches nothing else. Where the
machine does not let one be made, the test fails and names the cure; it is never left out.
"""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {"unshare": "util-linux", "nsenter": "util-linux", "ip": "iproute2", "tc": "iproute2"}
NEEDED |= {"nft": "nftables"}
STORY_S_MAX = 400.0


def lacking() -> str:
    """Say what keeps a network from being made here and what to do about it; empty if nothing."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    packages = {package for tool, package in NEEDED.items() if not shutil.which(tool, path=path)}
    if packages:
        return f"run: apt-get install {' '.join(sorted(packages))}"
    tried = subprocess.run(["unshare", "-rn", "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        return (
            f"unshare -rn is refused ({tried.stderr.strip()}): run the tests as root, or allow it: "
            "sysctl -w kernel.unprivileged_userns_clone=1 "
            "kernel.apparmor_restrict_unprivileged_userns=0; in a container also "
            "--security-opt seccomp=unconfined"
        )
    return ""


@cache
def story(*words: str) -> dict[str, Any]:
    """Play the story once and return what each node showed after each part."""
    if lack := lacking():
        pytest.fail(f"no network can be made here; {lack}")
    paths = [str(ROOT / "src"), str(ROOT)]
    surroundings = os.environ | {
        "PYTHONPATH": ":".join(paths),
        "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin",
    }
    run = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "tests.network.story", *words],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=STORY_S_MAX,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def whole() -> dict[str, Any]:
    return story("--whole") if os.environ.get("KEEPCLEAR_SOAK") else story()


@pytest.mark.parametrize("part", ["lossy", "parted", "healed", "slow"])
def test_three_nodes_come_to_one_picture_on_a_bad_network(part: str) -> None:
    picture, conflicts, records = whole()[part]
    assert len(picture) == len(conflicts) == 64
    assert records == {"lossy": 6, "parted": 8, "healed": 9, "slow": 11}[part]


def test_a_party_cut_off_has_a_picture_of_its_own_until_the_line_is_back() -> None:
    found = whole()
    assert found["alone"][0] != found["parted"][0]
    assert found["alone"][2] < found["healed"][2]


def test_where_no_network_can_be_made_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool, **_: None if tool == "nft" else tool)
    assert lacking() == "run: apt-get install nftables"
