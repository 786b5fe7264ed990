"""Changes drawn from a seed, as a careless disk or a patient liar would make them."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

ODD: Final = (0, 1, 0x17, 0x18, 0x1B, 0x3B, 0x40, 0x5F, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xF9)
ODD_BYTES: Final = bytes((*ODD, 0xFB, 0xFF, *b"[]{}\"',.-eE0\n\x00"))
EDITS_MAX: Final = 4


def changed(seeds: Sequence[bytes], seed: int, count: int) -> Iterator[bytes]:
    """Yield so many changes of the seeds, the same for the same number."""
    chance = Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, EDITS_MAX)):
            _edit(data, chance, seeds)
        yield bytes(data)


def _edit(data: bytearray, chance: Random, seeds: Sequence[bytes]) -> None:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 1, 2, 4, 8, 32, 64, 200))
    match chance.randrange(7):
        case 0 if data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        case 1 if data:
            data[at % len(data)] = chance.choice(ODD_BYTES)
        case 2:
            del data[at : at + length]
        case 3:
            data[at:at] = data[at : at + length]
        case 4:
            data[at:at] = chance.randbytes(chance.randint(1, 4))
        case 5:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) + 1)
            data[at : at + length] = other[start : start + length]
        case _:
            data[at : at + length] = bytes((chance.choice(ODD_BYTES),)) * length


def bits(data: bytes) -> Iterator[bytes]:
    """Yield the data with each of its bits turned, one at a time."""
    for at in range(len(data) * 8):
        turned = bytearray(data)
        turned[at // 8] ^= 1 << at % 8
        yield bytes(turned)
