"""The one way to write a value as bytes, so that equal values have equal bytes.

Deterministic CBOR (RFC 8949 4.2.1) cut down to what records need: integers of
64 bits, byte strings, text, arrays, and maps whose keys are small unsigned
integers. No floats, tags, nulls, booleans or indefinite lengths. Reading
re-encodes and compares, so nothing that could be written in two ways is taken.
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
    """Read exactly one canonical value, or raise BadRecord."""
    try:
        value = cbor2.loads(data)
        again = encode(value)
    except Misused as error:
        raise BadRecord("canonical/2", str(error)) from error
    except Exception as error:  # The decoder's own errors are many and not all its own class.
        raise BadRecord("canonical/1", "the bytes are not CBOR") from error
    if again != data:
        raise BadRecord("canonical/3", "the bytes are not the canonical form of their value")
    return value


def digest(value: Any) -> bytes:
    """SHA-256 over the canonical bytes of a value."""
    return sha256(encode(value)).digest()


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
