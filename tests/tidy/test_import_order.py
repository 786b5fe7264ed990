"""Modules of the package may be loaded in any order: whichever a command needs first, it can have.

Commands load what they need when they need it, each in an order of its own, and the tests begin
most of them where all is loaded already (tests/warm.py). As long as no module waits for itself
while it is loaded, none of those orders can fail.
"""

import ast
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest


def _loaded_with(body: Sequence[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """What is imported as soon as a module is loaded."""
    for part in body:
        match part:
            case ast.Import() | ast.ImportFrom():
                yield part
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=other):
                yield from _loaded_with(other)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                pass
            case _:
                for name in ("body", "orelse", "handlers", "finalbody"):
                    yield from _loaded_with(getattr(part, name, ()))


def _named(part: ast.Import | ast.ImportFrom, modules: set[str]) -> Iterator[str]:
    if isinstance(part, ast.Import):
        yield from (alias.name for alias in part.names)
        return
    for alias in part.names:
        whole = f"{part.module}.{alias.name}"
        yield whole if whole in modules else str(part.module)


def _packages(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]


def waits_for(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """For each module the modules that must have been loaded first, with the packages they are in;
    a package that a module itself is in has begun to load before it, and waits for no one."""
    modules = set(trees)
    return {
        module: {
            one
            for part in _loaded_with(tree.body)
            for name in _named(part, modules)
            for one in (name, *_packages(name))
            if one in modules and one not in (module, *_packages(module))
        }
        for module, tree in trees.items()
    }


def test_no_module_waits_for_itself(modules: dict[str, ast.Module]) -> None:
    ours = {}
    for name, tree in modules.items():
        if name.startswith("src/"):
            parts = Path(name).with_suffix("").parts[1:]
            ours[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = tree
    assert len(ours) > 100
    try:
        TopologicalSorter(waits_for(ours)).prepare()
    except CycleError as error:
        pytest.fail(f"import one of these where it is used: {' <- '.join(error.args[1])}")


def test_a_cycle_is_found_and_what_is_imported_within_a_function_is_none() -> None:
    def tree(text: str) -> ast.Module:
        return ast.parse(text)

    trees = {"p": tree(""), "p.a": tree("from p import b"), "p.b": tree("from p.a import x")}
    with pytest.raises(CycleError):
        TopologicalSorter(waits_for(trees)).prepare()
    trees["p.b"] = tree("def f():\n    from p.a import x")
    TopologicalSorter(waits_for(trees)).prepare()
