"""Makes src/keepclear/host/cli/contents.py from the commands, so that help need not load them.

The rule: what the list says of a command is the first paragraph of its own help. `--print` writes
to stdout, for comparison.
"""

import inspect
import sys
from pathlib import Path

from typer.main import get_group

PAGE = Path(__file__).resolve().parents[1] / "src/keepclear/host/cli/contents.py"
OPENING = '''"""The commands on the first page of help, with their first words, in order.

Made from the commands themselves by `make contents`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONTENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
'''


def page() -> str:
    """Return the module as it should stand."""
    from keepclear.host.cli.app import app

    app.callback()(lambda: None)
    rows = []
    for name, command in get_group(app).commands.items():
        words = " ".join(inspect.cleandoc(command.help or "").split("\n\n")[0].split())
        row = f'        "{name}": "{words}",'
        if len(row) > 100:
            row = f'        "{name}": (\n{_parts(words)}\n        ),'
        rows.append(row)
    return OPENING + "\n".join(rows) + "\n    }\n)\n"


def _parts(words: str) -> str:
    """Break a long text into literals of a line each."""
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 85:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    return "\n".join(f'            "{part}"' for part in lines)


def main() -> None:
    """Writes the module, or prints it."""
    if "--print" in sys.argv[1:]:
        print(page(), end="")
    else:
        PAGE.write_text(page())


if __name__ == "__main__":
    main()
