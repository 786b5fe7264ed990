"""`python -m keepclear.host.cli`: the same command, by the interpreter that runs already."""

from keepclear.host.cli import main

if __name__ == "__main__":
    main()
