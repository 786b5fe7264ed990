"""Agreements at every desk: in force from their own dates, alike, and never by silence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from random import Random

import pytest
from tests.simulation.agreeing import NOW, TITLE, agree, drafted, propose
from tests.simulation.world import DAWN, World, circle, draft

from keepclear.desk import agreeing, watching, zoning
from keepclear.desk.known_then import known_then
from keepclear.errors import BadInput
from keepclear.exchange.agreement import Agreement
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Activity
from keepclear.exchange.procedure import HOUR, Procedure
from keepclear.exchange.rule.announcement import Zone, ZoneKind
from keepclear.exchange.rule.rules import PairRule, Rules, Severity
from keepclear.exchange.rule.separation import Separation
from keepclear.exchange.rule.zone import ALWAYS, AreaRule, SideRule, Who
from keepclear.exchange.rule.zone_rule import LineRule, ZoneRule
from keepclear.exchange.ruling import Papers, ruling
from keepclear.exchange.settled import Settled
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.comparison import picture
from keepclear.node.known import ItemRow
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.replay import replay
from keepclear.space.altitude import EVERY_ALTITUDE, Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Volume, line, point

LONG = 300 * 24 * HOUR
QUIET = Procedure(check_every_s=LONG, unmanned_s=LONG, contact_s=LONG, silence_s=LONG)
DAY = 24 * HOUR
APART = Rules(Separation(5_000.0, 0.0, 0))
FLIGHTS = Rules(
    pairs=(
        PairRule(Activity.FLIGHT, Activity.FLIGHT, Separation(20_000.0, 0.0, 0), Severity.CRITICAL),
    )
)
HERE = Volume(point(38.0, 36.0), 2_000.0, EVERY_ALTITUDE, ALWAYS)
CLOSED = Rules(areas=(AreaRule("strip", HERE, never=Who(frozenset({"A"}))),))


@pytest.fixture
def world() -> World:
    world = World("AB", procedure=QUIET)
    world.open_channel()
    return world


def give(world: World, who: str, name: str, lon: float, activity: str = "patrol") -> None:
    world.act(who, ask.Give, notices=[draft(name, circle(lon, 36.0), activity=activity)])
    world.settle()


def conflicts(world: World, who: str) -> int:
    return len(world.node(who).situation.conflicts)


def broken(world: World, who: str) -> list[tuple[str, str]]:
    rows = agreeing.breaches(world.node(who), world.moment)
    return [(row["notice"], row["rule"]) for row in rows]


def state(world: World, who: str, title: str = TITLE) -> str:
    return str(agreeing.agreement(world.node(who), world.moment, title)["state"])


def alike(world: World) -> bool:
    """Whether all parties compute one picture of all that they hold."""
    found = set()
    for member in world.members.values():
        (line_,) = member.node.lines.values()
        now = picture(line_, member.node.situation, line_.cut(), world.moment.utc)
        found.add((now.digest(), now.conflict_digest()))
    return len(found) == 1


@pytest.mark.requirement("A-1")
def test_an_agreement_holds_once_all_have_signed_and_its_proposer_closed_it(world: World) -> None:
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.06)
    shown = propose(world, drafted(APART))
    assert conflicts(world, "A") == 1, "nothing is agreed: the largest proposed is used"
    assert not agreeing.agreements(world.node("A"), world.moment)[0]["state"].startswith("IN")
    world.act("B", ask.Endorse, document=TITLE, what="sign", shown=shown)
    world.settle()
    assert state(world, "B") == "PROPOSED"
    world.act("A", ask.Endorse, document=TITLE, what="close")
    world.settle()
    assert {state(world, who) for who in "AB"} == {"IN FORCE"}
    assert alike(world)


@pytest.mark.requirement("A-2")
def test_each_pair_of_activities_keeps_its_own_separation(world: World) -> None:
    give(world, "A", "N1", 38.0, "flight")
    give(world, "B", "M1", 38.1, "flight")
    give(world, "B", "M2", 38.1, "patrol")
    agree(world, drafted(FLIGHTS))
    rows = list(world.node("B").situation.conflicts.values())
    names = {
        frozenset(world.node("B").situation.plans[one].row.name for one in (row.a, row.b))
        for row in rows
    }
    assert names == {frozenset({"N1", "M1"})}
    (row,) = rows
    assert world.node("B").situation.terms(row).severity is Severity.CRITICAL
    held = world.node("B").ruling_on(next(iter(world.node("B").lines.values())))
    assert agreeing.articles_of(world.node("B"), (row.a, row.b), held) == ["terms, article 1"]
    assert alike(world)


@pytest.mark.requirement("A-2")
def test_who_breaks_the_rule_of_a_place_is_told_the_rule_and_its_article(world: World) -> None:
    agree(world, drafted(CLOSED))
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.5)
    for who in "AB":
        assert broken(world, who) == [("N1", "terms: strip")]
        (row,) = agreeing.breaches(world.node(who), world.moment)
        assert (row["article"], row["clause"]) == ("terms, article 1", "entry")
        assert row["why"] == "patrol of A may not be inside"
    assert alike(world)
    assert "N1 against terms: strip, entry" in [ring.what for ring in world.members["B"].rings]


@pytest.mark.requirement("A-3")
def test_an_agreement_begins_and_ends_by_itself_at_its_own_dates(world: World) -> None:
    give(world, "A", "N1", 38.0)
    start, until = NOW + 600, NOW + 1_200
    agree(world, drafted(CLOSED, from_utc=start, until_utc=until))
    assert state(world, "A") == "COMING"
    assert broken(world, "A") == []
    world.pass_seconds(start - world.moment.utc + 1)
    assert broken(world, "A") == broken(world, "B") == [("N1", "terms: strip")]
    world.pass_seconds(until - world.moment.utc + 1)
    assert state(world, "B") == "ENDED"
    assert broken(world, "A") == broken(world, "B") == []
    assert alike(world)


@pytest.mark.requirement("A-3")
def test_an_amendment_holds_in_the_place_of_what_it_amends_and_shows_what_it_changes(
    world: World,
) -> None:
    agree(world, drafted(APART))
    wider = Rules(Separation(50_000.0, 0.0, 0))
    agree(world, drafted(wider), amends=TITLE)
    first, second = agreeing.agreements(world.node("B"), world.moment)
    assert (first["state"], second["state"]) == ("ENDED", "IN FORCE")
    (changed,) = [
        part
        for part in agreeing.diff(world.node("B"), world.moment, TITLE)["parts"]
        if part["part"] != "in force from"
    ]
    assert changed["part"] == "separation"
    assert changed["old"].startswith("5000 m")
    assert changed["new"].startswith("50000 m")
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.4)
    assert conflicts(world, "A") == 1


@pytest.mark.requirement("A-4")
def test_a_suspended_agreement_still_finds_conflicts_and_holds_nobody_to_its_times(
    world: World,
) -> None:
    rules = replace(CLOSED, base=APART.base, lead_s=((Activity.PATROL, DAY),))
    agree(world, drafted(rules, procedure=(("reconfirm_s", HOUR),)))
    give(world, "A", "N1", 38.0)
    (line_,) = world.node("B").lines.values()
    assert world.node("B").procedure_on(line_).lead_of(Activity.PATROL) == DAY
    assert world.node("B").procedure_on(line_).reconfirm_s == HOUR
    assert ("N1", "lead patrol") in broken(world, "B")
    world.act("B", ask.ActOnAgreement, agreement=TITLE, what="suspend", reason="search")
    world.settle()
    for who in "AB":
        view = agreeing.agreement(world.node(who), world.moment, TITLE)
        assert view["state"] == "NOT IN FORCE: SUSPENDED"
        assert [(one["by"], one["reason"]) for one in view["suspended"]] == [("B", "search")]
        assert broken(world, who) == [("N1", "terms: strip")]
    assert world.node("B").procedure_on(line_) == world.node("B").procedure
    assert alike(world)
    with pytest.raises(BadInput, match="not suspended"):
        world.act("A", ask.ActOnAgreement, agreement=TITLE, what="resume")
    with pytest.raises(BadInput, match=r"suspended it already, since .*: search"):
        world.act("B", ask.ActOnAgreement, agreement=TITLE, what="suspend", reason="again")
    world.act("B", ask.ActOnAgreement, agreement=TITLE, what="resume")
    world.settle()
    assert {state(world, who) for who in "AB"} == {"IN FORCE"}


@pytest.mark.requirement("A-1")
def test_the_checks_and_the_ladder_of_an_agreement_hold_from_its_date_at_every_desk(
    world: World,
) -> None:
    at = NOW + 30 * 60
    procedure = (
        ("ladder", ("watch", "colonel")),
        ("check_at_s", (at % DAY,)),
        ("read_back_s", (60, 60, 60, 60)),
        ("climb_s", (60, 60, 60, 60)),
    )
    agree(world, drafted(APART, from_utc=NOW + 10 * 60, procedure=procedure))
    assert min(row.due for row in checks(world)) >= NOW + LONG, "it is still to come"
    world.pass_seconds(NOW + 11 * 60 - world.moment.utc)
    grace = QUIET.check_grace_s
    assert {(row.need, row.due) for row in checks(world)} == {
        (Need.OUR_CHECK, at),
        (Need.LINE_CHECK, at + grace),
    }
    give(world, "A", "N1", 38.0)
    world.pass_seconds(130)
    assert "colonel" in [ring.role for ring in world.members["B"].rings]
    overdue = known_then(world.node("B"), world.moment)["overdue"]["rows"]
    assert "colonel" in {one["told"] for one in overdue if one["what"] == "notice to read back"}
    world.pass_seconds(at - world.moment.utc + 1)
    world.settle()
    for who in "AB":
        (line_,) = world.node(who).lines.values()
        rows = line_.store.of_kinds(line_.channel, [Kind.LINE_CHECK], at, 10)
        assert sorted(row.party for row in rows) == [0, 1]


def checks(world: World) -> list[ItemRow]:
    """The line checks that either party has to make, and waits for."""
    return [
        row for who in "AB" for row in world.node(who).items.of(Need.OUR_CHECK, Need.LINE_CHECK)
    ]


@pytest.mark.requirement("A-4")
def test_what_is_to_be_out_of_a_place_is_waited_for_while_its_agreement_is_suspended(
    world: World,
) -> None:
    out_by = DAWN + timedelta(days=2)
    out = ZoneRule("leave", "1", never=Who(frozenset({"A"})), out_by=out_by, what="guns")
    hill = replace(HERE, interval=Interval(DAWN, DAWN + timedelta(days=9)))
    strip = Zone(ZoneKind.DEMILITARISED, "hill", (hill,), hill.interval, (out,))
    agree(world, drafted(Rules(zones=(strip,))))
    site = draft("SITE", circle(38.0, 36.0, hours=24 * 5), activity="static_site")
    world.act("A", ask.Give, notices=[site])
    world.act("B", ask.ActOnAgreement, agreement=TITLE, what="suspend", reason="search")
    world.settle()
    assert state(world, "A") == "NOT IN FORCE: SUSPENDED"
    (item,) = world.node("A").items.of(Need.OUT_BY)
    assert item.due == int(out_by.timestamp())
    assert broken(world, "A") == broken(world, "B") == [("SITE", "terms: hill: leave")]


@pytest.mark.requirement("A-4")
def test_who_ends_an_agreement_gives_the_notice_that_it_asks_for(world: World) -> None:
    agree(world, drafted(APART, withdrawal_s=DAY))
    with pytest.raises(BadInput, match="86400 s of notice"):
        world.act("B", ask.ActOnAgreement, agreement=TITLE, what="terminate", reason="over")
    with pytest.raises(BadInput, match="no reason"):
        world.act("B", ask.ActOnAgreement, agreement=TITLE, what="suspend")
    with pytest.raises(BadInput, match="has passed"):
        world.act(
            "B",
            ask.ActOnAgreement,
            agreement=TITLE,
            what="suspend",
            reason="x",
            from_utc=world.moment.utc - 60,
        )
    end = world.moment.utc + DAY + 60
    world.act(
        "B", ask.ActOnAgreement, agreement=TITLE, what="terminate", reason="over", from_utc=end
    )
    world.settle()
    view = agreeing.agreement(world.node("A"), world.moment, TITLE)
    (change,) = view["changes"]
    assert (change["becomes"], change["why"]) == ("ENDED", "B: over")
    assert view["ends"] == {"at": change["at"], "why": "B: over"}, "not until further notice"
    assert state(world, "A") == "IN FORCE"
    world.pass_seconds(end - world.moment.utc + 1)
    assert {state(world, who) for who in "AB"} == {"ENDED"}


@pytest.mark.requirement("A-4")
def test_a_withdrawal_after_the_close_is_notice_of_termination(world: World) -> None:
    agree(world, drafted(APART, withdrawal_s=DAY))
    world.act("B", ask.Endorse, document=TITLE, what="withdraw")
    world.settle()
    assert {state(world, who) for who in "AB"} == {"IN FORCE"}
    world.pass_seconds(DAY + 1)
    assert {state(world, who) for who in "AB"} == {"ENDED"}


@pytest.mark.requirement("A-5")
def test_only_the_bytes_that_were_read_are_signed(world: World) -> None:
    shown = propose(world, drafted(APART))
    other = drafted(Rules(Separation(4_000.0, 0.0, 0)))
    with pytest.raises(BadInput, match="signed by what was read"):
        world.act("B", ask.Endorse, document=TITLE, what="sign")
    with pytest.raises(BadInput, match="not what you read"):
        world.act("B", ask.Endorse, document=TITLE, what="sign", shown="00" * 32)
    with pytest.raises(BadInput, match="5000 m") as refused:
        world.act("B", ask.Endorse, document=TITLE, what="sign", expected=other.content())
    assert [fault.place for fault in refused.value.faults] == ["separation"]
    world.settle()
    assert agreeing.agreements(world.node("A"), world.moment)[0]["not_signed"] == ["B"]
    assert world.node("B").items.of(Need.SIGN_DOCUMENT)
    world.act("B", ask.Endorse, document=TITLE, what="sign", expected=drafted(APART).content())
    world.settle()
    assert agreeing.agreements(world.node("A"), world.moment)[0]["not_signed"] == []
    assert not world.node("B").items.of(Need.SIGN_DOCUMENT)
    assert shown == agreeing.agreement(world.node("B"), world.moment, TITLE)["hash"]


@pytest.mark.requirement("A-5")
def test_what_was_said_of_a_document_or_comes_too_late_for_it_is_refused(world: World) -> None:
    shown = propose(world, drafted(APART))

    def refused(who: str, what: str, why: str) -> None:
        before = world.members[who].store.counts()["record"]
        with pytest.raises(BadInput, match=why):
            world.act(who, ask.Endorse, document=TITLE, what=what, shown=shown)
        assert world.members[who].store.counts()["record"] == before

    refused("B", "withdraw", "no signature of ours")
    world.act("B", ask.Endorse, document=TITLE, what="sign", shown=shown)
    refused("B", "sign", "signed it already")
    world.settle()
    world.act("A", ask.Endorse, document=TITLE, what="close")
    refused("A", "close", "it is closed")
    refused("A", "retract", "it is closed")
    world.settle()
    refused("B", "sign", "signed it already")
    world.act("B", ask.Endorse, document=TITLE, what="withdraw")
    refused("B", "withdraw", "no signature of ours")


@pytest.mark.requirement("A-5")
def test_a_document_to_sign_waits_for_a_person_until_it_is_signed_or_over(world: World) -> None:
    propose(world, drafted(APART))
    (item,) = [
        one
        for one in watching.watch(world.node("B"), world.moment)
        if one["what"] == "document to sign"
    ]
    assert item["about"] == f"{TITLE} of A"
    world.act("A", ask.Endorse, document=TITLE, what="retract")
    world.settle()
    assert not world.node("B").items.of(Need.SIGN_DOCUMENT)


@pytest.mark.requirement("A-6")
def test_rules_that_contradict_each_other_are_refused_side_by_side(world: World) -> None:
    only_a = AreaRule("one", HERE, only=Who(frozenset({"A"})))
    only_b = AreaRule("two", HERE, only=Who(frozenset({"B"})))
    with pytest.raises(BadInput, match="nobody may be inside by both") as refused:
        propose(world, drafted(Rules(areas=(only_a, only_b))))
    (fault,) = refused.value.faults
    assert "rule 'one'" in fault.place
    assert "rule 'two'" in fault.fault
    agree(world, drafted(Rules(areas=(only_a,))), "first")
    with pytest.raises(BadInput, match="'first', rule 'one'"):
        propose(world, drafted(Rules(areas=(only_b,))), "second")
    there = line((37.0, 36.0), (39.0, 36.5))
    back = line((39.0, 36.5), (37.0, 36.0))
    sides = (SideRule("s1", there, frozenset("A")), SideRule("s2", back, frozenset("A")))
    with pytest.raises(BadInput, match="both sides of one line"):
        propose(world, drafted(Rules(sides=sides)), "third")
    with pytest.raises(BadInput, match="not a member"):
        propose(world, drafted(Rules(areas=(replace(only_a, only=Who(frozenset("Z"))),))), "4th")


@pytest.mark.requirement("A-7")
def test_the_effect_of_an_agreement_is_shown_before_it_is_signed_and_changes_nothing(
    world: World,
) -> None:
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.3)
    agree(world, drafted(APART), "now")
    wider = replace(CLOSED, base=Separation(50_000.0, 0.0, 0))
    propose(world, drafted(wider), "next", amends="now")
    before = dict(world.node("B").situation.conflicts)
    view = agreeing.effect(world.node("B"), world.moment, "next")
    assert [one["notices"] for one in view["appear"]] == [["M1", "N1"]]
    assert view["appear"][0]["articles"] == ["next, article 1"]
    assert [one["rule"] for one in view["breaches_appear"]] == ["next: strip"]
    assert (view["vanish"], view["breaches_vanish"]) == ([], [])
    assert world.node("B").situation.conflicts == before
    assert broken(world, "B") == []


@pytest.mark.requirement("A-8")
def test_of_several_agreements_whatever_asks_more_holds(world: World) -> None:
    agree(world, drafted(replace(CLOSED, base=APART.base)), "one")
    lead = Rules(
        Separation(1_000.0, 300.0, 60),
        lead_s=((Activity.PATROL, DAY),),
        exempt=frozenset({Activity.MEDEVAC}),
    )
    agree(world, drafted(lead), "two")
    held = world.node("B").ruling_on(next(iter(world.node("B").lines.values())))
    assert held.rules.base == Separation(5_000.0, 300.0, 60)
    assert dict(held.rules.lead_s) == {Activity.PATROL: DAY}
    assert held.rules.exempt == frozenset()
    assert [area.name for area in held.rules.areas] == ["one: strip"]
    world.act("A", ask.Propose, title="seps", lateral_m=9_000, vertical_m=0, time_s=0)
    world.settle()
    world.act("B", ask.Endorse, document="seps", what="sign")
    world.settle()
    world.act("A", ask.Endorse, document="seps", what="close")
    world.settle()
    held = world.node("B").ruling_on(next(iter(world.node("B").lines.values())))
    assert held.rules.base == Separation(9_000.0, 300.0, 60)
    assert len(held.in_force) == 3
    assert alike(world)


@pytest.mark.requirement("A-9")
def test_a_node_that_starts_again_or_is_rebuilt_holds_the_same(world: World) -> None:
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.06)
    agree(world, drafted(replace(CLOSED, base=APART.base, lead_s=((Activity.PATROL, DAY),))))
    before = world.node("B")
    known = (dict(before.situation.conflicts), dict(before.situation.breaches.rows))
    assert all(known)
    world.kill("B")
    after = world.node("B")
    assert (dict(after.situation.conflicts), dict(after.situation.breaches.rows)) == known
    store = StoreSqlite(":memory:")
    made = Node(store, world.members["B"].us, procedure=QUIET)
    replay(after.store, made)
    assert set(made.situation.conflicts) == set(known[0])
    assert {key: row.found for key, row in made.situation.breaches.rows.items()} == {
        key: row.found for key, row in known[1].items()
    }
    store.close()


@pytest.mark.requirement("A-9")
@pytest.mark.parametrize("lateral_m", range(5_000, 5_006))
def test_a_rule_that_holds_no_longer_here_but_in_another_channel_brings_nothing_back(
    world: World, lateral_m: int
) -> None:
    """Of several separations: which name comes last, and so would win, is as its hash has it."""
    give(world, "A", "N1", 38.0)
    give(world, "B", "M1", 38.0)
    give(world, "B", "M2", 38.06)
    before = set(world.node("B").situation.conflicts.values())
    agree(world, drafted(replace(CLOSED, base=Separation(lateral_m, 0.0, 0))))
    after = dict(world.node("B").situation.conflicts)
    assert len(before) == 1
    assert len(after) == 2
    assert before.isdisjoint(after.values())
    closed = dict(world.node("B").situation.breaches.rows)
    world.open_channel("two")  # What held here before the agreement holds there.
    world.kill("B")
    assert dict(world.node("B").situation.conflicts) == after
    assert dict(world.node("B").situation.breaches.rows) == closed


@pytest.mark.requirement("A-9")
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_lost_or_late_on_the_way_all_hold_the_same(seed: int) -> None:
    world = World("ABC", seed=seed, loss=0.3, procedure=QUIET)
    world.open_channel()
    chance = Random(seed)

    def suspend(_: int) -> None:
        who = chance.choice("ABC")
        world.act(who, ask.ActOnAgreement, agreement="t0", what="suspend", reason="x")

    steps: list[Callable[[int], object]] = [
        lambda n: agree(world, drafted(APART), f"t{n}"),
        lambda n: agree(world, drafted(CLOSED, until_utc=world.moment.utc + 400), f"t{n}", "B"),
        lambda n: give(world, chance.choice("ABC"), f"N{n}", 38.0 + chance.random() / 10),
        suspend,
        lambda _: world.pass_seconds(300),
    ]
    steps[0](0)
    for n in range(1, 8):
        chance.choice(steps)(n)
    world.settle()
    assert alike(world)


@pytest.mark.requirement("A-9")
def test_the_order_in_which_agreements_are_read_changes_nothing() -> None:
    made = [
        Settled(bytes([n]) * 32, title, agreement(rules), ())
        for n, (title, rules) in enumerate(
            [("a", APART), ("b", CLOSED), ("a", replace(CLOSED, base=Separation(1.0, 2.0, 3)))]
        )
    ]
    found = {
        (ruling(Papers((), order, ()), NOW).rules.content(), str(ruling(Papers((), order), NOW)))
        for order in permutations(made)
    }
    assert len(found) == 1


def agreement(rules: Rules) -> Agreement:
    return drafted(rules, from_utc=NOW - int(timedelta(hours=1).total_seconds()))


def test_a_place_that_is_agreed_and_to_come_is_listed_and_told_at_its_time(world: World) -> None:
    agree(world, drafted(CLOSED, from_utc=NOW + HOUR))
    moment = world.moment
    for who in "AB":
        node = world.node(who)
        (row,) = zoning.zones(node, moment)
        assert (row["zone"], row["state"]) == ("terms: strip", "TO COME")
        assert row["from"] == "2030-06-01T06:00:00Z"
        assert zoning.check_place(node, moment, (38.0, 36.0), NOW + HOUR - 1) == []
        (told,) = zoning.check_place(node, moment, (38.0, 36.0), NOW + HOUR)
        assert told["rules"] == [
            {"rule": "strip", "article": "terms, article 1", "asks": ["never anything of A"]}
        ]
    world.pass_seconds(HOUR + 1)
    give(world, "A", "N1", 38.0)
    (row,) = zoning.zones(world.node("B"), world.moment)
    assert (row["state"], row["from"], row["breaches"]) == ("HOLDS", "always", 1)
    assert zoning.zone(world.node("B"), world.moment, "strip")["broken_by"]


@pytest.mark.requirement("A-5")
def test_every_place_and_what_it_asks_is_shown_in_words_before_it_is_signed(world: World) -> None:
    span = Interval(DAWN, DAWN + timedelta(days=9))
    low = Volume(point(38.0, 36.0), 2_000.0, Band(100.0, 500.0, Reference.WGS84), span)
    out = ZoneRule(
        "leave", "1", never=Who(frozenset({"A"})), out_by=DAWN + timedelta(days=1), what="guns"
    )
    river = Volume(line((37.0, 36.5), (39.0, 36.5)), 0.0, EVERY_ALTITUDE, span)
    bank = LineRule("bank", "1", left=frozenset({"B"}), buffer_m=70, reach_m=900)
    zones = (
        Zone(ZoneKind.DECONFLICTION_LINE, "river", (river,), span, (), (bank,)),
        Zone(ZoneKind.DEMILITARISED, "hill", (low,), span, (out,)),
    )
    area = AreaRule("town", low, altitudes=Band(None, 300.0, Reference.WGS84), lead_s=7_200)
    propose(world, drafted(Rules(areas=(area,), zones=zones)))
    view = agreeing.agreement(world.node("B"), world.moment, TITLE)
    says = dict(view["says"])
    place = "point 36°00'00.00\"N 038°00'00.00\"E, 2000 m around, from 100 m up to 500 m WGS84"
    assert says["zone hill, place"].startswith(place)
    assert says["zone hill, leave"] == (
        "guns: anything of A out by 2030-06-02T05:00:00Z (article 1)"
    )
    assert (
        says["zone river, bank"]
        == "B to the left; 70 m off the line; within 900 m of it (article 1)"
    )
    assert says["zone river, place"].startswith("line 36°30'00.00\"N 037°00'00.00\"E, 36°30'")
    assert says["town"].startswith("inside up to 300 m WGS84; on notice of 7200 s; point 36°")


@pytest.mark.requirement("A-7")
def test_the_effect_names_the_article_of_each_place_that_would_be_broken(world: World) -> None:
    give(world, "A", "N1", 38.0)
    propose(world, drafted(CLOSED))
    view = agreeing.effect(world.node("B"), world.moment, TITLE)
    assert [one["article"] for one in view["breaches_appear"]] == ["terms, article 1"]
