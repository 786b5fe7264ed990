"""Reads one file for the map in a process of its own, since the file may be anybody's.

The rule: a file that makes its reader stumble, or grow, or take long, takes nothing from the node:
neither its time nor its memory, and never its life. The answer is one line: a layer, or faults.

    python -m keepclear.desk.map_layers FOLDER FILE < '{"name": ..., "credit": ...}'
"""

import os
import resource
import sys
from pathlib import Path

import msgspec

from keepclear.desk.map_layers.shelf import Answer, Asked, Shelf
from keepclear.errors import BadInput, Fault
from keepclear.limits import MAP_READING_MEMORY_BYTES_MAX

BEHIND_THE_NODE = 10


def answer(folder: Path, file: Path, asked: Asked) -> Answer:
    """Return the layer that a file became, or all that is wrong with it."""
    try:
        return Answer(layer=Shelf(folder).take(file, asked.name, asked.credit))
    except BadInput as refused:
        return Answer(faults=list(refused.faults))
    except MemoryError:
        cure = "export a smaller area, or simplify it"
        return Answer(faults=[Fault("file", "reading it takes too long", cure)])


def main() -> None:
    """Read what is asked for, and answer."""
    os.nice(BEHIND_THE_NODE)
    most = MAP_READING_MEMORY_BYTES_MAX
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    found = answer(Path(sys.argv[1]), Path(sys.argv[2]), asked)
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
