"""What the node puts together is taken apart again, so that its own words alone are translated."""

import json
import re
from dataclasses import fields
from typing import Any

from tests.desk.sentences import HOLE, SOURCE, odd_in
from tests.desk.test_page_logic import run
from tests.desk.test_page_words import messages

from keepclear.desk.people.account import Role
from keepclear.exchange.difference import parts
from keepclear.exchange.procedure import SHARED, Procedure
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.rules import MARGINS
from keepclear.host.plotting.agreement import models
from keepclear.node.asking import OWN_UNITS
from keepclear.node.intake import STOP_UNKNOWN_CHANNEL
from keepclear.node.log.own_log import ANOTHER, NO_ROOM
from keepclear.node.log.witnessing import SEEN_ANOTHER, SEEN_MORE
from keepclear.node.node import CONTRADICTS, NODE_ROLE, OUT_OF_SEQUENCE
from keepclear.node.register.approaching import APPROACHED
from keepclear.node.register.queries import BELOW, TOO_OFTEN
from keepclear.node.register.reading import READINGS
from keepclear.record.keys import Standing
from keepclear.standards.rules_toml.agreement import read_agreement

PARTS = "lib/told/parts.ts"


def parted(call: str, *given: Any) -> list[Any]:
    """Return what a function of the pages makes of each."""
    found: list[Any] = run(PARTS, f"{json.dumps(given)}.map((one) => m.{call} ?? null)")
    return found


def test_every_role_that_the_program_gives_has_a_name_and_no_other_is_taken_for_one() -> None:
    given = {*map(str, Role), *Procedure().ladder, NODE_ROLE}
    assert sorted(run(PARTS, "m.ROLES")) == sorted(given)
    assert [one for one in given if f"role-{one.replace(' ', '-')}" not in messages("en")] == []


def test_who_acted_is_parted_into_a_role_of_the_program_and_the_rest() -> None:
    told = {
        "watch DE": ("watch", " DE"),
        "watch": ("watch", ""),
        "watch leader DE: all quiet": ("watch leader", " DE: all quiet"),
        "watchman DE": ("", "watchman DE"),
        "duty controller DE": ("", "duty controller DE"),
    }
    found = parted("roleIn(one)", *told)
    assert [(one["role"], one["rest"]) for one in found] == list(told.values())


def test_units_of_nobody_s_list_are_those_that_the_node_names_so() -> None:
    assert run(PARTS, "m.OWN_UNITS") == OWN_UNITS


def test_an_answer_on_a_checklist_is_parted_and_other_words_are_not() -> None:
    found = parted("answerIn(one)", "radio: on: yes, by watch DE", "radio: done", "radio: perhaps")
    assert found == [
        {"step": "radio: on", "answer": "yes", "by": "watch DE"},
        {"step": "radio", "answer": "done", "by": ""},
        None,
    ]


def test_what_waits_of_a_notice_is_parted_by_its_name_whatever_that_is() -> None:
    told = {
        "M: 4 by B": ("B", "", "", ""),
        "M: 4 by B; LATE: 20 min before its start, 1 h asked": (
            *("B", ""),
            *("LATE: 20 min before its start, 1 h asked", ""),
        ),
        "M: 4 by B: own units, tower": ("B", "", "", "own units, tower"),
        "M: 4: NOT RECEIPTED by B, C": ("", "NOT RECEIPTED", "", ""),
        "M: 4: not read back by B": ("", "not read back", "", ""),
    }
    found = parted('ofNotice("M: 4", one)', *told, "N by B")
    assert found.pop() is None
    assert [(one["party"], one["grade"], one["late"], one["words"]) for one in found] == [
        *told.values()
    ]


def test_what_is_to_be_out_of_a_zone_is_parted_by_rule_and_reason() -> None:
    found = parted(
        "outBy(one)",
        "NORTH: empty (Art. 2), out by: nobody: C is inside after",
        "NORTH: empty, out by, uncertain, announced by B, not agreed: C is inside",
        "NORTH: empty, entry",
    )
    assert found == [
        {
            "rule": "NORTH: empty (Art. 2)",
            "uncertain": False,
            "by": "",
            "why": "nobody: C is inside after",
        },
        {"rule": "NORTH: empty", "uncertain": True, "by": "B", "why": "C is inside"},
        None,
    ]


def test_what_a_patrol_is_overdue_at_and_what_comes_near_sites_is_parted() -> None:
    late = "road: 4 (B-1), B: not heard of at gate, due 2030-06-01T05:00:00Z"
    assert parted("unheard(one)", late, "road (B-1), B: not heard of at ", "B-1: fire") == [
        {
            "patrol": "road: 4",
            "number": "B-1",
            "party": "B",
            "point": "gate",
            "due": "2030-06-01T05:00:00Z",
        },
        {"patrol": "road", "number": "B-1", "party": "B", "point": "", "due": ""},
        None,
    ]
    near = parted("approached(one)", "end of road of B comes near A-1, A-2", "M4 of B")
    assert near == [{"notice": "end of road", "party": "B"}, None]


def test_what_an_acknowledgement_states_is_the_program_s_only_where_the_program_puts_it() -> None:
    said = [
        ["read back", 0, "check group 12345"],
        ["read back", 1, "check group 12345"],
        ["answer", 0, "CORRECTION"],
        ["answer", 1, "CORRECTION"],
        ["objection", 0, "READ BACK CORRECT"],
        ["disseminated", 0, "to own units, tower"],
        ["disseminated", 1, "told 2030-06-01T05:00:00Z"],
    ]
    found = parted("acknowledged(...one)", *said)
    assert [(one["said"], one["words"]) for one in found] == [
        ("group", ["12345"]),
        ("", ["check group 12345"]),
        ("correction", []),
        ("", ["CORRECTION"]),
        ("", ["READ BACK CORRECT"]),
        ("units", ["own units", "tower"]),
        ("told", ["2030-06-01T05:00:00Z"]),
    ]


def test_why_a_line_stands_as_it_does_is_parted_whole() -> None:
    why = "B: round trip 9 s, overdue acknowledgements: 2; C: its node does not answer"
    (found,) = parted("lineIn(one)", f"LINE: DEGRADED with B since 0700Z, NO CONTACT ({why})")
    assert found == {
        "channel": "LINE",
        "state": "DEGRADED with B since 0700Z, NO CONTACT",
        "reasons": [
            {"party": "B", "said": ["round trip 9 s", "overdue acknowledgements: 2"]},
            {"party": "C", "said": ["its node does not answer"]},
        ],
    }


def odd_names() -> set[str]:
    """Return every name that the node gives to what is odd."""
    found = {NO_ROOM, ANOTHER, STOP_UNKNOWN_CHANNEL, Standing.DISOWNED.value, SEEN_MORE, BELOW}
    found |= {SEEN_ANOTHER, TOO_OFTEN, READINGS, APPROACHED, OUT_OF_SEQUENCE, CONTRADICTS}
    found |= {"STOP, FORK, CONTESTED", "STOP, TOO FAR AHEAD, NOT HELD"}
    for path in (SOURCE / "node").rglob("*.py"):
        found |= {name for name in odd_in(path) if HOLE not in name}
    return found


def test_whatever_is_odd_has_a_name_in_words_and_is_told_from_what_is_not() -> None:
    names = sorted(odd_names())
    assert len(names) > 30
    slugs = {one: re.sub(r"[^a-z]+", "-", one.removeprefix("STOP, ").lower()) for one in names}
    said = messages("en")
    assert [one for one, slug in slugs.items() if f"waiting-{slug}" not in said] == []
    told = {one: not one.endswith("DO NOT KNOW") for one in names}
    told |= {"STOP": False, "EXERCISE STOP": False, "not taken": False, "UNWITNESSED": True}
    assert dict(zip(told, parted("isOdd(one)", *told), strict=True)) == told


def test_how_many_of_a_kind_are_odd_is_parted_from_why() -> None:
    found = parted("oddity(one)", "B: number 5 (12 of this kind) (and 3 more)", "B (and so on)")
    assert found == [
        {"why": "B: number 5", "more": "3", "alike": "12"},
        {"why": "B (and so on)", "more": "", "alike": ""},
    ]


def named_parts() -> dict[str, set[str]]:
    """Return every part of the ready models by its name, with the names that somebody gave."""
    made = {path.stem: read_agreement(path.name, path.read_bytes()) for path in models().values()}
    given = {
        part: {rule.name for rule in (*one.rules.areas, *one.rules.sides)}
        for one in made.values()
        for part, _ in parts(one)
    }
    settled = [f"procedure {name}" for name in SHARED]
    settled += [f"query {one.name}" for one in fields(QueryLimits)]
    settled += [f"margin {name}" for name in MARGINS]
    return given | {name: set() for name in settled}


def test_every_part_of_a_document_has_its_name_in_words_but_what_somebody_named() -> None:
    given = named_parts()
    names = list(given)
    found = run(
        "lib/register/part.ts", f"{json.dumps(names)}.map((one) => m.partName(one) ?? null)"
    )
    ids = {name: f"part-{one['id']}" for name, one in zip(names, found, strict=True) if one}
    assert {name for name in names if name not in ids and name not in given[name]} == set()
    assert sorted(set(ids.values()) - messages("en").keys()) == []
    assert len(set(ids.values())) > 25


def test_a_part_of_a_zone_keeps_what_its_rule_and_its_place_are_called() -> None:
    told = {
        "zone NORTH, 2": {"id": "zone", "name": "NORTH", "rule": "2"},
        "zone NORTH, place 2": {"id": "zone", "name": "NORTH", "place": "2"},
        "zone NORTH, place": {"id": "zone", "name": "NORTH", "place": ""},
        "zone NORTH": {"id": "zone", "name": "NORTH"},
        "flight + patrol": {"id": "pair", "activities": ["flight", "patrol"]},
        "margin agl_wgs84": {"id": "margin", "name": "AGL / WGS 84"},
        "party Ostland": {"id": "party", "name": "Ostland"},
        "the bridge": None,
    }
    call = f"{json.dumps(list(told))}.map((one) => m.partName(one) ?? null)"
    assert dict(zip(told, run("lib/register/part.ts", call), strict=True)) == told


def test_each_reason_why_a_parcel_is_refused_has_words() -> None:
    written = "\n".join(path.read_text() for path in SOURCE.rglob("*.py"))
    rules = set(re.findall(r'"parcel/([a-z0-9]+)"', written))
    assert len(rules) > 8
    said = messages("en")
    assert [one for one in rules if f"health-refused-parcel-{one}" not in said] == []
