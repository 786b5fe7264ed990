"""The checkpoint of spec/witness.md and its vectors: what a witness is sent, and its answers.

The rule: made from a log of the morning of the examples, so the same text comes out everywhere.
"""

from typing import Any

from example_world import Morning

from keepclear.record.checkpoint import (
    COSIGNATURE,
    ED25519,
    Checkpoint,
    NoteKey,
    consistency,
    cosign,
    origin_of,
    sign_checkpoint,
    write_submission,
)
from keepclear.record.log import Frontier, leaf_hash, merkle_root
from keepclear.record.signing import Signer

LOG_KEY, WITNESS_KEY, NAME = Signer(b"\x51" * 32), Signer(b"\x61" * 32), "witness.example/w1"
OLD, AT = 3, 1_900_000_700


def _checkpoints(day: Morning) -> tuple[Checkpoint, Checkpoint, list[bytes]]:
    """A log at two sizes, and the proof that the later one continues the earlier."""
    author = day.authors["A"]
    leaves = [leaf_hash(record.data) for record in author.said]
    origin = origin_of(LOG_KEY.public_key, author.said[0].channel, author.log)
    before = Frontier()
    for leaf in leaves[:OLD]:
        before = before.appended(leaf)
    proof = consistency(before, leaves[OLD:])
    old, new = (Checkpoint(origin, n, merkle_root(leaves[:n])) for n in (OLD, len(leaves)))
    return old, new, proof


def request_and_answer(day: Morning) -> dict[str, str]:
    """The example of the page: the body of a request, and the lines that answer it."""
    _, new, proof = _checkpoints(day)
    body = write_submission(OLD, proof, sign_checkpoint(LOG_KEY, new))
    return {"request": body.decode(), "answer": str(cosign(WITNESS_KEY, NAME, new, AT))}


def witnessing(day: Morning) -> dict[str, Any]:
    """Requests in turn to one witness, with what it answers and what it then remembers."""
    old, new, proof = _checkpoints(day)
    other = Signer(b"\x52" * 32)
    wrong = Checkpoint(new.origin, new.size, b"\x11" * 32)
    strange = Checkpoint("0" * 64 + "/" + "0" * 64, 1, b"\x22" * 32)
    cases = [
        ("it signs with a key that is not the origin's", 403, (0, (), other, old)),
        (
            "the origin begins with the hash of no key that is served",
            404,
            (0, (), LOG_KEY, strange),
        ),
        ("a proof goes with an old size of 0", 422, (0, tuple(proof), LOG_KEY, old)),
        ("the first", 200, (0, (), LOG_KEY, old)),
        ("the same once more", 200, (OLD, (), LOG_KEY, old)),
        ("the old size is not the last cosigned", 409, (OLD - 1, tuple(proof), LOG_KEY, new)),
        ("the proof shows nothing", 422, (OLD, tuple(proof[:-1]), LOG_KEY, new)),
        ("the root is not the one that the proof shows", 422, (OLD, tuple(proof), LOG_KEY, wrong)),
        ("it continues", 200, (OLD, tuple(proof), LOG_KEY, new)),
        ("it goes back", 400, (new.size, (), LOG_KEY, old)),
        ("another root of equal size", 409, (new.size, (), LOG_KEY, wrong)),
    ]
    return {
        "about": "Requests to one witness, in turn. At 200 it answers with `cosignature`.",
        "served": [LOG_KEY.public_key.hex(), other.public_key.hex()],
        "witness": str(NoteKey(NAME, COSIGNATURE, WITNESS_KEY.public_key)),
        "witness_seed": WITNESS_KEY.seed.hex(),
        "log": str(NoteKey(new.origin, ED25519, LOG_KEY.public_key)),
        "utc": AT,
        "requests": [
            {
                "why": why,
                "body": write_submission(size, path, sign_checkpoint(by, asked)).decode(),
                "status": status,
                "cosignature": str(cosign(WITNESS_KEY, NAME, asked, AT)) if status == 200 else "",
            }
            for why, status, (size, path, by, asked) in cases
        ],
        "malformed": [
            {"why": why, "body": body}
            for why, body in (
                ("no empty line", "old 0\n"),
                ("a leading zero", "old 00\n\n" + sign_checkpoint(LOG_KEY, old)),
                ("no signature", "old 0\n\n" + old.text() + "\n"),
                ("a hash of 31 bytes", f"old 1\n{'A' * 43}=\n\n".replace("A" * 43, "A" * 42) + "x"),
                ("two empty lines", "old 0\n\n\n" + sign_checkpoint(LOG_KEY, old)),
            )
        ],
    }
