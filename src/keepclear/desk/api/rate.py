"""How often one session, or one address without a session, may ask.

A bucket for each, filled at a steady rate: a page that opens may ask much at once, and
nobody may keep the node, which has more important work, from it.
"""

from collections import OrderedDict

from keepclear.limits import DESK_COUNTED_MAX


class Rate:
    """Buckets of `at_once` requests, filled by `per_second`."""

    def __init__(self, at_once: float, per_second: float) -> None:
        self._at_once, self._per_second = at_once, per_second
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # (tokens, at)

    def wait_s(self, who: str, now: float) -> float:
        """Take one request of `who` at a monotonic second; return how long it is to wait, or 0."""
        left, at = self._left.pop(who, (self._at_once, now))
        left = min(self._at_once, left + (now - at) * self._per_second)
        is_free = left >= 1
        self._left[who] = (left - 1 if is_free else left, now)
        if len(self._left) > DESK_COUNTED_MAX:
            self._left.popitem(last=False)
        return 0.0 if is_free else (1 - left) / self._per_second
