"""Queries among real nodes: only an officer answers; what is finer than settled tells nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.simulation.agreeing import agree, drafted
from tests.simulation.world import DAWN, World, circle, draft

from keepclear.desk import querying, watching
from keepclear.errors import BadInput
from keepclear.exchange.meaning import Kind, meaning
from keepclear.exchange.query import Query, QueryAnswer, QueryLimits, Word
from keepclear.exchange.rule.rules import Rules
from keepclear.exchange.rule.separation import Separation
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.limits import QUERIES_PER_DAY_MAX
from keepclear.node import request as ask
from keepclear.node.journal import Fact, facts
from keepclear.node.known import Numbered, Verdict
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.register import queries
from keepclear.node.replay import replay
from keepclear.record.envelope import Draft, Precedence, Signature

HOUR = 3_600
START = int(DAWN.timestamp()) + HOUR
PLACE = (38_000_000, 36_000_000)
KM_NORTH = 8_993  # about a kilometre, in millionths of a degree of latitude


@pytest.fixture
def world() -> World:
    world = World("AB")
    world.open_channel()
    return world


def put(world: World, who: str = "A", **fields: Any) -> dict[str, Any]:
    """Have a party's officer ask, and let it arrive."""
    whole: dict[str, Any] = {
        "place": PLACE,
        "radius_m": 5_000,
        "start": START,
        "end": START + 2 * HOUR,
        "expires": START + HOUR,
    }
    reply = world.act(who, ask.AskQuery, **(whole | fields))
    world.settle()
    return reply


def answer(world: World, word: str, query: str = "A-1", **fields: Any) -> dict[str, Any]:
    """Have B's officer answer, and let it arrive."""
    whole: dict[str, Any] = {"query": query, "answer": word, "until": START + HOUR}
    reply = world.act("B", ask.AnswerQuery, **(whole | fields))
    world.settle()
    return reply


def seen(world: World, who: str, query: str = "A-1") -> dict[str, Any]:
    return querying.query(world.node(who), world.moment, query)


def read(world: World, who: str = "A", query: str = "A-1") -> str:
    [one] = seen(world, who, query)["answers"]
    return str(one["answer"])


def refusal(act: Callable[[], Any]) -> str:
    with pytest.raises(BadInput) as caught:
        act()
    return " | ".join(f"{fault.place}: {fault.fault}" for fault in caught.value.faults)


@pytest.mark.requirement("F5-1")
def test_an_officer_answers_and_both_sides_read_the_same(world: World) -> None:
    assert put(world)["query"] == "A-1"
    assert read(world) == "NOT ANSWERED"
    assert seen(world, "A")["answers"][0]["since"] == seen(world, "A")["came"]
    answer(world, "UNKNOWN", text="we cannot reach two posts")
    assert [read(world, who) for who in "AB"] == ["UNKNOWN", "UNKNOWN"]
    assert any("A-1: UNKNOWN" in ring.what for ring in world.members["A"].rings)


@pytest.mark.requirement("F5-1")
def test_a_node_with_a_plan_inside_and_nobody_at_the_desk_never_answers(world: World) -> None:
    world.act("B", ask.Give, notices=[draft("B-INSIDE", circle(38.0, 36.0, hours=4))])
    world.settle()
    put(world, precedence="FLASH")
    world.pass_seconds(3 * HOUR)
    world.kill("B")
    world.keep_contact()
    world.settle()
    line = next(iter(world.node("A").lines.values()))
    said = line.store.of_kinds(line.channel, [Kind.QUERY_ANSWER], 0, 10)
    assert said == []
    assert read(world) == read(world, "B") == "NOT ANSWERED"
    overdue = [r.what for r in world.members["B"].rings if "OVERDUE: query to answer" in r.what]
    assert overdue, "it climbs the ladder instead"
    told = {r.role for r in world.members["B"].rings if "query to answer" in r.what}
    assert "duty commander" in told


@pytest.mark.requirement("F5-1")
def test_the_desk_preselects_nothing(world: World) -> None:
    put(world)
    [item] = [i for i in watching.watch(world.node("B"), world.moment) if "query" in i["what"]]
    assert item["do"] == "keepclear query show A-1"
    words = {word.name for word in Word}
    assert not words & set(f"{item['do']} {item['about']}".replace(":", " ").split())
    fields = {f.name: f for f in __import__("msgspec").structs.fields(ask.AnswerQuery)}
    assert fields["answer"].required
    assert fields["until"].required


@pytest.mark.requirement("F5-2")
def test_only_an_answer_that_holds_reads_as_no(world: World) -> None:
    put(world)
    answer(world, "NO", until=START)
    assert read(world) == "NO"
    world.pass_seconds(HOUR - world.tick)
    assert read(world) == "EXPIRED"
    assert read(world, "B") == "EXPIRED"


@pytest.mark.requirement("F5-2")
def test_an_answer_is_corrected_by_a_later_one(world: World) -> None:
    put(world)
    answer(world, "NO")
    answer(world, "YES")
    one = seen(world, "A")["answers"][0]
    assert (one["answer"], one["corrected"]) == ("YES", True)
    line = next(iter(world.node("B").lines.values()))
    first, second = queries_said(world, "B")
    assert second.supersedes is not None
    assert queries.our_last_answer(line, first.target) != second.supersedes


def queries_said(world: World, who: str) -> list[QueryAnswer]:
    line = next(iter(world.node(who).lines.values()))
    rows = line.store.of_kinds(line.channel, [Kind.QUERY_ANSWER], 0, 10)
    from keepclear.record.envelope import parse

    found = [meaning(parse(row.data)) for row in sorted(rows, key=lambda row: row.seq)]
    return [one for one in found if isinstance(one, QueryAnswer)]


@pytest.mark.requirement("F5-3")
def test_a_query_below_the_least_is_refused_with_every_fault_and_nothing_is_written(
    world: World,
) -> None:
    before = world.node("A").store.counts()
    said = refusal(
        lambda: put(
            world,
            radius_m=4_999,
            end=START + 1_799,
            floor_m=0,
            ceiling_m=999,
            altitude_reference="AGL",
        )
    )
    assert "--radius-m: a radius of 4999 m is below the least of 5000 m" in said
    assert "--end: a duration of 29 min is below the least of 30 min" in said
    assert "--ceiling-m: a height of 999 m is below the least of 1000 m" in said
    assert world.node("A").store.counts() == before
    put(
        world,
        radius_m=5_000,
        end=START + 1_800,
        floor_m=0,
        ceiling_m=1_000,
        altitude_reference="AGL",
    )


def bring(world: World, kind: Kind, *statements: Any) -> None:
    """Let A's node be one of another make: it signs what ours would refuse."""
    member = world.members["A"]
    line = next(iter(member.node.lines.values()))
    officer = Signature("watch", "")
    with member.node.transaction(world.moment):
        for statement in statements:
            body = Draft(kind, statement.body(), Precedence.PRIORITY, officer, world.moment.utc)
            entry = line.author(
                member.us.signer, member.us.incarnation, body, member.node.journal.next_n
            )
            member.node.journal.add(Fact.AUTHORED, "odd", [entry.row.id])
            member.node.speak(line, entry, world.moment)
    world.carry_out(member, member.node.take_effects())
    world.settle()


def small(serial: int = 1, radius_m: float = 800.0) -> Query:
    return Query(serial, circle(38.0, 36.0, radius_m), START + HOUR, "")


@pytest.mark.requirement("F5-3")
def test_a_smaller_query_all_the_same_is_shown_and_told_neither_yes_nor_no(world: World) -> None:
    bring(world, Kind.QUERY, small())
    b = world.node("B")
    assert b.items.of(Need.ANSWER_QUERY) == [], "it needs no answer"
    [beyond] = seen(world, "B")["beyond"]
    assert beyond == "QUERY BELOW THE LEAST AREA: radius of 800 m, 5000 m at least"
    shown = [item["what"] for item in watching.watch(b, world.moment)]
    assert "QUERY BELOW THE LEAST AREA" in shown
    for word in ("YES", "NO"):
        said = refusal(lambda word=word: answer(world, word, knowingly=True))  # type: ignore[misc]
        assert "BELOW THE LEAST AREA" in said
    answer(world, "DECLINED")
    assert read(world) == "DECLINED"


@pytest.mark.requirement("F5-3")
def test_more_queries_in_a_day_than_settled_are_refused_at_home_and_need_no_answer_abroad(
    world: World,
) -> None:
    many = [
        replace(small(n, 5_000.0), volume=circle(38.0, 36.0, 5_000.0))
        for n in range(1, QUERIES_PER_DAY_MAX + 2)
    ]
    bring(world, Kind.QUERY, *many)
    assert len(world.node("B").items.of(Need.ANSWER_QUERY)) == QUERIES_PER_DAY_MAX
    last = f"A-{QUERIES_PER_DAY_MAX + 1}"
    assert seen(world, "B", last)["beyond"][0].startswith("MORE QUERIES THAN SETTLED")
    assert f"query {QUERIES_PER_DAY_MAX + 2} within a day" in refusal(lambda: put(world))
    world.pass_seconds(25 * HOUR)
    put(world, start=START + 26 * HOUR, end=START + 28 * HOUR, expires=START + 26 * HOUR)


@pytest.mark.requirement("F5-3")
def test_an_agreement_sets_the_least_from_its_own_date_at_both_ends(world: World) -> None:
    limits = QueryLimits(radius_m=10_000, duration_s=3_600, daily=2)
    agreement = drafted(
        Rules(Separation(1_000.0, 0.0, 0)), query_limits=limits, from_utc=world.moment.utc + 1_800
    )
    agree(world, agreement)
    put(world)
    assert seen(world, "B")["beyond"] == [], "it is judged by what held when it came"
    world.pass_seconds(1_800)
    said = refusal(lambda: put(world, radius_m=9_999, end=START + 3_599))
    assert "a radius of 9999 m is below the least of 10000 m" in said
    assert "a duration of 59 min is below the least of 60 min" in said
    bring(world, Kind.QUERY, small(2, 5_000.0))
    assert seen(world, "B")["beyond"] == []
    assert "10000 m at least" in seen(world, "B", "A-2")["beyond"][0]
    assert "it would be query 3 within a day, of 2" in refusal(lambda: put(world, radius_m=10_000))


@pytest.mark.requirement("F5-4")
def test_what_would_narrow_is_flagged_before_it_is_answered_and_answered_only_knowingly(
    world: World,
) -> None:
    put(world)
    answer(world, "YES")
    moved = put(world, place=(PLACE[0], PLACE[1] + 3 * KM_NORTH))
    assert "SMALL PIECE" in moved["warnings"][0], "the asker is told as well"
    view = seen(world, "B", "A-2")
    [flag] = view["flags"]
    assert flag.startswith("SMALL PIECE: with A-1 an answer could tell of a piece")
    assert [one["query"] for one in view["circles"]] == ["A-2", "A-1"]
    assert view["circles"][1]["our_answer"] == "YES"
    [item] = [i for i in watching.watch(world.node("B"), world.moment) if "query" in i["what"]]
    assert item["about"].endswith("FLAGGED")
    for word in ("YES", "NO"):
        said = refusal(lambda word=word: answer(world, word, "A-2"))  # type: ignore[misc]
        assert "SMALL PIECE" in said
    answer(world, "NO", "A-2", knowingly=True)
    assert "flags" not in seen(world, "A", "A-2"), "the flags are those of the one asked"


@pytest.mark.requirement("F5-4")
def test_a_query_in_another_channel_of_the_same_party_counts_as_well() -> None:
    world = World("ABC")
    world.open_channel("wide")
    world.open_channel("narrow", "AB")
    put(world, channel="wide")
    put(world, channel="narrow", place=(PLACE[0], PLACE[1] + KM_NORTH))
    both = querying.queries(world.node("B"), world.moment)
    views = [querying.query(world.node("B"), world.moment, one["record"]) for one in both]
    assert all(view["flags"] for view in views), "whichever is answered first"


@pytest.mark.requirement("F5-5")
def test_no_while_a_notice_of_ours_stands_inside_is_warned_of_and_shown_to_us_alone(
    world: World,
) -> None:
    world.act("A", ask.Propose, title="s", lateral_m=2_000, vertical_m=0, time_s=0)
    world.act("B", ask.Give, notices=[draft("B-INSIDE", circle(38.04, 36.0))])
    world.act("B", ask.Give, notices=[draft("B-NEAR", circle(38.07, 36.0))])
    world.act("B", ask.Give, notices=[draft("B-LATER", circle(38.0, 36.0, hour=9))])
    world.settle()
    put(world)
    [inside] = seen(world, "B")["own_inside"]
    assert (inside["what"], inside["name"]) == ("notice", "B-INSIDE")
    assert "own_inside" not in seen(world, "A")
    assert "warnings" not in answer(world, "UNKNOWN")
    [warned] = answer(world, "NO")["warnings"]
    assert "B-INSIDE stands inside" in warned


@pytest.mark.requirement("F5-5")
def test_a_site_that_nobody_was_given_stands_beside_the_question_and_a_no_is_warned_of(
    world: World,
) -> None:
    hospital = draft("Hospital", circle(38.02, 36.0, hours=900), activity="humanitarian_site")
    elsewhere = draft("Well", circle(38.5, 36.0, hours=900), activity="static_site")
    world.act("B", ask.AddSites, sites=[hospital, elsewhere])
    put(world)
    [inside] = seen(world, "B")["own_inside"]
    assert (inside["what"], inside["name"]) == ("site", "Hospital")
    [warned] = answer(world, "NO")["warnings"]
    assert "our own site Hospital stands inside" in warned
    told = [f for row in world.node("A").store.journal(0, 1_000) for f in facts(row)]
    assert b"Hospital" not in repr(told).encode(), "only our own desk knows"


@pytest.mark.requirement("F5-6")
def test_every_query_and_answer_is_in_the_disclosure_ledger(world: World) -> None:
    put(world)
    done = answer(world, "NO")
    for who, what in (("A", "query"), ("B", "query answer")):
        journal = world.node(who).store.journal(0, 1_000)
        told = [f for row in journal for f in facts(row) if f[0] == Fact.RELEASED]
        channel = next(iter(world.node(who).lines))
        record = bytes.fromhex(done["record"])
        assert [f[1] for f in told] == [what]
        assert told[0][3:] == [channel, "", ""]
        assert (told[0][2] == record) is (who == "B")


@pytest.mark.requirement("F5-1")
def test_its_own_author_does_not_answer_a_query(world: World) -> None:
    put(world)
    said = refusal(
        lambda: world.act("A", ask.AnswerQuery, query="A-1", answer="NO", until=START + HOUR)
    )
    assert "A-1 is our own" in said
    record = bytes.fromhex(seen(world, "A")["record"])
    bring(world, Kind.QUERY_ANSWER, QueryAnswer(record, Word.NO, START + HOUR, ""))
    line = next(iter(world.node("B").lines.values()))
    assert queries.answers(line, record) == {}
    assert read(world, "B") == "NOT ANSWERED"


@pytest.mark.requirement("F5-2")
def test_an_answer_holds_no_longer_than_what_was_asked_about(world: World) -> None:
    put(world)
    assert "after the end" in refusal(lambda: answer(world, "NO", until=START + 2 * HOUR + 1))
    assert "does not lie ahead" in refusal(lambda: answer(world, "NO", until=START - HOUR))


def test_a_serial_is_used_once_and_a_correction_names_what_it_corrects(world: World) -> None:
    put(world)
    bring(world, Kind.QUERY, small(1, 5_000.0))
    record = bytes.fromhex(seen(world, "A")["record"])
    bring(
        world,
        Kind.QUERY_ANSWER,
        QueryAnswer(record, Word.NO, START, ""),
        QueryAnswer(record, Word.YES, START, ""),
    )
    line = next(iter(world.node("B").lines.values()))
    log = world.node("A").lines[line.channel].our_log
    assert log is not None
    rows = line.store.entries(line.channel, log, 0, 100)
    why = [row.why for row in rows if row.verdict is Verdict.REFUSED]
    assert len(why) == 2
    assert "(query/4)" in why[0]
    assert "(query/5)" in why[1]


def test_a_rebuild_makes_every_query_again(world: World) -> None:
    put(world)
    answer(world, "NO")
    put(world, place=(PLACE[0], PLACE[1] + KM_NORTH))
    answer(world, "DECLINED", "A-2")
    put(world, "B", place=(40_000_000, 36_000_000))
    bring(world, Kind.QUERY, small(7))
    for who in "AB":
        node = world.node(who)
        again = Node(StoreSqlite(":memory:"), node.us, procedure=world.procedure)
        again.open(world.moment)
        replay(node.store, again)
        for line in node.lines.values():
            rows = queries.queries(node, line, 0)
            assert len(rows) == 4
            assert queries.queries(again, line, 0) == rows
        assert again.items.each() == node.items.each()
        mine = querying.queries(node, world.moment)
        assert querying.queries(again, world.moment) == mine


def test_a_question_reads_alike_after_a_restart(world: World) -> None:
    put(world)
    before = seen(world, "B")
    world.kill("B")
    assert seen(world, "B") == before
    assert [row.need for row in world.node("B").items.of(Need.ANSWER_QUERY)] == [15]
    assert world.node("B").store.numbered_last(Numbered.QUERY, next(iter(world.node("B").lines)), 0)
