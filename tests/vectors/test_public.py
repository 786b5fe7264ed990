"""Every public vector beside the repository is read by some test, and a new one is noticed."""

from collections import Counter
from pathlib import Path

READ = {
    "cbor": ("tests/record/test_canonical.py", 1),
    "cose": ("tests/record/test_signing.py", 13),
    "merkle": ("tests/record/test_log.py", 196),
    "wycheproof": ("tests/bearer/test_suite.py and tests/record/test_signing.py", 4),
}


def test_every_public_vector_has_a_test_that_reads_it(public_vectors: Path) -> None:
    files = (path.relative_to(public_vectors) for path in public_vectors.rglob("*.json"))
    assert Counter(path.parts[0] for path in files) == {name: n for name, (_, n) in READ.items()}
