"""The pages that ship are those of the sources beside them, and keep what the desk promises."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "keepclear" / "desk" / "static"
FIRST_JS_BYTES_MAX = 250_000


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("desk")
    done = subprocess.run(
        [ROOT / "tools" / "web", out], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return contents(out)


def test_the_pages_that_ship_are_what_the_sources_build_byte_for_byte(
    built: dict[str, bytes],
) -> None:
    shipped = contents(STATIC)
    assert sorted(shipped) == sorted(built), "run make web, and commit what it makes"
    differing = [name for name, data in built.items() if shipped[name] != data]
    assert differing == [], "run make web, and commit what it makes"


def test_the_page_has_no_script_or_style_of_its_own() -> None:
    page = (STATIC / "index.html").read_text()
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "<style" not in page
    assert re.findall(r"\son\w+=|\sstyle=", page) == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = (STATIC / "index.html").read_text()
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert named, "the page names what it loads"
    assert [one for one in named if not one.startswith("./")] == []
    for path in STATIC.glob("assets/*.css"):
        assert re.findall(r"url\((?!['\"]?(?:\.|/fonts/|#))", path.read_text()) == []


def test_what_is_loaded_before_the_watch_can_be_used_is_small() -> None:
    """Follow the imports from the page, the watch and one language, and weigh what is found."""
    assets = {path.name: path.read_bytes() for path in STATIC.glob("assets/*.js")}
    for language in ("en", "ru", "tr", "ar"):
        begun = [n for n in assets if n.startswith(("index-", "watch-", f"{language}-"))]
        assert len(begun) == 3
        needed: set[str] = set()
        while begun:
            name = begun.pop()
            if name not in needed:
                needed.add(name)
                begun += statically_imported(assets[name].decode(), assets)
        weight = sum(len(gzip.compress(assets[name], 9)) for name in needed)
        assert weight <= FIRST_JS_BYTES_MAX, f"{language}: {weight} bytes of {sorted(needed)}"


def statically_imported(source: str, assets: dict[str, bytes]) -> list[str]:
    found = re.findall(r"""(?:\bfrom|\bimport)\s*["'`]\./([^"'`]+\.js)["'`]""", source)
    return [name for name in found if name in assets]


def test_the_lock_names_no_address_and_a_hash_for_every_package() -> None:
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text())["packages"]
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []


def test_every_package_in_the_pages_is_named_with_its_licence() -> None:
    texts = (STATIC / "licences.txt").read_text()
    packages = re.findall(r"^((?:@[\w-]+/)?[\w.-]+) \d+\.\d+\.\d+ \(([\w.-]+)\)$", texts, re.M)
    assert {"svelte", "ol"} <= {name for name, _ in packages}
    named = (ROOT / "THIRD_PARTY").read_text()
    lacking = [
        name
        for name, licence in packages
        if not re.search(rf"^{re.escape(name)} +{re.escape(licence)}$", named, re.M)
    ]
    assert lacking == []
