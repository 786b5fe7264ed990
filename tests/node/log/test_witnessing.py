"""What a node asks of witnesses and takes from them; and that nothing ever waits for one."""

from base64 import b64decode
from datetime import UTC
from typing import Any

import pytest
from tests.evidence.parties import HOLDS, outcome, outcome_of_second
from tests.node.by_the_letter import LetterWitness
from tests.simulation.world import World, draft

from keepclear.desk import proving, views, watching
from keepclear.desk import witnessing as shown
from keepclear.desk.drawing.proof import lines
from keepclear.evidence.bundle import parse_bundle
from keepclear.evidence.proof import Proof, prove
from keepclear.evidence.summary import summary
from keepclear.exchange.procedure import HOUR, Procedure
from keepclear.host.store_sqlite import StoreSqlite
from keepclear.node import request as ask
from keepclear.node.effects import AskWitnesses
from keepclear.node.log.witnessing import Policy, answered, failed, next_ask, posted
from keepclear.node.node import Node
from keepclear.node.open_item import Need
from keepclear.node.replay import replay
from keepclear.record.checkpoint import (
    parse_note_key,
    sign_checkpoint,
    write_submission,
)
from keepclear.record.signing import Signer, digits

LOG_KEY = Signer(b"\x51" * 32)
LONG = 300 * 24 * HOUR
QUIET = Procedure(check_every_s=LONG, unmanned_s=LONG, contact_s=LONG, silence_s=LONG)
WITHIN_S, EVERY_S = 600, 60


class Witnessed:
    """A world of A and B in which A names some witnesses and asks them."""

    def __init__(self, count: int = 1, least: int = 1) -> None:
        self.world = World("AB", procedure=QUIET)
        self.world.open_channel()
        self.witnesses = [
            LetterWitness(f"letter.example/w{n}", 1_900_000_000 + 10 * n) for n in range(count)
        ]
        for n, one in enumerate(self.witnesses):
            one.key = type(one.key)(bytes([0x71 + n]) * 32)
        self.keys = [parse_note_key(one.vkey) for one in self.witnesses]
        self.policy = Policy(tuple(self.keys), least, WITHIN_S, EVERY_S, LOG_KEY.public_key)
        self.node.witnessing.policy = self.policy
        for one in self.witnesses:
            for row in shown.key_view(self.node, LOG_KEY.public_key)["logs"]:
                one.serve(row["key"])

    @property
    def node(self) -> Node:
        return self.world.node("A")

    @property
    def line(self) -> Any:
        return next(iter(self.node.lines.values()))

    def ask(self, *which: int) -> None:
        """Ask each witness until there is nothing more to ask now."""
        for n in which or range(len(self.witnesses)):
            for _ in range(20):
                asked = next_ask(self.node, self.keys[n], self.world.moment)
                if asked is None:
                    break
                note = sign_checkpoint(LOG_KEY, asked.checkpoint)
                body = write_submission(asked.old, asked.proof, note)
                status, reply = self.witnesses[n].post(body)
                answered(self.node, asked, status, reply, self.world.moment)

    def give(self, name: str = "N1", precedence: str = "ROUTINE") -> bytes:
        reply = self.world.act("A", ask.Give, notices=[draft(name)], precedence=precedence)
        return bytes.fromhex(reply["notices"][0]["record"])

    def posted(self, name: str = "N1") -> dict[str, Any]:
        found: dict[str, Any] = views.notice(self.node, self.world.moment, name)["posted"]
        return found

    def wait(self, seconds: float) -> None:
        self.world.pass_seconds(seconds)


@pytest.mark.requirement("W-4")
def test_a_notice_that_the_peer_does_not_receipt_is_posted_by_the_witness_clock() -> None:
    story = Witnessed()
    story.world.cut_off.add("B")
    story.give()
    assert story.posted()["state"] == "UNWITNESSED"
    story.wait(EVERY_S)
    story.ask()
    view = story.posted()
    assert view["state"] == "POSTED, NOT RECEIPTED"
    assert view["at"] == "2030-03-17T17:46:40Z"  # the witness's 1900000000, and not our dawn
    assert view["not_receipted"] == ["B"]
    story.world.cut_off.clear()
    story.wait(120)
    assert story.posted()["state"] == "POSTED"


@pytest.mark.requirement("W-4")
def test_without_a_witness_everything_works_and_says_so() -> None:
    world = World("AB", procedure=QUIET)
    world.open_channel()
    world.act("A", ask.Give, notices=[draft("N1")])
    world.settle()
    view = views.notice(world.node("A"), world.moment, "N1")
    assert view["posted"]["state"] == "UNWITNESSED"
    assert view["parties"][0]["receipt"] == "RECEIVED"
    assert views.status(world.node("A"), world.moment)["channels"][0]["witnessed"] == "UNWITNESSED"
    world.pass_seconds(LONG / 300)
    assert world.node("A").items.of(Need.UNWITNESSED) == []
    assert views.notice(world.node("B"), world.moment, "N1")["posted"] == {}


@pytest.mark.requirement("W-3")
def test_k_of_n_witnesses_post_and_fewer_do_not() -> None:
    story = Witnessed(count=3, least=2)
    story.give()
    story.wait(EVERY_S)
    story.ask(2)
    assert story.posted()["state"] == "UNWITNESSED"
    assert story.posted()["by"] == [{"witness": "letter.example/w2", "at": "2030-03-17T17:47:00Z"}]
    story.ask(0)
    # The second of the earliest times: by then both had seen it.
    assert story.posted()["at"] == "2030-03-17T17:47:00Z"
    story.ask(1)
    assert story.posted()["at"] == "2030-03-17T17:46:50Z"


@pytest.mark.requirement("W-4")
def test_a_later_cosignature_never_makes_a_record_younger() -> None:
    story = Witnessed()
    story.give("N1")
    story.wait(EVERY_S)
    story.ask()
    first = story.posted("N1")["at"]
    story.witnesses[0].now += 5_000
    story.give("N2")
    story.wait(EVERY_S)
    story.ask()
    assert story.posted("N1")["at"] == first < story.posted("N2")["at"]


@pytest.mark.requirement("W-3")
def test_what_is_urgent_is_asked_at_once_and_the_rest_on_schedule() -> None:
    story = Witnessed()
    story.wait(EVERY_S)
    story.ask()
    story.give("N1")
    assert next_ask(story.node, story.keys[0], story.world.moment) is None
    effects: list[Any] = []
    story.world.carry_out = lambda _, found: effects.extend(found)  # type: ignore[method-assign,assignment]
    story.give("N2", precedence="FLASH")
    assert AskWitnesses() in effects
    assert next_ask(story.node, story.keys[0], story.world.moment) is not None


@pytest.mark.requirement("W-3")
def test_a_witness_that_is_away_delays_nothing_and_is_asked_again_ever_later() -> None:
    story = Witnessed()
    gaps = []
    for _ in range(5):
        story.node.witnessing.calls_of(story.keys[0].public_key)
        failed(story.node, story.keys[0], "it does not answer", story.world.moment)
        rest_s = story.node.witnessing.rest_s(story.keys[0].public_key, story.world.tick)
        gaps.append(rest_s)
    assert gaps == [1.0, 2.0, 4.0, 8.0, 8.0]
    story.give("N1", precedence="FLASH")
    story.world.settle()
    assert views.notice(story.node, story.world.moment, "N1")["parties"][0]["receipt"] == "RECEIVED"


@pytest.mark.requirement("W-5")
def test_too_few_cosignatures_in_time_wait_for_a_person_until_they_come() -> None:
    story = Witnessed(count=2, least=2)
    story.give()
    story.wait(EVERY_S)
    story.ask(0)
    failed(story.node, story.keys[1], "it does not answer", story.world.moment)
    story.wait(WITHIN_S + 5)
    listed = {i["what"]: i for i in watching.watch(story.node, story.world.moment)}
    assert "letter.example/w1: it does not answer" in listed["UNWITNESSED"]["about"]
    assert any("UNWITNESSED" in ring.what for ring in story.world.members["A"].rings)
    story.wait(EVERY_S)
    story.ask()
    assert "UNWITNESSED" not in {
        item["what"] for item in watching.watch(story.node, story.world.moment)
    }
    assert shown.status(story.node, story.world.moment)["logs"][0]["late"] is False


def test_a_restart_asks_on_from_what_was_cosigned_and_knows_all_that_was() -> None:
    story = Witnessed()
    story.give()
    story.wait(EVERY_S)
    story.ask()
    before = story.posted()
    story.world.kill("A")
    story.node.witnessing.policy = story.policy
    assert story.posted() == before
    story.give("N2")
    asked = next_ask(story.node, story.keys[0], story.world.moment)
    assert asked is not None
    assert asked.old == story.witnesses[0].latest[asked.checkpoint.origin][0]


def test_an_answer_that_was_lost_is_made_good_by_the_size_that_the_witness_says() -> None:
    story = Witnessed()
    story.wait(EVERY_S)
    asked = next_ask(story.node, story.keys[0], story.world.moment)
    assert asked is not None
    body = write_submission(asked.old, asked.proof, sign_checkpoint(LOG_KEY, asked.checkpoint))
    assert story.witnesses[0].post(body)[0] == 200  # and nothing comes back
    failed(story.node, story.keys[0], "it did not answer in time", story.world.moment)
    story.give()
    story.wait(EVERY_S)
    story.ask()
    assert story.posted()["state"] == "POSTED"


def test_a_witness_that_lost_its_state_is_brought_up_again() -> None:
    story = Witnessed()
    story.wait(EVERY_S)
    story.ask()
    story.witnesses[0].latest.clear()
    story.give()
    story.wait(EVERY_S)
    story.ask()
    assert story.posted()["state"] == "POSTED"


@pytest.mark.parametrize("what", ["more", "another"])
def test_a_witness_that_has_seen_another_log_of_ours_is_shown_to_a_person(what: str) -> None:
    story = Witnessed()
    story.wait(EVERY_S)
    story.ask()
    (origin,) = story.witnesses[0].latest
    size, _ = story.witnesses[0].latest[origin]
    story.witnesses[0].latest[origin] = (size + 50 * (what == "more"), b"\x13" * 32)
    story.give()
    story.wait(EVERY_S)
    story.ask()
    words = {"more": "SEEN MORE OF OUR LOG", "another": "SEEN ANOTHER LOG OF OURS"}[what]
    odd = [row.what for row in story.node.store.oddities(seen=False)]
    assert [one for one in odd if words in one] == [f"WITNESS HAS {words}"]
    asked = story.witnesses[0].asked
    story.wait(10 * EVERY_S)
    story.ask()
    assert story.witnesses[0].asked == asked


def test_a_witness_that_does_not_know_our_key_is_named_with_the_cure() -> None:
    story = Witnessed()
    story.witnesses[0].logs.clear()
    story.wait(EVERY_S)
    story.ask()
    (row,) = [r for r in story.node.store.oddities(seen=False) if "WITNESS" in r.what]
    assert "keepclear witness key" in row.why


def test_an_answer_by_another_key_counts_for_nothing() -> None:
    story = Witnessed(count=2)
    story.give()
    story.wait(EVERY_S)
    asked = next_ask(story.node, story.keys[0], story.world.moment)
    assert asked is not None
    body = write_submission(asked.old, asked.proof, sign_checkpoint(LOG_KEY, asked.checkpoint))
    status, reply = story.witnesses[1].post(body)
    assert status == 200
    for bad in (reply, b"", b"\xff", reply[:-9] + b"AAAAAAA=\n"):
        answered(story.node, asked, 200, bad, story.world.moment)
    assert story.posted()["by"] == []


def test_a_rebuild_knows_the_same_cosignatures_and_the_same_lateness() -> None:
    story = Witnessed(count=2, least=2)
    record = story.give()
    story.wait(EVERY_S)
    story.ask(0)
    story.wait(WITHIN_S + 5)
    old = story.node
    made = StoreSqlite(":memory:")
    node = Node(made, old.us, old.pace, procedure=QUIET)
    replay(old.store, node)
    assert (
        [row.key for row in node.items.of(Need.UNWITNESSED)]
        == [row.key for row in old.items.of(Need.UNWITNESSED)]
        != []
    )
    stored = old.store.record(record)
    assert stored is not None
    node.witnessing.policy = story.policy
    line = node.lines[stored.channel]
    assert posted(node, line, stored.log, stored.seq) == posted(
        old, story.line, stored.log, stored.seq
    )
    for prefix in ("cosigned ", "witnessed "):
        assert made.kept_under(prefix, prefix, 99) == old.store.kept_under(prefix, prefix, 99) != []


def test_a_long_log_is_caught_up_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keepclear.node.log.witnessing.WITNESS_STEP_ENTRIES_MAX", 3)
    story = Witnessed()
    for n in range(11):
        story.give(f"N{n}")
    story.wait(EVERY_S)
    story.ask()
    story.witnesses[0].latest.clear()
    story.give("LAST")
    for _ in range(20):
        story.wait(EVERY_S)
        story.ask()
    assert story.posted("LAST")["state"] == "POSTED"


def test_a_checkpoint_tells_a_witness_nothing_of_the_line() -> None:
    story = Witnessed()
    story.give()
    story.wait(EVERY_S)
    asked = next_ask(story.node, story.keys[0], story.world.moment)
    assert asked is not None
    body = write_submission(asked.old, asked.proof, sign_checkpoint(LOG_KEY, asked.checkpoint))
    secrets = [story.line.channel, story.node.us.party, story.node.us.signer.public_key]
    secrets += [row.id for row in story.node.store.entries(asked.channel, asked.log, 0, 99)]
    assert not any(secret.hex().encode() in body or secret in body for secret in secrets)
    assert b"line" not in body


@pytest.mark.requirement("W-6")
def test_a_bundle_says_by_which_witness_clock_a_notice_was_there_at_the_latest() -> None:
    story = Witnessed(count=2)
    record = story.give()
    story.wait(EVERY_S)
    story.ask()
    story.witnesses[0].now += 5_000
    story.give("N2")
    story.wait(EVERY_S)
    story.ask()
    made = proving.bundle(story.node, story.world.moment, ["N1"], journal=False)
    data = b64decode(made["bundle"])
    code, claims = outcome(data)
    assert (code, claims) == outcome_of_second(data)
    assert code == HOLDS
    found = {one["record"]: one for one in claims["channels"][0]["records"]}
    keys = sorted(
        (key.public_key.hex(), 1_900_000_000 + 10 * n) for n, key in enumerate(story.keys)
    )
    assert found[record.hex()]["witnessed"] == [[key, utc, ""] for key, utc in keys]
    proof = prove(parse_bundle(data))
    assert isinstance(proof, Proof)
    said = "\n".join(lines(summary(proof), UTC))
    assert f"by the clock of the witness with the key {digits(story.keys[0].public_key)}" in said


@pytest.mark.requirement("W-4", "L-1")
def test_very_many_cosignatures_are_kept_sparsely_and_still_say_when_of_every_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most, count = 8, 40
    monkeypatch.setattr("keepclear.node.log.witnessing.COSIGNATURES_KEPT_MAX", most)
    story, told = Witnessed(), []
    for n in range(count):
        story.give(f"N{n}")
        story.wait(EVERY_S)
        story.witnesses[0].now += EVERY_S
        story.ask()
        told.append(story.posted(f"N{n}")["at"])
        kept = story.node.store.kept_under("cosigned ", "cosigned ", count)
        assert len(kept) <= most
    assert len(set(told)) == count
    now = [story.posted(f"N{n}")["at"] for n in range(count)]
    assert {story.posted(f"N{n}")["state"] for n in range(count)} <= {"POSTED"}
    assert all(then <= at for then, at in zip(told, now, strict=True))  # later, and never younger
    assert now[0] == told[0]
    assert now[-most // 2 :] == told[-most // 2 :]
    assert len(set(now)) == len(kept)
    made = StoreSqlite(":memory:")
    replay(story.node.store, Node(made, story.node.us, story.node.pace, procedure=QUIET))
    assert made.kept_under("cosigned ", "cosigned ", count) == kept
