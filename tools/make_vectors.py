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
    data, payload, data_with_keys, payload_with_keys = (
        "".join(page.split(f"```hex {name}\n")[1].split("```")[0].split())
        for name in ("parcel", "payload", "parcel with keys", "payload with keys")
    )
    begin = payload_with_keys[: payload_with_keys.rindex("0a81820158")]
    one, other = "82015820" + "22" * 32, "82025904c0" + "33" * 1216
    bad = {
        "no key": "0a80",
        "a suite that there is not": "0a8182035820" + "22" * 32,
        "a key too short": "0a818201581f" + "22" * 31,
        "one suite twice": "0a82" + one + one,
        "suites not in order": "0a82" + other + one,
    }
    return {
        "about": "A parcel of suite 1 and the payload to which its recipient opens it.",
        "recipient": "bb" * 32,
        "private_key": bytes(range(32)).hex(),
        "sender": "aa" * 32,
        "sender_seed": "41" * 32,
        "bytes": data,
        "payload": payload,
        "with_keys": {
            "bytes": data_with_keys,
            "payload": payload_with_keys,
            "keys": [[1, "22" * 32]],
        },
        "bad_keys": [
            {"why": why, "payload": begin + field, "rule": "parcel/8"} for why, field in bad.items()
        ],
    }


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
