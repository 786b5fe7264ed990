"""Compiling the loops of the search, where a compiler is there.

Nothing that is answered depends on it: without numba the same loops run as they
stand. Importing it takes most of a second, and the first time on a machine about
ten: nothing imports it but `Index.hasten`.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

try:
    import numba
except ImportError:
    COMPILED: Final = False
else:
    COMPILED = True  # type: ignore[misc]


def compiled(function: F) -> F:
    """Compile a function when it is first called, and keep the result on disk."""
    if not COMPILED:
        return function
    how: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
    try:
        made: Any = numba.njit(cache=True, **how)(function)
    except RuntimeError:  # Neither the package's folder nor the user's can be written.
        made = numba.njit(**how)(function)
    return cast(F, made)
