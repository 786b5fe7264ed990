"""Agreements at the desk: begun from a model, read as a file is, shown before they are proposed."""

import base64
from typing import Any

import pytest
from tests.host.plotting.conftest import view
from tests.host.terminal import Desk

from keepclear.exchange.agreement import parse_agreement
from keepclear.host.body import Body
from keepclear.standards.rules_toml.agreement import read_agreement

TEXT = """
[base]
article = "1"
lateral_m = 1000
vertical_m = 300
time_s = 60

[[area]]
name = "town"
article = "2"
point = [38.336, 36.8916]
radius_m = 20000
[area.never]
parties = ["A"]

[[article]]
number = "1"
text = "They stay apart."

[[article]]
number = "2"
text = "The town is left alone."
"""


def propose(body: Body, content: str) -> Any:
    said = {"act": "agreement propose", "ref": "of-the-desk", "title": "it", "content": content}
    return body.answer(said)[0]


def test_a_draft_is_shown_as_every_party_would_read_it(body: Body) -> None:
    found = view(body, "agreement draft", text=TEXT)
    assert found["faults"] == []
    assert [words for name, words in found["says"] if name.startswith("article 2")] == [
        "The town is left alone."
    ]
    assert found["effect"] is None
    would = view(body, "agreement draft", text=TEXT, effect=True)["effect"]
    assert [(one["notice"], one["article"]) for one in would["breaches_appear"]] == [
        ("N-1", "draft, article 2")
    ]


def test_what_was_read_is_what_is_proposed_and_comes_back_as_a_file(body: Body) -> None:
    content = view(body, "agreement draft", text=TEXT)["content"]
    # A draft that another officer releases is shown from the act itself.
    again = view(body, "agreement draft", content=content)
    propose(body, content)
    whole = view(body, "agreement", agreement="it")
    assert again["says"] == whole["says"]
    written = view(body, "agreement text", agreement="it")
    assert (written["title"], written["left_out"]) == ("it", [])
    same = read_agreement("it", written["text"].encode())
    draft = parse_agreement(base64.b64decode(content))
    assert (same.rules, same.articles, same.under) == (draft.rules, draft.articles, draft.under)


@pytest.mark.parametrize(
    ("was", "becomes", "place"),
    [
        ("lateral_m = 1000", 'lateral_m = "far"', "text: base.lateral_m"),
        ("vertical_m", "vertikal_m", "text: base.vertikal_m"),
        ('article = "2"', 'article = "9"', "text: "),
        ('["A"]', '["Q"]', "party 'Q'"),
        ("[base]", "[base", "text"),
    ],
)
def test_each_fault_is_told_with_its_place(body: Body, was: str, becomes: str, place: str) -> None:
    found = view(body, "agreement draft", text=TEXT.replace(was, becomes))
    assert any(one["place"].startswith(place) for one in found["faults"]), found["faults"]
    assert "content" not in found


def test_what_is_no_agreement_in_force_cannot_be_amended(body: Body) -> None:
    found = view(body, "agreement draft", text=TEXT, amends="nothing")
    assert [one["place"] for one in found["faults"]] == ["agreement"]


def test_every_ready_model_is_there_to_begin_from(body: Body, desk: Desk) -> None:
    models = view(body, "agreement models")
    assert len(models) == 6
    for one in models:
        assert read_agreement(one["name"], one["text"].encode()).articles


def test_the_command_line_prints_the_same_models(desk: Desk) -> None:
    names = desk.done("agreement", "model")
    assert "flight-safety" in names
    printed = desk("agreement", "model", "flight-safety").out
    assert read_agreement("it", printed.encode()).articles
