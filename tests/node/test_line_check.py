"""When line checks are due: at intervals and at fixed times of day, whichever comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.exchange.procedure import DAY_S, Procedure
from keepclear.node.asking import next_check

DAWN = 1_906_520_400  # 2030-06-01T05:00:00Z
HOUR = 3_600
AT = (9 * HOUR + 1_800, 15 * HOUR + 1_800)


@pytest.mark.requirement("F7-7")
@pytest.mark.parametrize(
    ("hour", "every", "due", "is_fixed"),
    [
        (5.0, 24, 9.5, True),
        (5.0, 2, 7.0, False),
        (9.0, 2, 9.5, True),
        (9.5, 24, 15.5, True),
        (15.5, 24, 33.5, True),
        (15.5, 2, 17.5, False),
        (23.0, 12, 33.5, True),
    ],
)
def test_the_earlier_of_both_is_due(hour: float, every: int, due: float, is_fixed: bool) -> None:
    midnight = DAWN - 5 * HOUR
    procedure = Procedure(check_every_s=every * HOUR, check_at_s=AT)
    found = next_check(procedure, midnight + round(hour * HOUR))
    assert found == (midnight + round(due * HOUR), is_fixed)


@given(
    st.integers(0, 4_000_000_000),
    st.integers(1, 10 * DAY_S),
    st.sets(st.integers(0, DAY_S - 1), max_size=5),
)
def test_a_check_is_always_due_later_and_never_after_its_interval(
    utc: int, every: int, at: set[int]
) -> None:
    procedure = Procedure(check_every_s=every, check_at_s=tuple(sorted(at)))
    due, is_fixed = next_check(procedure, utc)
    assert utc < due <= utc + every
    assert is_fixed == (due % DAY_S in at)
    days = range(utc - utc % DAY_S, due + DAY_S, DAY_S)
    assert not any(utc < day + second < due for day in days for second in at)
