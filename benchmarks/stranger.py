"""What a stranger's parcel costs us after TLS: from its bytes to the rule that refuses it.

Three strangers: one whose parcel is sealed to no key of ours, one who sends noise under the name
of our key, and one who seals a well-formed parcel that nobody we know has signed. The largest costs
the most, so it is measured as well; beside it stands the hash of as many bytes.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from statistics import median

from keepclear.bearer.parcel import Opener, seal
from keepclear.bearer.suite import generate_encryption_key
from keepclear.errors import BadRecord
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519, XWING
from keepclear.record.signing import Signer

US, STRANGER = b"u" * 32, b"s" * 32
TIMES = 2_000


def _took_us(work: Callable[[], object], times: int = TIMES) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time_ns()
        with suppress(BadRecord):
            work()
        taken.append((time.process_time_ns() - start) / 1_000)
    return round(median(taken), 1)


def _nobody(_: bytes) -> dict[bytes, bytes]:
    return {}


def measure() -> dict[str, float]:
    """Return the CPU microseconds of each stranger, by the median."""
    found: dict[str, float] = {}
    signer = Signer(b"k" * 32)
    for suite, name in ((X25519, "x25519"), (XWING, "xwing")):
        private, public = generate_encryption_key(suite)
        _, other = generate_encryption_key(suite)
        opener = Opener(US, [(suite, private)])
        for size, entries in (("", ()), ("_largest", (os.urandom(60_000),) * 16)):
            parcel = Parcel(STRANGER, US, bytes(16), b"", 1, entries, (), ())
            good = seal(parcel, signer, suite, public)
            misled = seal(parcel, signer, suite, other)
            noise = good[:200] + os.urandom(len(good) - 200)
            times = TIMES // 10 if entries else TIMES
            for what, data in (("unsigned", good), ("not_ours", misled), ("noise", noise)):
                refuse = partial(opener.open, data, _nobody)
                found[f"stranger_{name}_{what}{size}_us"] = _took_us(refuse, times)
        found[f"stranger_{name}_hash_us"] = _took_us(partial(sha256, good), TIMES // 10)
    found["stranger_us"] = max(
        value for name, value in found.items() if "largest" not in name and "hash" not in name
    )
    return found


if __name__ == "__main__":
    print(os.getloadavg()[0], measure())
