"""CBOR diagnostic notation (RFC 8949 8) as the pages of spec/ print it, with the fields named.

The rule: nothing is left out, so that a reader could type the bytes in again.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from keepclear.record.canonical import decode
from keepclear.record.signing import open_sign1

WIDTH = 96
Names = Mapping[int, str]


def hex_block(data: bytes) -> str:
    """Bytes in hexadecimal, 40 to a line."""
    return "\n".join(textwrap.wrap(data.hex(), 80))


def of_envelope(data: bytes, names: Names) -> str:
    """A COSE_Sign1 with its payload taken apart."""
    envelope = open_sign1(data)
    payload = of_value(decode(envelope.payload), names, 4)
    return (
        f"18([<<{{1: -19, 4: {_octets(envelope.kid, 0)}}}>>,        / alg Ed25519, kid /\n"
        "    {},\n"
        f"    <<{payload}>>,\n"
        f"    {_octets(envelope.signature, 4)}])      / signature /"
    )


def of_value(value: Any, names: Names | None = None, indent: int = 0) -> str:
    """One value; the fields of the outermost map are named."""
    match value:
        case bytes():
            return _octets(value, indent)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case Mapping():
            return _map(value, names, indent)
        case Sequence():
            return _array(value, indent)
        case _:
            return str(int(value))


def _octets(value: bytes, indent: int) -> str:
    lines = textwrap.wrap(value.hex(), 80) or [""]
    return "h'" + ("\n" + " " * (indent + 2)).join(lines) + "'"


def _array(value: Sequence[Any], indent: int) -> str:
    inline = "[" + ", ".join(of_value(item) for item in value) + "]"
    if len(inline) + indent <= WIDTH and "\n" not in inline:
        return inline
    items = [of_value(item, None, indent + 1) for item in value]
    if all(type(item) is int for item in value):
        return "[" + ("\n" + " " * (indent + 1)).join(textwrap.wrap(", ".join(items), 80)) + "]"
    return "[" + (",\n" + " " * (indent + 1)).join(items) + "]"


def _map(value: Mapping[int, Any], names: Names | None, indent: int) -> str:
    if names is None:
        items = [f"{key}: {of_value(item, None, indent + 4)}" for key, item in value.items()]
        inline = "{" + ", ".join(items) + "}"
        if len(inline) + indent <= WIDTH and "\n" not in inline:
            return inline
        return "{" + (",\n" + " " * (indent + 1)).join(items) + "}"
    lines = [
        f"{key}: {of_value(item, None, indent + 5)}{',' if key != max(value) else ''}"
        for key, item in value.items()
    ]
    margin = "\n" + " " * (indent + 1)
    named = [_with_name(line, names.get(key, "")) for key, line in zip(value, lines, strict=True)]
    return "{" + margin.join(named) + "}"


def _with_name(line: str, name: str) -> str:
    if not name:
        return line
    first, *rest = line.split("\n")
    return "\n".join([f"{first:<60} / {name} /", *rest]) if not rest else f"/ {name} / {line}"
