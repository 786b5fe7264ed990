"""A document is complete when all have signed the same bytes, and never by silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepclear.errors import BadRecord
from keepclear.exchange.document import (
    Act,
    Deed,
    DocumentKind,
    Endorsement,
    Fate,
    Proposal,
    content_hash,
    fate,
    parse_endorsement,
    parse_proposal,
)
from keepclear.exchange.rule.separation import Separations, parse_separations
from keepclear.record.log import LogName

GOOD, OTHER = content_hash(b"good"), content_hash(b"other")
LOGS = [LogName(party, bytes([party]) * 8) for party in range(3)]
SEPARATIONS = Separations(1_000, 150, 60, 1_900_000_000)


def deed(
    party: int, seq: int, act: Act, text: bytes = GOOD, cut: dict[LogName, int] | None = None
) -> Deed:
    return Deed(LOGS[party], seq, act, text, cut or {})


DEEDS = st.lists(
    st.builds(
        deed,
        st.integers(0, 2),
        st.integers(1, 9),
        st.sampled_from(list(Act)[1:]),
        st.sampled_from([GOOD, GOOD, OTHER]),
        st.fixed_dictionaries({log: st.integers(0, 9) for log in LOGS}),
    ),
    max_size=10,
    unique_by=lambda d: (d.log, d.seq),
).map(lambda deeds: [deed(0, 0, Act.PROPOSE), *deeds])


@given(DEEDS, st.randoms(use_true_random=False))
def test_a_fate_does_not_depend_on_the_order_in_which_deeds_are_given(
    deeds: list[Deed], chance: object
) -> None:
    shuffled = deeds.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fate(0, 3, shuffled) is fate(0, 3, deeds)


@given(DEEDS)
def test_a_document_is_complete_only_with_a_signature_of_every_other_member(
    deeds: list[Deed],
) -> None:
    if fate(0, 3, deeds) is Fate.COMPLETE:
        signed = {d.log.party for d in deeds if d.act is Act.SIGN and d.content_hash == GOOD}
        assert {1, 2} <= signed


@given(DEEDS, st.integers(10, 20))
def test_nothing_after_its_end_changes_a_fate(deeds: list[Deed], seq: int) -> None:
    settled = fate(0, 3, deeds)
    if settled is not Fate.OPEN:
        later = [deed(p, seq, act) for p in range(3) for act in (Act.WITHDRAW, Act.RETRACT)]
        assert fate(0, 3, [*deeds, *later]) is settled


ALL = {log: 9 for log in LOGS}
SIGNED = [deed(0, 0, Act.PROPOSE), deed(1, 1, Act.SIGN), deed(2, 1, Act.SIGN)]
CLOSE = deed(0, 5, Act.CLOSE, cut=ALL)


@pytest.mark.parametrize(
    ("deeds", "what"),
    [
        ([], Fate.OPEN),
        (SIGNED, Fate.OPEN),
        ([*SIGNED, CLOSE], Fate.COMPLETE),
        ([*SIGNED, deed(1, 5, Act.CLOSE, cut=ALL)], Fate.OPEN),
        ([*SIGNED[:2], CLOSE], Fate.VOID),
        ([*SIGNED, deed(2, 3, Act.WITHDRAW), CLOSE], Fate.VOID),
        ([*SIGNED, deed(2, 3, Act.WITHDRAW), deed(2, 4, Act.SIGN), CLOSE], Fate.COMPLETE),
        ([*SIGNED, deed(2, 9, Act.WITHDRAW), CLOSE], Fate.COMPLETE),
        ([*SIGNED, deed(0, 4, Act.RETRACT), CLOSE], Fate.RETRACTED),
        ([*SIGNED, CLOSE, deed(0, 6, Act.RETRACT)], Fate.COMPLETE),
        ([*SIGNED[:2], deed(2, 1, Act.SIGN, OTHER), CLOSE], Fate.VOID),
        ([*SIGNED, deed(0, 4, Act.RETRACT, OTHER), CLOSE], Fate.COMPLETE),
        ([*SIGNED, deed(0, 5, Act.CLOSE, OTHER, ALL)], Fate.OPEN),
        ([*SIGNED, deed(0, 5, Act.CLOSE)], Fate.VOID),
    ],
)
def test_a_fate_is_what_the_proposer_had_seen_when_it_closed(deeds: list[Deed], what: Fate) -> None:
    assert fate(0, 3, deeds) is what


def test_documents_are_read_as_they_were_written() -> None:
    assert parse_separations(SEPARATIONS.content()) == SEPARATIONS
    proposal = Proposal(DocumentKind.SEPARATIONS, "separations", SEPARATIONS.content())
    assert parse_proposal(proposal.body()) == proposal
    for act in list(Act)[1:]:
        endorsement = Endorsement(act, b"\x01" * 32, GOOD)
        assert parse_endorsement(endorsement.body()) == endorsement


@pytest.mark.parametrize("number", [0, 1, 6, 2**63 - 1])
def test_an_act_that_is_no_endorsement_is_refused(number: int) -> None:
    with pytest.raises(BadRecord) as caught:
        parse_endorsement({1: number, 2: b"\x01" * 32, 3: GOOD})
    assert caught.value.rule == "document/2"


def test_a_proposal_whose_content_is_not_readable_is_refused_by_the_rule_it_breaks() -> None:
    for content, rule in (
        (b"\x01", "separations/1"),
        (b"\xff", "canonical/2"),
        (b"", "canonical/1"),
    ):
        with pytest.raises(BadRecord) as caught:
            parse_proposal({1: 1, 2: "x", 3: content})
        assert caught.value.rule == rule
