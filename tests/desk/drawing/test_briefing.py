"""The briefing: one file that needs nothing else, whose rows match the numbers on the map."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from tests.desk.drawing.scenes import many, msl, scene, two

from keepclear.desk.drawing.briefing import STRIPS_A_PAGE, briefing_html
from keepclear.desk.drawing.scene import DrawnBreach
from keepclear.desk.drawing.wording import LAW

VOID = {"meta", "br", "line", "rect", "path", "circle", "use"}


class Reader(HTMLParser):
    """Which elements a page has, and whether each is closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_element_is_closed_in_its_place() -> None:
    full = replace(many(30), breaches=(DrawnBreach("N", "A-NOTICE-0", "late", (36.0, 35.0)),))
    assert Reader(briefing_html(full)).open == []


def test_the_page_needs_neither_script_nor_network_nor_font() -> None:
    page = briefing_html(many(6))
    tags = {tag for tag, _ in Reader(page).elements}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "image"} == set()
    assert re.findall(r"https?:|//|@import|@font-face", page) == []
    assert re.findall(r"url\((?!#clip-area-)", page) == []


def test_rows_match_the_markers_on_the_map() -> None:
    elements = Reader(briefing_html(many(14))).elements
    rows = [given["data-conflict"] for tag, given in elements if tag == "tr" and given]
    assert rows == [str(number) for number in range(1, 8)]
    marked = {given.get("data-conflict") for tag, given in elements if tag == "g"} - {None}
    assert marked == set(rows)


def test_a_name_from_a_stranger_stays_text_and_is_isolated() -> None:
    name = "<script>alert('1')</script> \u202e & \""
    page = briefing_html(two(msl(0, 5), msl(0, 5), names=(name, "B-1")))
    assert "script" not in {tag for tag, _ in Reader(page).elements}
    written = "<bdi>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; \\u202e &amp; &quot;</bdi>"
    assert written in page


def test_words_given_by_others_are_escaped_wherever_they_stand() -> None:
    plain = two(msl(0, 5), msl(0, 5))
    bad = "<b>&\x00"
    full = replace(
        plain,
        title=bad,
        separation=bad,
        files=(bad,),
        conflicts=(replace(plain.conflicts[0], severity=bad, offers=(bad,)),),
        breaches=(DrawnBreach(bad, bad, bad, (36.0, 35.0)),),
    )
    page = briefing_html(full)
    assert "<b>" not in page
    assert "\x00" not in page
    assert page.count("&lt;b&gt;&amp;\\u0000") >= 9


def test_the_ways_out_of_each_notice_stand_in_a_list_of_their_own() -> None:
    plain = two(msl(0, 5), msl(0, 5))
    offers = ("A-1: 5 min later", "A-1: 50 m higher", "A-1: 2 more", "B-1: not asked to move")
    page = briefing_html(replace(plain, conflicts=(replace(plain.conflicts[0], offers=offers),)))
    ours = "".join(f"<li>{offer}</li>" for offer in offers[:3])
    assert f"<ul>{ours}</ul><ul><li>B-1: not asked to move</li></ul>" in page


def test_it_is_printed_on_a4_across_with_page_numbers() -> None:
    page = briefing_html(many(4))
    assert "size:A4 landscape" in page
    assert "counter(page)" in page
    assert LAW in page


def test_equal_scenes_give_equal_pages() -> None:
    assert briefing_html(many(6)) == briefing_html(many(6))


def test_strips_are_parted_into_pages() -> None:
    page = briefing_html(many(2 * STRIPS_A_PAGE + 2))
    assert page.count('aria-label="Strips"') == 2


def test_a_briefing_without_conflicts_has_no_strips() -> None:
    page = briefing_html(scene(many(1).plans[0]))
    assert "None under this separation." in page
    assert 'aria-label="Strips"' not in page
