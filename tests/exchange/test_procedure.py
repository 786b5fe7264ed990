"""How the watch is kept is written in one form; a wait that would have no end is refused."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import SECONDS_MAX, Procedure, parse_procedure
from keepclear.limits import LADDER_RUNGS_MAX, NAME_CODE_POINTS_MAX, UNITS_MAX
from keepclear.record.canonical import decode, encode
from keepclear.record.text import find_refused

NAMES = st.text(min_size=1, max_size=NAME_CODE_POINTS_MAX).filter(
    lambda name: not find_refused(name)
)
WAITS = st.tuples(*[st.integers(1, SECONDS_MAX)] * 4)
SECONDS = st.integers(0, SECONDS_MAX)
OWN = {
    "ladder": st.lists(NAMES, min_size=1, max_size=LADDER_RUNGS_MAX, unique=True).map(tuple),
    "units": st.sets(st.tuples(st.integers(0, len(Activity)), NAMES), max_size=UNITS_MAX).map(
        lambda rows: tuple(sorted(rows))
    ),
    "lead_s": st.dictionaries(st.integers(1, len(Activity)), SECONDS).map(
        lambda leads: tuple(sorted(leads.items()))
    ),
    "check_every_s": st.integers(1, SECONDS_MAX),
    "check_at_s": st.sets(st.integers(0, 86_399), max_size=24).map(lambda s: tuple(sorted(s))),
}
BY_PRECEDENCE = {"receipt_s", "take_s", "read_back_s", "answer_s", "climb_s"}
PROCEDURES = st.builds(
    Procedure,
    **{
        name: OWN.get(name, WAITS if name in BY_PRECEDENCE else SECONDS)
        for name in Procedure.__slots__
    },
)
KEYS = {name: key for key, name in enumerate(Procedure.__slots__, 1)}
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.integers(-(2**63), 2**63 - 1) | st.integers(0, 100) | st.binary(max_size=3) | NAMES,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.integers(0, 9), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(PROCEDURES)
def test_what_was_written_is_read_again_unchanged(procedure: Procedure) -> None:
    assert parse_procedure(procedure.encode()) == procedure


@given(st.sampled_from(sorted(KEYS.values())), ANYTHING)
def test_bytes_are_refused_by_their_rule_or_are_the_one_form_of_a_procedure(
    key: int, value: Any
) -> None:
    data = encode({**decode(Procedure().encode()), key: value})
    rule = "procedure/1"
    try:
        assert parse_procedure(data).encode() == data
    except BadRecord as refusal:
        rule = refusal.rule
    assert rule == "procedure/1"


@pytest.mark.parametrize("key", sorted(KEYS.values()))
def test_every_value_must_be_there(key: int) -> None:
    body = decode(Procedure().encode())
    del body[key]
    with pytest.raises(BadRecord):
        parse_procedure(encode(body))


def refusal(**fields: Any) -> str:
    changed = {KEYS[name]: value for name, value in fields.items()}
    with pytest.raises(BadRecord) as caught:
        parse_procedure(encode({**decode(Procedure().encode()), **changed}))
    return caught.value.what


def test_a_ladder_that_loops_is_refused() -> None:
    assert "loops" in refusal(ladder=["watch", "commander", "watch"])


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"ladder": []}, "0 items"),
        ({"ladder": ["x"] * (LADDER_RUNGS_MAX + 1)}, "17 items"),
        ({"ladder": ["watch\u202e"]}, "U+202E"),
        ({"take_s": [60, 60, 60]}, "3 items"),
        ({"take_s": [0, 60, 60, 60]}, "outside 1"),
        ({"climb_s": [60, 60, 60, SECONDS_MAX + 1]}, "outside 1"),
        ({"check_every_s": 0}, "outside 1"),
        ({"contact_s": -1}, "outside 0"),
        ({"units": [[0, "b"], [0, "a"]]}, "sorted"),
        ({"units": [[0, "a"], [0, "a"]]}, "distinct"),
        ({"units": [[0]]}, "an activity and its name"),
        ({"units": [[len(Activity) + 1, "a"]]}, "outside 0"),
        ({"lead_s": [[2, 60], [1, 60]]}, "sorted"),
        ({"lead_s": [[1, 60], [1, 90]]}, "distinct"),
        ({"lead_s": [[0, 60]]}, "outside 1"),
        ({"lead_s": [60]}, "an activity and its seconds"),
    ],
)
def test_what_no_watch_can_be_kept_by_is_refused_and_the_reason_named(
    fields: dict[str, Any], why: str
) -> None:
    assert why in refusal(**fields)


def test_what_is_not_a_map_is_refused() -> None:
    with pytest.raises(BadRecord, match="procedure/1"):
        parse_procedure(encode([]))
    with pytest.raises(BadRecord, match="canonical/1"):
        parse_procedure(b"")


def test_the_last_rung_of_the_ladder_has_no_end() -> None:
    procedure = Procedure(ladder=("watch", "commander"))
    assert [procedure.role(rung) for rung in (0, 1, 2, 99)] == ["watch", *["commander"] * 3]


def test_units_of_every_activity_are_told_beside_those_of_one() -> None:
    procedure = replace(Procedure(), units=((0, "operations"), (1, "tower"), (10, "aid desk")))
    assert procedure.units_for(Activity.FLIGHT) == ("operations", "tower")
    assert procedure.units_for(Activity.PATROL) == ("operations",)


def test_a_lead_time_is_of_one_activity_alone() -> None:
    procedure = replace(Procedure(), lead_s=((int(Activity.FLIGHT), 3_600),))
    assert procedure.lead_of(Activity.FLIGHT) == 3_600
    assert procedure.lead_of(Activity.PATROL) == 0
