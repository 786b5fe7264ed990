"""What the kernel says of its clock: true, not true, or not known; never a guess."""

import pytest

from keepclear.host.kernel_clock import STA_UNSYNC, TIME_ERROR, is_synchronised, meant_by


@pytest.mark.requirement("F9-7")
@pytest.mark.parametrize(
    ("state", "status", "meant"),
    [
        (0, 0x2001, True),  # TIME_OK, kept by a phase-locked loop
        (1, 0x2011, True),  # a leap second is announced
        (TIME_ERROR, STA_UNSYNC, False),
        (TIME_ERROR, 0, False),
        (0, STA_UNSYNC, False),
        (-1, 0, None),
    ],
)
def test_each_answer_of_the_kernel_has_one_meaning(
    state: int, status: int, meant: bool | None
) -> None:
    assert meant_by(state, status) is meant


def test_this_machine_answers_or_is_said_not_to() -> None:
    assert is_synchronised() in (True, False, None)
