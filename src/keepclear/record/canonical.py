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

from keepclear.errors import BadRecord, Misused
from keepclear.limits import CBOR_DEPTH_MAX

INTEGER_MIN, INTEGER_MAX = -(2**63), 2**63 - 1
KEY_MAX = 255  # One or two bytes on the wire, and room for every field of every kind.
_UNSIGNED, _NEGATIVE, _OCTETS, _TEXT, _ARRAY, _MAP = range(6)


def encode(value: Any) -> bytes:
    """Write a value canonically; Misused where it holds what records may not hold."""
    out = bytearray()
    _write(value, 0, out)
    return bytes(out)


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


def _write(value: Any, depth: int, out: bytearray) -> None:
    """Append a value; the form is small enough that a general writer took twice the time."""
    if depth > CBOR_DEPTH_MAX:
        raise Misused(f"nested deeper than {CBOR_DEPTH_MAX}")
    kind = type(value)
    if kind is bytes:
        _write_head(_OCTETS, len(value), out)
        out += value
    elif kind is int:
        _write_integer(value, out)
    elif kind is str:
        text = value.encode()
        _write_head(_TEXT, len(text), out)
        out += text
    elif kind is dict:
        _write_map(value, depth, out)
    elif kind is list or kind is tuple:
        _write_array(value, depth, out)
    elif isinstance(value, int) and kind is not bool:
        _write_integer(int(value), out)  # An IntEnum is written as the integer it is.
    elif isinstance(value, Mapping):
        _write_map(value, depth, out)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        _write_array(value, depth, out)
    else:
        raise Misused(f"{kind.__name__} is not written in records")


def _write_integer(value: int, out: bytearray) -> None:
    if not INTEGER_MIN <= value <= INTEGER_MAX:
        raise Misused("an integer beyond 64 bits")
    if value >= 0:
        _write_head(_UNSIGNED, value, out)
    else:
        _write_head(_NEGATIVE, -1 - value, out)


def _write_head(major: int, number: int, out: bytearray) -> None:
    """Append a head (RFC 8949 3) in its shortest form."""
    if number < 24:
        out.append(major << 5 | number)
    elif number < 1 << 8:
        out += (((major << 5 | 24) << 8) | number).to_bytes(2, "big")
    elif number < 1 << 16:
        out += (((major << 5 | 25) << 16) | number).to_bytes(3, "big")
    else:
        size = 4 if number < 1 << 32 else 8
        out.append(major << 5 | (26 if size == 4 else 27))
        out += number.to_bytes(size, "big")


def _write_array(value: Sequence[Any], depth: int, out: bytearray) -> None:
    _write_head(_ARRAY, len(value), out)
    if value and depth == CBOR_DEPTH_MAX:
        raise Misused(f"nested deeper than {CBOR_DEPTH_MAX}")
    for item in value:
        # Geometry is thousands of integers: the commonest forms are written here.
        if type(item) is int and -(1 << 16) <= item < 1 << 16:
            if item >= 0:
                number, lead = item, 0x19
            else:
                number, lead = -1 - item, 0x39
            if number >= 256:
                out += (lead << 16 | number).to_bytes(3, "big")
            elif number >= 24:
                out += (lead - 1 << 8 | number).to_bytes(2, "big")
            else:
                out.append(lead - 0x19 | number)
        else:
            _write(item, depth + 1, out)


def _write_map(value: Mapping[Any, Any], depth: int, out: bytearray) -> None:
    for key in value:
        if type(key) is not int or not 0 <= key <= KEY_MAX:
            raise Misused(f"map key {key!r} is not an integer from 0 to {KEY_MAX}")
    _write_head(_MAP, len(value), out)
    # For unsigned integers the bytewise order of the encoded keys is their numeric order.
    for key in sorted(value):
        if key < 24:
            out.append(key)
        else:
            out += bytes((0x18, key))
        _write(value[key], depth + 1, out)


_LEAST = {1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}  # the least value of each longer form


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    """Read the value that begins at `at`; return it and where it ends."""
    if depth > CBOR_DEPTH_MAX:
        raise BadRecord("canonical/2", f"nested deeper than {CBOR_DEPTH_MAX}")
    if at < len(data) and data[at] < 0x18:
        return data[at], at + 1
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
    last, size = -1, len(data)
    for _ in range(count):
        if at < size and data[at] < 0x18:
            key, at = data[at], at + 1
        else:
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
