"""The repository as the house rules see it: every file that is ours, as text and as syntax."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", ".tools", ".cache", "dist", "node_modules", "__pycache__"}
TEXT_SUFFIXES = {
    *("", ".cfg", ".css", ".ftl", ".geojson", ".gpx", ".html", ".ini", ".js", ".json", ".kml"),
    *(".lock", ".md", ".py", ".sh", ".svelte", ".toml", ".ts", ".txt", ".yaml", ".yml"),
}


def _is_ours(relative: Path) -> bool:
    folders = relative.parts[:-1]
    made = any(part in NOT_OURS or part.endswith(("_cache", ".egg-info")) for part in folders)
    return not made and ".hypothesis" not in folders


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def files() -> list[str]:
    """The path of every file that is ours, relative to the repository."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if _is_ours(path))


CORPUS = "tests/fuzz/corpus/"  # bytes that a fuzzer kept


@pytest.fixture(scope="session")
def texts(files: list[str]) -> dict[str, str]:
    """Every text file that is ours, by its path."""
    return {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in files
        if Path(name).suffix in TEXT_SUFFIXES and not name.startswith(CORPUS)
    }


@pytest.fixture(scope="session")
def pages(texts: dict[str, str]) -> dict[str, str]:
    """Every Markdown page, by its path."""
    return {name: text for name, text in texts.items() if name.endswith(".md")}


@pytest.fixture(scope="session")
def modules(texts: dict[str, str]) -> dict[str, ast.Module]:
    """The syntax of every Python file, by its path."""
    return {name: ast.parse(text, name) for name, text in texts.items() if name.endswith(".py")}
