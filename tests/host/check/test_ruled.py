"""`check --rules`: pairs by what both do, breaches beside conflicts, bad rules refused."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.host.planned import feature

from keepclear.exchange.rule.separation import Separation
from keepclear.host.check import run_check
from keepclear.picture.conflict import conflict_id

ROOT = Path(__file__).resolve().parents[3]
RULES = """
exempt = ["medevac"]
[base]
lateral_m = 1000
vertical_m = 300
time_s = 0
[[pair]]
activities = ["patrol", "flight"]
lateral_m = 20000
vertical_m = 300
time_s = 0
severity = "critical"
[[pair]]
activities = ["patrol", "patrol"]
lateral_m = 0
vertical_m = 0
time_s = 0
severity = "advisory"
"""
ZONE = '\n[[area]]\nname = "zone"\npoint = [36.0, 35.0]\nradius_m = 100\nonly = {parties = ["B"]}\n'


class Check:
    """Runs the check on features under rules, and keeps what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = self.err = ""

    def run(
        self,
        *features: dict[str, Any],
        rules: str | None = RULES,
        json_out: bool = True,
        **more: Any,
    ) -> int:
        plans, file = self.folder / "plans.geojson", self.folder / "rules.toml"
        plans.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        if rules is not None:
            file.write_text(rules)
            more["rules"] = str(file)
        out, err = io.StringIO(), io.StringIO()
        code = run_check([str(plans)], json=json_out, stdout=out, stderr=err, **more)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    return Check(tmp_path)


@pytest.mark.requirement("C-6")
def test_a_pair_is_held_to_its_own_separation_and_named_by_it(check: Check) -> None:
    far = feature("b", "B", 36.2, activity="flight")
    assert check.run(feature("a", "A"), far) == 1
    (row,) = check.rows()
    assert (row["severity"], row["rule"]) == ("critical", "flight + patrol")
    assert row["id"] == conflict_id("a", "b", Separation(20000, 300, 0))
    assert row["closest_m"] == pytest.approx(17_257, abs=5)
    assert "gives_way" not in row


def test_what_the_widest_separation_finds_is_let_go_where_its_own_is_kept(check: Check) -> None:
    assert check.run(feature("a", "A"), feature("b", "B", 36.02)) == 0
    assert check.err.endswith("2 notices, 2 parties, 1 pair compared; 0 conflicts, 0 breaches\n")
    assert check.run(feature("a", "A"), feature("b", "B", 36.02, activity="exercise")) == 1
    assert check.rows()[0]["rule"] == "base"


@pytest.mark.requirement("C-8")
def test_a_conflict_with_an_exempt_activity_is_shown_and_the_other_gives_way(check: Check) -> None:
    assert check.run(feature("a", "A"), feature("b", "B", activity="medevac")) == 1
    assert check.rows()[0]["gives_way"] == ["a"]


def test_breaches_follow_the_conflicts_and_are_a_reason_for_1(check: Check) -> None:
    both = feature("z", "A"), feature("b", "B")
    assert check.run(*both, rules=RULES + ZONE) == 1
    conflict, breach = check.rows()
    assert conflict["notices"] == ["b", "z"]
    assert list(breach) == [
        *("id", "breach", "clause", "notice", "party", "start", "end", "where", "why"),
        "uncertain",
    ]
    assert [breach[key] for key in ("breach", "clause", "notice", "party")] == [
        *("zone", "entry", "z", "A")
    ]
    assert breach["where"] == [36.0, 35.0]
    assert check.run(both[0], rules=RULES + ZONE) == 1
    assert check.err.endswith("1 notice, 1 party, 0 pairs compared; 0 conflicts, 1 breach\n")
    assert check.run(both[1], rules=RULES + ZONE) == 0


def test_people_read_the_rule_the_severity_and_who_gives_way(check: Check) -> None:
    both = feature("a", "A"), feature("b", "B", activity="medevac")
    assert check.run(*both, rules=RULES + ZONE, json_out=False) == 1
    assert "  rule     base: caution\n  asked to give way  a\n" in check.out
    assert "BREACH    a (A) of zone, entry\n" in check.out
    assert check.run(both[1], json_out=False) == 0
    assert check.out == "no conflicts, no breaches\n"


LEAD = RULES + "\n[lead_s]\npatrol = 3600\n"


@pytest.mark.parametrize(
    ("said", "option", "breaches"),
    [
        ("2030-06-01T04:00:00Z", None, 0),
        ("2030-06-01T04:00:00.1Z", None, 1),
        (None, "2030-06-01T04:00:01Z", 1),
        (None, "2030-06-01T07:00:00+03:00", 0),
        ("2030-06-01T04:00:00Z", "2030-06-01T05:00:00Z", 0),
    ],
)
def test_a_lead_time_is_judged_from_the_feature_or_else_from_the_option(
    check: Check, said: str | None, option: str | None, breaches: int
) -> None:
    plan = feature("a", "A", given=said)
    assert check.run(plan, rules=LEAD, given=option) == breaches
    assert len(check.rows()) == breaches
    assert "warning" not in check.err


def test_a_lead_time_that_cannot_be_judged_is_warned_of_and_is_no_breach(check: Check) -> None:
    exempt = feature("m", "A", activity="medevac")
    assert check.run(feature("a", "A"), exempt, rules=LEAD) == 0
    assert "warning: --rules: the lead times of 1 notice were not judged" in check.err


@pytest.mark.parametrize(
    ("rules", "more", "told"),
    [
        (RULES, {"lateral_m": 0.0}, "--lateral-m: stands beside --rules; leave it out"),
        (RULES, {"time_s": 5}, "--time-s: stands beside --rules"),
        (RULES, {"given": "noon"}, "--given: 'noon' is not a time"),
        (None, {"given": "2030-06-01T05:00:00Z"}, "--given: nothing is held to a lead time"),
        (RULES + "[base", {}, "not TOML"),
    ],
)
def test_options_that_contradict_are_refused(
    check: Check, rules: str | None, more: dict[str, Any], told: str
) -> None:
    assert check.run(feature("a", "A"), feature("b", "B"), rules=rules, **more) == 2
    assert check.out == ""
    assert told in check.err


def test_rules_that_cannot_be_read_are_refused_by_name(tmp_path: Path) -> None:
    for name, why in ((tmp_path / "none.toml", "No such file"), (tmp_path, "Is a directory")):
        err = io.StringIO()
        assert run_check([], json=True, rules=str(name), stdout=io.StringIO(), stderr=err) == 2
        assert f"fault: {name}: cannot be read: {why}" in err.getvalue()


def test_every_fault_of_rules_and_options_is_told_at_once_and_nothing_judged(check: Check) -> None:
    bad = RULES.replace("20000", "-1").replace("medevac", "war")
    assert check.run(feature("a", "A"), feature("b", "B"), rules=bad, vertical_m=1.0) == 2
    assert check.err.count("fault: ") == 3
    assert check.err.endswith("0 notices, 0 parties, 0 pairs compared; 3 faults\n")
    assert check.out == ""


def test_a_notice_of_two_activities_has_no_rule_and_is_refused(check: Check) -> None:
    both = feature("a", "A"), feature("a", "A", activity="flight")
    assert check.run(*both) == 2
    assert "notice 'a': is patrol and flight at once" in check.err
    assert check.run(*both, rules=None) == 0


def test_the_published_example_breaks_the_published_rules_as_its_page_says() -> None:
    folder = ROOT / "examples" / "syria"
    files = [str(folder / f"{party}.geojson") for party in "abc"]
    out, err = io.StringIO(), io.StringIO()
    given = "2020-03-14T12:00:00Z"
    rules = str(folder / "rules.toml")
    assert run_check(files, json=True, rules=rules, given=given, stdout=out, stderr=err) == 1
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    page = (ROOT / "docs" / "run" / "rules.md").read_text()
    told = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    by_page = [(name.strip("|` "), rule, clause) for name, rule, clause, *_ in told]
    found = [(row["notice"], row["breach"], row["clause"]) for row in rows if "breach" in row]
    assert found == by_page
    assert len(rows) - len(found) == 10


def test_the_example_of_the_specification_is_what_happens(check: Check) -> None:
    page = (ROOT / "spec" / "check.md").read_text()
    plans = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    (rules,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    features = [feature for plan in plans for feature in plan["features"]]
    assert check.run(*features, rules=rules) == 1
    command, *rows, counted = page.split("```\n$ ")[-1].split("```")[0].strip().split("\n")
    assert "--rules rules.toml" in command
    assert [json.loads(row) for row in rows] == check.rows()
    assert counted == check.err.rstrip()
