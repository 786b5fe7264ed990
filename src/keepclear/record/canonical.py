"""The one way to write a value as bytes, so that equal values have equal bytes.

Deterministic CBOR (RFC 8949 4.2.1) cut down to what records need: integers of
64 bits, byte strings, text, arrays, and maps whose keys are small unsigned
integers. No floats, tags, nulls, booleans or indefinite lengths. The reader knows
this one form and no other, so nothing that could be written in two ways is
taken, and no byte of a stranger reaches a reader that would do more than read:
in general CBOR some hundred bytes can name a value of any size.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import cbor2

from keepclear.errors import BadRecord, Misused
from keepclear.limits import CBOR_DEPTH_MAX

INTEGER_MIN, INTEGER_MAX = -(2**63), 2**63 - 1
KEY_MAX = 255  # One or two bytes on the wire, and room for every field of every kind.


def encode(value: Any) -> bytes:
    """Write a value canonically; Misused where it holds what records may not hold."""
    return cbor2.dumps(_ordered(value, 0))


def decode(data: bytes) -> Any:
    """Read exactly one canonical value, or raise BadRecord. Takes time in line with its length."""
    value, end = _read(data, 0, 0)
    if end != len(data):
        raise BadRecord("canonical/3", "there are bytes after the value")
    return value


def digest(value: Any) -> bytes:
    """SHA-256 over the canonical bytes of a value."""
    return sha256(encode(value)).digest()


def octets_head(length: int) -> bytes:
    """Return what stands before a byte string of so many bytes."""
    if length < 24:
        return bytes((0x40 | length,))
    size = 1 if length < 1 << 8 else 2 if length < 1 << 16 else 4
    return bytes((0x57 + size.bit_length(),)) + length.to_bytes(size, "big")


def octets_head_bytes(data: bytes) -> int:
    """Return how many bytes the head takes of the byte string that `data` begins with."""
    return {b"\x58": 2, b"\x59": 3, b"\x5a": 5}.get(data[:1], 1)


def octets_of(value: Any, length: int) -> bytes:
    """Return a value that was read, if it is so many bytes; ValueError otherwise."""
    if not isinstance(value, bytes) or len(value) != length:
        raise ValueError
    return value


def count_of(value: Any, *, least: int = 0, most: int = INTEGER_MAX) -> int:
    """Return a value that was read, if it is an integer within bounds; ValueError otherwise."""
    if not isinstance(value, int) or not least <= value <= most:
        raise ValueError
    return value


def _ordered(value: Any, depth: int) -> Any:
    if depth > CBOR_DEPTH_MAX:
        raise Misused(f"nested deeper than {CBOR_DEPTH_MAX}")
    kind = type(value)
    if kind is int:
        if not INTEGER_MIN <= value <= INTEGER_MAX:
            raise Misused("an integer beyond 64 bits")
        return value
    if kind is bytes or kind is str:
        return value
    if isinstance(value, Mapping):
        return _ordered_map(value, depth)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        return [_ordered(item, depth + 1) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)  # An IntEnum is written as the integer it is.
    raise Misused(f"{kind.__name__} is not written in records")


def _ordered_map(value: Mapping[Any, Any], depth: int) -> dict[int, Any]:
    for key in value:
        if type(key) is not int or not 0 <= key <= KEY_MAX:
            raise Misused(f"map key {key!r} is not an integer from 0 to {KEY_MAX}")
    # For unsigned integers the bytewise order of the encoded keys is their numeric order.
    return {key: _ordered(value[key], depth + 1) for key in sorted(value)}


_UNSIGNED, _NEGATIVE, _OCTETS, _TEXT, _ARRAY, _MAP = range(6)
_LEAST = {1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}  # the least value of each longer form


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    """Read the value that begins at `at`; return it and where it ends."""
    if depth > CBOR_DEPTH_MAX:
        raise BadRecord("canonical/2", f"nested deeper than {CBOR_DEPTH_MAX}")
    major, count, at = _head(data, at)
    if major <= _NEGATIVE:
        if count > INTEGER_MAX:
            raise BadRecord("canonical/2", "an integer beyond 64 bits")
        return (count if major == _UNSIGNED else -1 - count), at
    if count > len(data) - at:  # Whatever is counted takes a byte at least.
        raise BadRecord("canonical/1", "the bytes end within a value")
    if major == _OCTETS:
        return data[at : at + count], at + count
    if major == _TEXT:
        try:
            return data[at : at + count].decode(), at + count
        except UnicodeDecodeError as error:
            raise BadRecord("canonical/1", "a text is not UTF-8") from error
    if major == _ARRAY:
        return _read_array(data, at, count, depth)
    return _read_map(data, at, count, depth)


def _read_array(data: bytes, at: int, count: int, depth: int) -> tuple[list[Any], int]:
    if count and depth == CBOR_DEPTH_MAX:
        raise BadRecord("canonical/2", f"nested deeper than {CBOR_DEPTH_MAX}")
    items: list[Any] = []
    size = len(data)
    for _ in range(count):
        lead = data[at] if at < size else _MAP << 5
        if lead < 0x18:  # Geometry is thousands of integers: the commonest forms are read here.
            item, at = lead, at + 1
        elif lead == 0x19 and at + 2 < size and data[at + 1]:
            item, at = data[at + 1] << 8 | data[at + 2], at + 3
        elif lead == 0x39 and at + 2 < size and data[at + 1]:
            item, at = -1 - (data[at + 1] << 8 | data[at + 2]), at + 3
        else:
            item, at = _read(data, at, depth + 1)
        items.append(item)
    return items, at


def _read_map(data: bytes, at: int, count: int, depth: int) -> tuple[dict[int, Any], int]:
    found: dict[int, Any] = {}
    last = -1
    for _ in range(count):
        major, key, at = _head(data, at)
        if major != _UNSIGNED or key > KEY_MAX:
            raise BadRecord("canonical/2", f"a map key is not an integer from 0 to {KEY_MAX}")
        if key <= last:
            raise BadRecord("canonical/3", "the keys of a map are not in order, each once")
        found[key], at = _read(data, at, depth + 1)
        last = key
    return found, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Read the head at `at` (RFC 8949 3): its major type, its number, and where it ends."""
    if at >= len(data):
        raise BadRecord("canonical/1", "the bytes end within a value")
    major, short = data[at] >> 5, data[at] & 31
    if major > _MAP:
        raise BadRecord("canonical/2", "a tag, a float or a simple value")
    if short < 24:
        return major, short, at + 1
    if short > 27:
        rule = "canonical/3" if short == 31 and major > _NEGATIVE else "canonical/1"
        raise BadRecord(rule, "an indefinite or unknown length")
    size = 1 << short - 24
    end = at + 1 + size
    if end > len(data):
        raise BadRecord("canonical/1", "the bytes end within a value")
    number = int.from_bytes(data[at + 1 : end], "big")
    if number < _LEAST[size]:
        raise BadRecord("canonical/3", "a number is written longer than it need be")
    return major, number, end
