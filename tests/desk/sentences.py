"""The texts that the node writes, read out of its source, with holes for what is filled in.

Where a name or a function of the same module is handed on, what it may say is looked up.
"""

import ast
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

HOLE = "\0"
SOURCE = Path(__file__).resolve().parents[2] / "src" / "keepclear"
Known = dict[str, list[ast.expr]]


def faults(path: Path) -> Iterator[str]:
    """Yield every fault and every cure that a module refuses with."""
    for node, known in _within(path):
        match node:
            case ast.Call(func=ast.Name(id="Fault" | "bad"), args=[_, *said]):
                for argument in said:
                    yield from _said(argument, known)
            case _:
                pass


def places(path: Path) -> Iterator[str]:
    """Yield where each fault of a module is, as it names it."""
    for node, known in _within(path):
        match node:
            case (
                ast.Call(func=ast.Name(id="Fault" | "bad"), args=[place, *_])
                | ast.Call(func=ast.Name(id="ZoneFault"), args=[_, place, *_])
            ):
                yield from _said(place, known)
            case _:
                pass


def odd_in(path: Path) -> Iterator[str]:
    """Yield what a module calls things that are odd."""
    for node, known in _within(path):
        match node:
            case ast.Call(func=ast.Attribute(attr="odd"), args=[_, _, what, *_]):
                yield from _said(what, known)
            case _:
                pass


def texts(path: Path) -> Iterator[str]:
    """Yield every text that a module writes, whatever for."""
    for node, known in _within(path):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield from _said(node, known)


def _within(path: Path) -> Iterator[tuple[ast.AST, Known]]:
    tree = ast.parse(path.read_text())
    shared = _assigned(tree.body)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
        shared[f"{function.name}()"] = [value for value in returned if value is not None]
    for function in functions:
        known = shared | _assigned(ast.walk(function))
        yield from ((node, known) for node in ast.walk(function))
    yield from ((node, shared) for node in _outside(tree))


def _outside(node: ast.AST) -> Iterator[ast.AST]:
    for one in ast.iter_child_nodes(node):
        if not isinstance(one, ast.FunctionDef):
            yield one
            yield from _outside(one)


def _assigned(nodes: Iterable[ast.AST]) -> Known:
    found: Known = {}
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                pairs = zip(names, values, strict=False)
            case ast.Assign(targets=[name], value=value):
                pairs = zip([name], [value], strict=True)
            case ast.AnnAssign(target=name, value=ast.expr() as value):
                pairs = zip([name], [value], strict=True)
            case _:
                continue
        for name, value in pairs:
            if isinstance(name, ast.Name):
                found.setdefault(name.id, []).append(value)
    return found


def _said(node: ast.AST, known: Known, depth: int = 4) -> list[str]:
    """Return what an expression may say; a hole where the source does not tell."""
    match node:
        case _ if depth == 0:
            return [HOLE]
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            parts = [_said(part, known, depth) for part in values]
            return ["".join(one) for one in product(*parts)]
        case ast.FormattedValue(value=value, format_spec=None, conversion=-1):
            return _said(value, known, depth)
        case ast.IfExp(body=body, orelse=other):
            return _said(body, known, depth) + _said(other, known, depth)
        case ast.Name(id=name) if name in known:
            values = known[name]
        case ast.Call(func=ast.Name(id=name)) if f"{name}()" in known:
            values = known[f"{name}()"]
        case ast.Subscript(value=ast.Name(id=name)) if name in known:
            tables = [one for one in known[name] if isinstance(one, ast.Dict)]
            values = [value for table in tables for value in table.values]
        case _:
            return [HOLE]
    return [text for value in values for text in _said(value, known, depth - 1)] or [HOLE]
