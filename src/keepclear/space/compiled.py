"""Compiling the loops of the search, where a compiler is there.

Nothing that is answered depends on it: without numba the same loops run as they
stand. Importing it takes most of a second, and the first time on a machine some
twenty: nothing imports it but `Index.hasten`.

numba keeps what it compiled beside a stamp of the one file that a function stands
in, and these call each other across files: an older loop would go on running after
a change to another. So all of it lies in a folder named by the bytes of all of them.
"""

from collections.abc import Callable
from hashlib import sha256
from pkgutil import get_data
from typing import Any, Final, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

SOURCES: Final = ("columns.py", "compiled.py", "judging.py", "search.py")
_HERE: Final = __file__.rpartition("/")[0]
_STAMP: Final = sha256(b"".join(get_data(__package__, name) or b"" for name in SOURCES)).hexdigest()

try:
    import numba
except ImportError:
    COMPILED: Final = False
else:
    COMPILED = True  # type: ignore[misc]
    _config: Any = numba.config
    _config.CACHE_DIR = f"{_config.CACHE_DIR or f'{_HERE}/__pycache__'}/{_STAMP[:16]}"


def compiled(function: F) -> F:
    """Compile a function when it is first called, and keep the result on disk.

    Nothing is kept where the folder cannot be written; NUMBA_CACHE_DIR names another.
    """
    if not COMPILED:
        return function
    how: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
    try:
        made: Any = numba.njit(cache=True, **how)(function)
        kept = str(made._cache.cache_path)
    except RuntimeError:
        kept = ""
    if _STAMP[:16] not in kept:  # numba would fall back on a folder without our stamp.
        made = numba.njit(**how)(function)
    return cast(F, made)
