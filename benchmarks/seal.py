"""What sealing a parcel costs by each suite, one beside the other, in one run.

A parcel of one record of 400 bytes, and one of 100 such records: what is prepared before there is
anything to send (`prepare_us`), what is left then (`seal_prepared_us`), both at once (`seal_us`),
and opening. What a stranger's costs stands in benchmarks/stranger.py. Medians of process time.
Run: python -m benchmarks.seal
"""

import json
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from keepclear.bearer.parcel import (
    Opener,
    generate_encryption_key,
    prepare,
    seal,
    seal_at_once,
)
from keepclear.node.parcel import Parcel
from keepclear.record.keys import X25519, XWING
from keepclear.record.signing import Signer

ROUNDS = 300
SIGNER = Signer(b"s" * 32)
NAMES = {X25519: "x25519", XWING: "xwing"}


def cpu_us(work: Callable[[], object]) -> float:
    """The process time of one call, in microseconds."""
    began = time.process_time_ns()
    work()
    return (time.process_time_ns() - began) / 1_000


def measure() -> dict[str, float]:
    """Prepare, seal and open by turns with both suites; return medians and their ratios."""
    us, them = b"u" * 32, b"t" * 32
    made = {suite: generate_encryption_key(suite) for suite in NAMES}
    openers = {suite: Opener(us, [(suite, made[suite][0])]) for suite in NAMES}
    ours = {SIGNER.kid: SIGNER.public_key}
    found: dict[str, list[float]] = {}
    figures: dict[str, float] = {}
    for entries in (1, 100):
        parcel = Parcel(them, us, bytes(16), bytes(16), 1, (bytes(400),) * entries)
        for _ in range(ROUNDS):
            for suite, name in NAMES.items():
                one, opener, public = f"{name}_{entries}", openers[suite], made[suite][1]
                prepared = prepare(suite, public, us)
                data = seal_at_once(parcel, SIGNER, suite, public)
                figures[f"bytes_{one}"] = len(data)
                for what, work in (
                    ("seal_us", partial(seal_at_once, parcel, SIGNER, suite, public)),
                    ("prepare_us", partial(prepare, suite, public, us)),
                    ("seal_prepared_us", partial(seal, parcel, SIGNER, prepared)),
                    ("open_us", partial(opener.open, data, lambda _: ours)),
                ):
                    found.setdefault(f"{what}_{one}", []).append(cpu_us(work))
    figures |= {name: round(median(values), 1) for name, values in found.items()}
    for entries in (1, 100):
        for what in ("seal_us", "open_us", "bytes"):
            weak = figures[f"{what}_x25519_{entries}"]
            ratio = figures[f"{what}_xwing_{entries}"] / weak
            figures[f"{what}_ratio_{entries}"] = round(ratio, 2)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
