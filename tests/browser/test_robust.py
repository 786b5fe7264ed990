"""On a bad day: a node that dies, a session that ends, hostile words, no mouse, an alarm."""

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect
from tests.browser.conftest import Open
from tests.browser.desks import PAGES, ROOT, Desk, window
from tests.browser.spoken import spoken
from tests.desk.map_layers.made import blob, geopackage, pictures, roads, wkb_line
from tests.desk.stand_in import PASSWORD
from tests.exchanges.parties import Party, awaited, free_port, make_party, run, serving

from keepclear.host.demo.officers import OFFICER, seat
from keepclear.host.settings import SETTINGS_FILE

PLACE = "36 53 30N 038 20 10E"
BEGINS, ENDS = "2030-06-01T05:00Z", "2030-06-01T09:00Z"
HOSTILE = (
    "<img src=x onerror=\"window.hit='image'\">",
    "<script>window.hit='script'</script>",
    "{ $x } { shell-stop } %s ${window.hit='words'}",
    "\"'`></bdi></td><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "שלום <b>מפה</b> 12345",
    "W" * 2_000,
)
COUNT_SOUNDS = """
    window.sounds = { beeps: 0, loops: 0, ended: 0 }
    const count = (of, what, name) => {
      const was = of.prototype[what]
      of.prototype[what] = function (...said) {
        window.sounds[name]++
        return was.apply(this, said)
      }
    }
    count(OscillatorNode, 'start', 'beeps')
    count(AudioBufferSourceNode, 'start', 'loops')
    count(AudioBufferSourceNode, 'stop', 'ended')
"""


@dataclass
class Node:
    """A party's node that can be killed and started again at the same address."""

    party: Party
    _process: "Popen[str] | None" = None
    _ends: list[AbstractContextManager[Any]] = field(default_factory=list)

    def start(self) -> str:
        """Start it and return the address of its desk."""
        serves = serving(self.party)
        self._process = serves.__enter__()
        self._ends.append(serves)
        return str(self.party.ask(view="where")["desk"])

    def kill(self) -> None:
        """Kill it as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self.end()

    def end(self) -> None:
        while self._ends:
            self._ends.pop().__exit__(None, None, None)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A party alone, with real accounts, whose desk keeps its port."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    party = make_party(tmp_path_factory.mktemp("alone"), "A", desk=True)
    path = party.folder / SETTINGS_FILE
    path.write_text(path.read_text().replace('"127.0.0.1:0"', f'"127.0.0.1:{free_port()}"'))
    found = Node(party)
    found.start()
    seat([party.folder], PASSWORD)
    yield found
    found.end()


@pytest.fixture
def desk(browser: Browser, node: Node) -> Iterator[Desk]:
    with window(browser, node.party, node.party.ask(view="where")["desk"]) as opened:
        opened.page.goto(opened.url)
        type_password(opened.page, OFFICER)
        yield opened


def type_password(page: Page, name: str) -> None:
    """Sign in without the mouse, at a form that has the keyboard."""
    expect(page.locator("input[autocomplete=username]")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=spoken("en", "shell-sign-out")).wait_for()


def at(main: Locator, entry: str) -> Locator:
    """The field with a label."""
    return main.get_by_label(re.compile(f"^{re.escape(spoken('en', entry))}")).first


def words(page: Page, entry: str) -> Locator:
    return page.get_by_text(spoken("en", entry)).first


def fill_times(main: Locator) -> None:
    at(main, "give-radius").fill("2000")
    at(main, "give-start").fill(BEGINS)
    at(main, "give-end").fill(ENDS)


def test_what_is_typed_while_the_node_is_dead_is_kept_and_told_when_it_lives(
    desk: Desk, node: Node
) -> None:
    page = desk.page
    desk.allowed = ("/api/seen-by", "/api/what-if")  # it has no channel
    main = desk.go("give/new/killed")
    at(main, "give-name").fill("BEFORE")
    expect(words(page, "give-kept-node")).to_be_visible()
    node.kill()
    at(main, "give-places").fill(PLACE)
    fill_times(main)
    expect(words(page, "shell-cut")).to_be_visible()
    expect(words(page, "give-kept-browser")).to_be_visible()
    node.start()
    expect(words(page, "shell-cut")).to_have_count(0, timeout=30_000)
    expect(words(page, "give-kept-node")).to_be_visible()
    expect(at(main, "give-name")).to_have_value("BEFORE")
    expect(at(main, "give-places")).to_have_value(PLACE)
    # What the node could not plot it plots by itself.
    expect(main.get_by_text("37S DA 40845 83060").first).to_be_visible()
    kept = page.evaluate("async () => (await fetch('/api/drafts')).json()")
    assert [one["form"]["end"] for one in kept if one["title"] == "BEFORE"] == [ENDS]


def test_a_reload_and_the_end_of_a_session_lose_nothing_typed(desk: Desk) -> None:
    page = desk.page
    desk.allowed = ("401 ", "404 ")  # signed out; not kept at the node yet
    main = desk.go("give/new/ended")
    at(main, "give-name").fill("RELOADED")
    page.reload()
    expect(at(main, "give-name")).to_have_value("RELOADED")
    expect(words(page, "give-kept-node")).to_be_visible()
    page.context.clear_cookies()
    at(main, "give-text").fill("typed after the end")
    page.locator("input[autocomplete=username]").wait_for()
    type_password(page, OFFICER)
    expect(at(main, "give-name")).to_have_value("RELOADED")
    expect(at(main, "give-text")).to_have_value("typed after the end")
    expect(words(page, "give-kept-node")).to_be_visible()


def test_the_watch_is_taken_by_who_hears_and_a_stop_rings_until_it_is_taken(at_desk: Open) -> None:
    desk = at_desk("A", "WATCH:watch")
    page = desk.page
    page.add_init_script(COUNT_SOUNDS)
    desk.go("watch")
    unheard = words(page, "alarm-not-armed")
    expect(unheard).to_be_visible()
    take_the_watch(page)
    expect(unheard).to_have_count(0)
    elsewhere = at_desk("B", "OTHER:watch")
    elsewhere.go("hotline")
    other = elsewhere.page
    other.keyboard.press("Control+Shift+S")
    send = other.get_by_role("button", name=spoken("en", "alarm-stop-send"))
    expect(send).to_be_focused()
    other.keyboard.press("Enter")
    expect(words(other, "alarm-stop-sent")).to_be_visible()
    bar = page.locator("section.alarm.stop")
    bar.wait_for()
    expect(bar.locator("[role=alert][aria-live=assertive]")).to_contain_text("STOP")
    page.wait_for_function("() => document.title.includes('STOP')")
    page.wait_for_function("() => sounds.loops > sounds.ended")
    desk.check_access()
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    expect(page.locator("select:visible")).to_have_count(0)
    page.emulate_media(media="screen")
    page.keyboard.press("Control+Alt+T")
    bar.wait_for(state="detached")
    page.wait_for_function("() => !document.title.includes('STOP')")
    page.wait_for_function(
        "() => document.querySelector('section.alarm') || sounds.loops === sounds.ended"
    )
    expect(words(other, "alarm-stop-taken")).to_be_visible()


def take_the_watch(page: Page) -> None:
    """Guess at the beeps, and be refused; then say how many there were."""
    page.get_by_role("button", name=spoken("en", "alarm-watch-take"), exact=True).first.click()
    box = page.get_by_role("dialog")
    take = box.get_by_role("button", name=spoken("en", "alarm-watch-take-as", initials="WA"))
    heard = box.get_by_label(spoken("en", "alarm-test-heard"))
    for wrong_by in (1, 0):
        before = page.evaluate("sounds.beeps")
        box.get_by_role("button", name=spoken("en", "alarm-test-make")).first.click()
        expect(heard).to_be_enabled()
        expect(take).to_be_disabled()
        heard.fill(str(page.evaluate("sounds.beeps") - before + wrong_by))
        page.keyboard.press("Enter")
    take.click()
    box.wait_for(state="detached")


def test_hostile_words_are_shown_as_they_were_written_and_run_nothing(
    at_desk: Open, parties: list[Party]
) -> None:
    _, b, _ = parties
    for said in HOSTILE:
        b.ask(act="say", text=said, precedence="ROUTINE")
    desk = at_desk("A")
    main = desk.go("hotline")
    for said in HOSTILE:
        expect(main.get_by_text(said, exact=True).first).to_be_attached()
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert desk.page.evaluate(width)
    given = run(
        b.folder, "notice", "give", "--name", HOSTILE[0][:64], "--activity", "patrol",
        "--place", "35 10 48N 040 17 42E", "--radius-m", "100", "--text", HOSTILE[2],
        "--start", "2020-03-16T08:00Z", "--end", "2020-03-16T09:00Z",
    )  # fmt: skip
    assert given.code in (0, 1), given.err
    main = desk.go("receive")
    main.get_by_text(HOSTILE[0], exact=False).first.click()
    expect(main.get_by_text(HOSTILE[2]).first).to_be_visible()
    assert desk.page.evaluate("window.hit") is None


def test_words_that_turn_the_line_round_are_refused_before_anything_is_given(at_desk: Open) -> None:
    desk = at_desk("A")
    desk.allowed = ("422 ",)
    main = desk.go("give/new")
    at(main, "give-name").fill("TURNED")
    fill_times(main)
    at(main, "give-places").fill(PLACE)
    at(main, "give-text").fill("west \u202etseg\u202c gate")
    expect(main.get_by_text(spoken("en", "fault-hidden")).first).to_be_visible()
    expect(words(desk.page, "give-nobody")).to_be_visible()


def test_nothing_inline_runs_and_no_policy_allows_it(at_desk: Open) -> None:
    desk = at_desk("A")
    desk.go("watch")
    desk.check_quiet()
    reply = desk.page.goto(f"{desk.url}?once")
    assert reply is not None
    policy = reply.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    desk.allowed = ("Content Security Policy",)
    desk.page.evaluate(
        """() => {
            const made = document.createElement('script')
            made.textContent = 'window.hit = 1'
            document.head.append(made)
        }"""
    )
    assert desk.page.evaluate("window.hit") is None
    assert desk.complaints, "the browser says what it did not run"


def test_an_officer_without_a_mouse_signs_in_and_reads_back(
    browser: Browser, parties: list[Party]
) -> None:
    b = parties[1]
    with window(browser, b, b.ask(view="where")["desk"]) as opened:
        page = opened.page
        page.goto(opened.url)
        type_password(page, "NOMOUSE")
        page.locator("main#page h1").first.wait_for()
        page.keyboard.press("g")
        page.keyboard.press("r")
        expect(page.locator("main#page h1")).to_have_text(spoken("en", "receive-title"))
        page.locator("main#page tbody tr").nth(1).wait_for()
        page.keyboard.press("j")
        group = page.locator("main#page output").first.inner_text().replace(" ", "")
        page.keyboard.press("b")
        expect(at(page.locator("main#page"), "receive-group-type")).to_be_focused()
        page.keyboard.type(group)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(words(page, "state-unanswered")).to_be_visible()


def test_every_line_of_what_was_received_is_come_to_by_the_keyboard(at_desk: Open) -> None:
    desk = at_desk("B")
    rows = desk.go("receive").locator("tbody tr")
    rows.nth(1).wait_for()
    names = [text.split()[1] for text in rows.locator(".about").all_inner_texts()]
    assert len(set(names)) < len(names), "of some notice there are several lines"
    for key, walked in (("j", range(len(names))), ("k", reversed(range(len(names) - 1)))):
        for number in walked:
            desk.page.keyboard.press(key)
            expect(rows.nth(number)).to_have_attribute("aria-selected", "true")


def test_that_a_notice_is_to_be_read_back_anew_is_said_whole(
    at_desk: Open, parties: list[Party]
) -> None:
    a, b, _ = parties
    name = "A-TANF-ZONE"
    group = str(b.ask(view="notice", notice=name)["check_group"])
    b.ask(act="read back", notice=name, group=group)
    awaited(a, "read-back to answer", notice=name, party="B")
    a.ask(act="answer", notice=name, party="B", correct=False, text="It is the other hill.")
    desk = at_desk("B")
    main = desk.go(f"receive/{name}")
    anew = words(desk.page, "receive-anew")
    expect(anew).to_be_visible()
    form = main.locator("form", has=anew)
    assert form.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_the_past_is_played_no_faster_than_the_node_tells_it(at_desk: Open) -> None:
    desk = at_desk("A")
    page = desk.page
    page.clock.install()
    main = desk.go("watch")
    of_then = re.compile(r"/api/views/theatre\?at=")
    asked: list[Request] = []
    held: list[Route] = []
    page.on("request", lambda one: asked.append(one) if of_then.search(one.url) else None)
    page.route(of_then, lambda route: held.append(route))
    with page.expect_request(of_then):
        main.get_by_role("slider").press("Home")
    main.get_by_role("button", name=spoken("en", "time-play")).click()
    page.clock.run_for(5_000)
    assert len(asked) == 1, "an instant is not left before it was shown"
    then = main.get_by_text(spoken("en", "watch-then", at="").strip("\u2068\u2069 "))
    expect(then).to_have_count(0)
    with page.expect_request(of_then):
        held[0].continue_()
        expect(then).to_be_visible()
        page.clock.run_for(1_000)
    assert len(asked) == 2


def test_a_part_that_is_lost_on_the_way_leaves_no_empty_window(at_desk: Open) -> None:
    desk = at_desk("A")
    desk.allowed = ("/assets/theatre-",)
    lose = lambda route: route.abort("connectionreset")  # noqa: E731
    desk.page.route("**/assets/theatre-*.css", lose, times=1)
    desk.go("give/new")
    assert desk.complaints, "something was lost"


def test_the_keys_of_every_page_are_shown(at_desk: Open) -> None:
    desk = at_desk("A")
    for name in PAGES:
        desk.go(name)
        desk.page.evaluate("document.activeElement.blur()")
        desk.page.keyboard.press("?")
        shown = desk.page.get_by_role("dialog", name=spoken("en", "keys-title"))
        everywhere = shown.get_by_role("heading", name=spoken("en", "keys-everywhere"))
        expect(everywhere).to_be_visible()
        desk.page.keyboard.press("Escape")
        shown.wait_for(state="detached")


def test_the_map_is_painted_without_webgl(at_desk: Open) -> None:
    desk = at_desk("A")
    desk.go("watch")
    page = desk.page
    page.locator("canvas").first.wait_for()
    assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    page.wait_for_function(
        """() => [...document.querySelectorAll('canvas')].some((one) => {
            const { width, height } = one
            const found = width && one.getContext('2d').getImageData(0, 0, width, height)
            return found && new Set(new Uint32Array(found.data.buffer)).size > 3
        })"""
    )


KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>FROM-KML</name><Point><coordinates>38.3361,36.8917,0</coordinates></Point>
</Placemark></Document></kml>"""
GPX = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="a test" xmlns="http://www.topografix.com/GPX/1/1"><rte>
<name>FROM-GPX</name><rtept lat="36.8917" lon="38.3361"/><rtept lat="36.9217" lon="38.4361"/>
</rte></gpx>"""
TABLE = f"name\tplace\tradius_m\tstart\tend\nFROM-TABLE\t{PLACE}\t500\t{BEGINS}\t{ENDS}\n"
DROP = """(where, [name, text]) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], name))
    where.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
}"""


def test_what_is_dropped_or_pasted_is_plotted(at_desk: Open) -> None:
    desk = at_desk("A")
    for name, text in (("point.kml", KML), ("route.gpx", GPX), ("", TABLE)):
        main = desk.go(f"give/new/{name or 'table'}")
        expect(at(main, "give-start")).to_have_value("")
        fill_times(main)
        if name:
            main.get_by_role("group", name=spoken("en", "give-map")).evaluate(DROP, [name, text])
        else:
            main.get_by_role("button", name=spoken("en", "give-paste")).click()
            at(main, "give-pasted").fill(text)
        plotted = main.locator("section.sheet", has_text=spoken("en", "give-plotted"))
        expect(plotted.get_by_text("37S DA").first, name).to_be_visible()


def test_of_several_channels_one_is_asked_for_before_conflicts_are_told(at_desk: Open) -> None:
    desk = at_desk("A")

    def two(route: Route) -> None:
        reply = route.fetch()
        told = reply.json()
        told["channels"].append(told["channels"][0] | {"channel": "OTHER LINE"})
        route.fulfill(response=reply, json=told)

    desk.page.route(re.compile("/api/views/status"), two)
    main = desk.go("give/new/where")
    at(main, "give-name").fill("WHERE")
    fill_times(main)
    at(main, "give-places").fill(PLACE)
    sheet = main.locator("section.sheet", has_text=spoken("en", "give-conflicts"))
    expect(sheet).to_contain_text(spoken("en", "give-channel-choose"))
    at(main, "give-channel").select_option("LINE")
    expect(sheet).to_contain_text(spoken("en", "give-clear"))
    at(main, "give-text").fill("two cars, white")
    gets = main.locator("section.sheet", has_text=spoken("en", "give-each-gets"))
    expect(gets).to_contain_text("two cars, white")


def test_no_choice_is_wider_than_its_column(at_desk: Open) -> None:
    desk = at_desk("A")
    desk.go("give/new")
    wider = desk.page.evaluate(
        """() => [...document.querySelectorAll('main .field')].filter((one) => {
            const own = one.getBoundingClientRect()
            return [...one.querySelectorAll('select, input, textarea')].some(
                (control) => control.getBoundingClientRect().right > own.right + 1)
        }).map((one) => one.innerText.split('\\n')[0])"""
    )
    assert wider == []


def test_a_watch_whose_session_has_ended_is_told_aloud_and_its_words_are_kept(
    desk: Desk, node: Node
) -> None:
    page = desk.page
    desk.allowed = ("401 ", "404 ")
    page.add_init_script(COUNT_SOUNDS)
    page.reload()
    page.keyboard.press("Control+Shift+S")  # The browser makes no sound before somebody acts.
    page.keyboard.press("Escape")
    node.party.ask(act="watch take", initials="DE")
    main = desk.go("handover")
    expect(main.get_by_role("button", name=spoken("en", "handover-give"))).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Shift+G")
    box = page.get_by_role("dialog")
    box.get_by_label(spoken("en", "handover-note")).fill("The bridge is closed.")
    page.context.clear_cookies()
    page.evaluate("location.hash = '#/hotline'")
    unheard = words(page, "alarm-unheard")
    expect(unheard).to_be_visible()
    page.wait_for_function("() => sounds.loops > sounds.ended")
    desk.check_access()
    type_password(page, OFFICER)
    expect(unheard).to_have_count(0)
    page.wait_for_function("() => sounds.loops === sounds.ended")
    main = desk.go("handover")
    main.get_by_role("button", name=spoken("en", "handover-give")).click()
    expect(box.get_by_label(spoken("en", "handover-note"))).to_have_value("The bridge is closed.")


def test_a_desk_that_its_node_does_not_answer_says_so_aloud(desk: Desk, node: Node) -> None:
    page = desk.page
    page.add_init_script(COUNT_SOUNDS)
    page.reload()
    desk.go("people")
    page.clock.install()
    page.keyboard.press("g")
    node.kill()
    expect(words(page, "shell-cut")).to_be_visible()
    page.clock.run_for(30_000)
    expect(words(page, "alarm-unheard")).to_be_visible()
    page.wait_for_function("() => sounds.loops > sounds.ended")
    page.get_by_role("button", name=spoken("en", "alarm-unheard-hush")).click()
    page.wait_for_function("() => sounds.loops === sounds.ended")
    node.start()
    page.clock.run_for(10_000)
    expect(words(page, "alarm-unheard")).to_have_count(0)


PRESS = """([key, code, more]) => document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more }))"""


def test_keys_mean_the_same_in_every_layout(at_desk: Open) -> None:
    desk = at_desk("A")
    page = desk.page
    title = page.locator("main#page h1")
    for keys, entry in (
        ([("п", "KeyG", {}), ("к", "KeyR", {})], "receive-title"),
        ([("G", "KeyG", {}), ("H", "KeyH", {})], "hotline-title"),  # Caps Lock is on
        ([("ل", "KeyG", {}), ("ع", "KeyU", {})], "people-title"),
    ):
        desk.go("watch")
        page.evaluate("document.activeElement.blur()")
        for key in keys:
            page.evaluate(PRESS, list(key))
        expect(title).to_have_text(spoken("en", entry))
    page.evaluate(PRESS, ["؟", "Slash", {"shiftKey": True}])
    shown = page.get_by_role("dialog", name=spoken("en", "keys-title"))
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    sign = {"ctrlKey": True, "altKey": True, "modifierAltGraph": True}
    page.evaluate(PRESS, ["S", "KeyS", {**sign, "shiftKey": True}])
    expect(page.get_by_role("dialog")).to_have_count(0)


COLOURED = """(wanted) => [...document.querySelectorAll('canvas')].reduce((sum, one) => {
    const found = one.width && one.getContext('2d').getImageData(0, 0, one.width, one.height).data
    let count = 0
    for (let at = 0; found && at < found.length; at += 4)
        if (wanted.every((part, n) => Math.abs(part - found[at + n]) < 3)) count++
    return sum + count
}, 0)"""


CREDIT = "© OpenStreetMap contributors, ODbL; tiles of a survey office"
TAN = (0xCB, 0xBF, 0xAE)  # of a road by day


def add_layer(desk: Desk, file: Path) -> None:
    """Add a file to the map, as an administrator does."""
    main = desk.go("health")
    main.locator("input[type=file]").set_input_files(file)
    main.get_by_label(spoken("en", "register-name"), exact=True).last.fill(file.stem)
    main.get_by_label(re.compile(spoken("en", "health-layer-credit"))).fill(CREDIT)
    main.get_by_role("button", name=spoken("en", "health-layer-add")).click()
    expect(main.get_by_role("cell", name=file.stem, exact=True)).to_be_visible()


def test_roads_of_vector_tiles_that_were_added_are_drawn(at_desk: Open, tmp_path: Path) -> None:
    desk = at_desk("B")
    desk.go("watch")
    before = desk.page.evaluate(f"() => ({COLOURED})({list(TAN)})")
    add_layer(desk, roads(tmp_path / "roads.pmtiles"))
    desk.go("watch")
    desk.page.wait_for_function(f"() => ({COLOURED})({list(TAN)}) > {before} + 300")
    # Who made it is said whole on a narrow map too, beside where the pointer is.
    map_ = desk.go("give/new/credited").get_by_role("group", name=spoken("en", "give-map"))
    map_.locator(".ground").hover()
    credit = map_.locator(".credit")
    expect(credit).to_contain_text(CREDIT)
    assert credit.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_pictures_and_roads_that_were_added_are_drawn(at_desk: Open, tmp_path: Path) -> None:
    purple = (200, 40, 160)
    desk = at_desk("C")
    page = desk.page
    lines = [blob(wkb_line((35.0, lat / 10), (43.0, lat / 10))) for lat in range(320, 380, 3)]
    add_layer(desk, pictures(tmp_path / "below.pmtiles", purple))
    found = geopackage(tmp_path / "roads.gpkg", [(line, "M4", "motorway") for line in lines])
    add_layer(desk, found)
    desk.go("watch")
    page.wait_for_function(f"() => ({COLOURED})({list(purple)}) > 20000")
    for _ in range(3):  # from afar a country of roads is not drawn
        page.keyboard.press("+")
        page.wait_for_timeout(300)
    page.wait_for_function(f"() => ({COLOURED})({list(TAN)}) > 300")
