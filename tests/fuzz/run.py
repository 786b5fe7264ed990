"""Runs targets under atheris: `python -m tests.fuzz.run TARGET[,TARGET] [OPTION...] FOLDER`.

Coverage leads it to what no seed does. The folder holds a corpus for each target, in a folder of
its name: what opens a new path is kept. Each target runs in a process of its own that begins when
the code is loaded and marked, which takes longer than a short run.
"""

import os
import sys

import atheris

with atheris.instrument_imports(include=["keepclear"]):
    from tests.fuzz.target import TARGETS


def main() -> int:
    names, *options, folder = sys.argv[1:]
    return max(_in_a_child(name, options, folder) for name in names.split(","))


def _in_a_child(name: str, options: list[str], folder: str) -> int:
    """Let a copy of this process look for what breaks one target; return how it ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    prefix = f"-artifact_prefix={folder}/found-{name}-"
    atheris.Setup([sys.argv[0], *options, prefix, f"{folder}/{name}"], TARGETS[name][0])
    atheris.Fuzz()  # It ends the process itself.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
