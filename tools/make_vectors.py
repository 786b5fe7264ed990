"""Makes spec/vectors/ and the examples of spec/: the bytes that every implementation agrees on.

The rule: the tests read the vectors and never this file, and one test compares the two, so that
neither can drift alone. `--check` writes nothing and fails on a difference.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from example_agreement import agreements
from example_bytes import canonical, ed25519, envelopes, logs, texts
from example_evidence import bundles
from example_fork import forks
from example_pages import examples
from example_statements import (
    cards,
    channels,
    documents,
    helds,
    keys,
    procedures,
    standings,
)
from example_verdicts import morning, pictures, records, sequels
from example_witness import request_and_answer, witnessing
from example_world import Morning

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "spec"
BLOCK = re.compile(r"```(hex|cbor-diagnostic|text) ([a-z0-9 -]+)\n(.*?)```", re.S)


def parcel() -> dict[str, Any]:
    """The parcel of spec/parcel.md: sealing takes chance, so it was sealed once and is kept."""
    page = (SPEC / "parcel.md").read_text()
    data, head_key, head, body, data_with_keys, body_with_keys = (
        "".join(page.split(f"```hex {name}\n")[1].split("```")[0].split())
        for name in (
            *("parcel", "head key", "head", "body"),
            *("parcel with keys", "body with keys"),
        )
    )
    begin = body_with_keys[: body_with_keys.rindex("0781820158")]
    one, other = "82015820" + "22" * 32, "82025904c0" + "33" * 1216
    bad = {
        "no key": "0780",
        "a suite that there is not": "078182035820" + "22" * 32,
        "a key too short": "07818201581f" + "22" * 31,
        "one suite twice": "0782" + one + one,
        "suites not in order": "0782" + other + one,
    }
    return {
        "about": "A parcel of suite 1; the head key, the head and the body that it opens to.",
        "recipient": "bb" * 32,
        "private_key": bytes(range(32)).hex(),
        "sender": "aa" * 32,
        "sender_seed": "41" * 32,
        "bytes": data,
        "head_key": head_key,
        "head": head,
        "body": body,
        "with_keys": {
            "bytes": data_with_keys,
            "body": body_with_keys,
            "keys": [[1, "22" * 32]],
        },
        "refused": [
            {"why": why, "bytes": changed.hex(), "rule": rule}
            for why, changed, rule in refused_parcels(
                bytes.fromhex(data), bytes.fromhex(data_with_keys)
            )
        ],
        "bad_keys": [
            {"why": why, "body": begin + field, "rule": "parcel/9"} for why, field in bad.items()
        ],
    }


def refused_parcels(one: bytes, other: bytes) -> list[tuple[str, bytes, str]]:
    """Parcels made of two good ones of one sender, and the rule that refuses each."""
    key_at, head_at, body_at = 18, 98, 98 + 3 + 244  # of the key, and of the fields 5 and 6
    return [
        ("the body of another parcel", one[:body_at] + other[body_at:], "parcel/8"),
        ("key and head of another parcel", other[:body_at] + one[body_at:], "parcel/8"),
        ("the sealed key of another parcel", other[:head_at] + one[head_at:], "parcel/4"),
        (
            "the head of another parcel",
            one[:head_at] + other[head_at:body_at] + one[body_at:],
            "parcel/4",
        ),
        ("one bit of the body turned", turned(one, len(one) - 1), "parcel/8"),
        ("one bit of the head turned", turned(one, body_at - 1), "parcel/4"),
        ("one bit of the sealed key turned", turned(one, head_at - 1), "parcel/4"),
        ("one bit of what encapsulates the key turned", turned(one, key_at), "parcel/4"),
        ("a key that nobody holds", one[:7] + bytes(8) + one[15:], "parcel/3"),
        ("cut short by a byte", one[:-1], "parcel/2"),
        ("a byte after it", one + b"\x00", "parcel/2"),
        ("no body", one[:body_at], "parcel/2"),
        ("no head", one[:head_at] + one[body_at:], "parcel/2"),
        ("a suite that there is not", one[:4] + b"\x03" + one[5:], "parcel/2"),
        (
            "a sealed key of another length",
            one[: key_at - 1] + b"\x4f" + one[key_at + 1 :],
            "parcel/2",
        ),
        (
            "a head of another length",
            one[: head_at + 2] + b"\xf3" + one[head_at + 4 :],
            "parcel/2",
        ),
        ("a later version", one[:2] + b"\x02" + one[3:], "parcel/2"),
    ]


def turned(data: bytes, at: int) -> bytes:
    """Bytes with the lowest bit of one of them turned."""
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


def vectors(day: Morning) -> dict[str, dict[str, Any]]:
    """Every file of spec/vectors, by its name."""
    return {
        "canonical": canonical(),
        "text": texts(),
        "ed25519": ed25519(),
        "envelope": envelopes(day),
        "log": logs(day),
        "fork": forks(day),
        "keys": keys(day),
        "card": cards(day),
        "channel": channels(day),
        "held": helds(day),
        "acknowledgement": standings(day),
        "document": documents(),
        "procedure": procedures(),
        "agreement": agreements(day.parties, day.at),
        "record": records(day),
        "sequel": sequels(day),
        "picture": pictures(day),
        "morning": morning(day),
        "parcel": parcel(),
        "bundle": bundles(day),
        "witness": witnessing(day),
    }


def page_filled(page: str, blocks: dict[tuple[str, str], str]) -> str:
    """A page of spec/ with its example blocks as they are made."""

    def block(match: re.Match[str]) -> str:
        made = blocks.get((match[1], match[2]))
        return match[0] if made is None else f"```{match[1]} {match[2]}\n{made}\n```"

    return BLOCK.sub(block, page)


def made() -> dict[Path, str]:
    """Every file that this makes, and what is to stand in it."""
    day = Morning()
    files = {
        SPEC / "vectors" / f"{name}.json": json.dumps(content, indent=1, ensure_ascii=True) + "\n"
        for name, content in vectors(day).items()
    }
    blocks = examples(day)
    for name, text in request_and_answer(day).items():
        blocks["text", f"witness {name}"] = text.rstrip("\n")
    for path in sorted(SPEC.glob("*.md")):
        if path.name != "parcel.md":
            files[path] = page_filled(path.read_text(), blocks)
    return files


def main() -> None:
    """Writes what differs, or says what does."""
    different = [
        path for path, text in made().items() if not path.exists() or path.read_text() != text
    ]
    if "--check" in sys.argv[1:]:
        for path in different:
            print(f"{path.relative_to(ROOT)} is not what tools/make_vectors.py makes")
        sys.exit(1 if different else 0)
    files = made()
    for path in different:
        path.parent.mkdir(exist_ok=True)
        path.write_text(files[path])
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
