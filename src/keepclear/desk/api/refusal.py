"""How the API refuses: a status, a code that the browser says in the reader's language, and words.

Faults of what was typed are another thing: they come as BadInput, each with its place,
and are answered with 422 so that a page can show each beside its field.
"""

from keepclear.errors import KeepclearError


class Refused(KeepclearError):
    """A request that is not carried out, for a reason other than what was typed."""

    def __init__(self, status: int, code: str, message: str, retry_after_s: int = 0) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.retry_after_s = retry_after_s
