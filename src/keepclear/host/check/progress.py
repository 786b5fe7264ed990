"""How far a check has come, shown where somebody looks on and nowhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TypeAlias

Advance: TypeAlias = Callable[[int], None]


@contextmanager
def progress(
    doing: str, total: int | None, told: IO[str], *, in_bytes: bool = False
) -> Iterator[Advance]:
    """Show on a terminal how much of `total` is done, None where that is not known."""
    if not told.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    counted = DownloadColumn() if in_bytes else MofNCompleteColumn()
    columns = (TextColumn(doing), BarColumn(), counted, TimeRemainingColumn())
    with Progress(*columns, console=Console(file=told), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda count: bar.advance(task, count)
