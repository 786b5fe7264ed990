"""The officer's page says the times and the roles that a new node goes by."""

from pathlib import Path

from keepclear.exchange.procedure import MINUTE, Procedure
from keepclear.node.open_item import STOP_RINGS_EVERY_S
from keepclear.node.passing import ALIKE_MAX

PAGE = Path(__file__).parents[2] / "docs" / "watch" / "officer.md"
ROWS = {
    "receipt, by the other node": "receipt_s",
    "take a STOP, a message, a cancellation, an objection": "take_s",
    "read back": "read_back_s",
    "answer a read-back": "answer_s",
    "then to each next role": "climb_s",
}


def test_the_page_of_the_officer_says_the_times_and_roles_of_a_new_node() -> None:
    page, usual = PAGE.read_text(), Procedure()
    for words, field in ROWS.items():
        times = " | ".join(f"{seconds // MINUTE} min" for seconds in getattr(usual, field))
        assert f"| {words} | {times} |" in page
    assert f"in order: {', '.join(usual.ladder)}." in page
    assert f"every {STOP_RINGS_EVERY_S} seconds" in page
    assert ALIKE_MAX == 5
    assert "more than five alike" in page
