"""Check the files named on the command line, with JSON out; options are those of the CLI."""

import sys
from io import TextIOWrapper

from keepclear.host.check import run_check

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    files = [argument for argument in sys.argv[1:] if argument != "--json"]
    sys.exit(run_check(files, json="--json" in sys.argv))
