"""Runs one target under atheris: `python -m tests.fuzz.run TARGET [libFuzzer's options] FOLDER`.

Coverage leads it to what no seed does. The folder is the corpus: what opens a new path is kept.
"""

import sys

import atheris

with atheris.instrument_imports(include=["keepclear"]):
    from tests.fuzz.target import TARGETS


def main() -> None:
    name = sys.argv.pop(1)
    target, _ = TARGETS[name]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
