"""The house rules on code that no linter knows. Each failure names the file and the cure."""

import ast
from pathlib import Path

FUNCTION_LINES_MAX = 70
MODULE_LINES_MAX = 600
VAGUE = {
    *("base", "common", "core", "helper", "helpers", "manager", "misc"),
    *("stuff", "types", "util", "utils"),
}


def test_no_function_is_longer_than_a_screen(modules: dict[str, ast.Module]) -> None:
    long = [
        f"{name}:{node.lineno}: {node.name} has {lines} lines; split it at its second idea"
        for name, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    ]
    assert long == []


def test_no_module_is_longer_than_six_hundred_lines(
    modules: dict[str, ast.Module], texts: dict[str, str]
) -> None:
    long = [
        f"{name}: {lines} lines; give one of its ideas a module of its own"
        for name in modules
        if (lines := texts[name].count("\n")) > MODULE_LINES_MAX
    ]
    assert long == []


def test_no_module_or_folder_has_a_vague_name(modules: dict[str, ast.Module]) -> None:
    vague = [
        f"{name}: name it for the thing in docs/glossary.md that it holds"
        for name in modules
        if VAGUE & {Path(name).stem, *Path(name).parts[:-1]}
    ]
    assert vague == []


def test_every_module_says_what_it_is(modules: dict[str, ast.Module]) -> None:
    silent = [
        f"{name}: open with what it is in the world and the rule it lives by"
        for name, tree in modules.items()
        if tree.body and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_every_test_can_fail(modules: dict[str, ast.Module]) -> None:
    idle = [
        f"{name}:{function.lineno}: {function.name} states nothing"
        for name, tree in modules.items()
        if Path(name).name.startswith("test_")
        for function in _functions(tree)
        if function.name.startswith("test_") and not _may_fail(function, _checks(tree))
    ]
    assert idle == []


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        part for part in ast.walk(tree) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _checks(tree: ast.Module) -> set[str]:
    """What states something when called: pytest's own, Playwright's, the module's own checks."""
    known = {"raises", "fail", "warns", "expect"}
    return known | {function.name for function in _functions(tree) if _may_fail(function, known)}


def _may_fail(function: ast.AST, checks: set[str]) -> bool:
    """Whether a function states something: an assert, or a call of what does."""
    for part in ast.walk(function):
        if isinstance(part, ast.Assert | ast.Raise):
            return True
        if isinstance(part, ast.Call):
            called = ast.unparse(part.func).rsplit(".", 1)[-1]
            if called in checks or called.startswith(("check_", "assert_", "expect_")):
                return True
    return False


def test_tests_neither_sleep_nor_read_the_clock(texts: dict[str, str]) -> None:
    forbidden = [part + "(" for part in ("time.sleep", "time.time", "datetime.now", "utcnow")]
    found = [
        f"{name}: {call}) makes a test depend on the machine; hand the time in"
        for name, text in texts.items()
        if name.startswith("tests/") and name.endswith(".py")
        for call in forbidden
        if call in text
    ]
    assert found == []
