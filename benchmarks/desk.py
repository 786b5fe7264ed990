"""The desk in a browser: its first screen, a record's way to it, and a full map that is moved.

Two nodes serve, each in a process of its own. The desk is A's, in headless Chromium without WebGL,
as on a locked-down machine; B gives the notices. A record's time runs from before the act at B
until its words are on A's page, so it holds the whole line; `desk_event_` is the same until the
event that lets the page look. Browser and nodes share this machine's cores.
"""

import http.client
import json
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import msgspec
from benchmarks.parties import START_S_MAX, Party, Plans, ask, make_party
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from keepclear.desk.api.session import COOKIE
from keepclear.exchange.notice import encode_volumes
from keepclear.host.clock import real_now
from keepclear.host.desk_certificate import CERTIFICATE_FILE
from keepclear.limits import NOTICES_PER_ACT_MAX
from keepclear.record.canonical import encode
from keepclear.space.altitude import Band, Reference
from keepclear.space.interval import Interval
from keepclear.space.volume import Core, CoreKind, Volume

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--disable-3d-apis", "--disable-gpu"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
SIZE = {"width": 1366, "height": 768}
PASSWORD = "a benchmark of the desk"
FIRST_LOADS, RECORDS, PANS = 7, 21, 5
MOVING, STANDING = 2_000, 8_000
PAN_S, PAN_STEP_PX = 3.0, 6
WAIT_MS = 120_000

# Said within the page before anything of it runs: when the first screen could be used.
WATCH_FIRST = """
addEventListener('DOMContentLoaded', () => {
  const look = () => {
    const has = what => document.querySelector(`main#page ${what}`)
    const usable = has('h1') && has('canvas')
    if (usable) requestAnimationFrame(() => { window.usableAt = performance.now() })
    else requestAnimationFrame(look)
  }
  look()
})
"""
FRAMES = """
seconds => new Promise(done => {
  const began = performance.now(); let frames = 0
  const frame = now => {
    frames += 1
    if (now - began < seconds * 1000) requestAnimationFrame(frame)
    else done(frames / ((now - began) / 1000))
  }
  requestAnimationFrame(frame)
})
"""
SCRIPTS = """
() => performance.getEntriesByType('resource')
  .filter(one => one.startTime <= window.usableAt)
  .filter(one => new URL(one.name).pathname.endsWith('.js'))
  .reduce((sum, one) => sum + one.encodedBodySize, 0)
"""


@dataclass(frozen=True)
class Desk:
    """A desk that is served, and the cookie of an officer signed in there."""

    url: str
    cookie: str
    trusts: ssl.SSLContext

    def line(self) -> http.client.HTTPSConnection:
        at = urlsplit(self.url)
        return http.client.HTTPSConnection(at.hostname or "", at.port, context=self.trusts)


@contextmanager
def served(party: Party) -> Iterator[dict[str, Any]]:
    """Run a party's node until the block ends; yield what it says of itself."""
    command = [str(Path(sys.executable).parent / "keepclear"), "-f", str(party.folder)]
    with subprocess.Popen(
        [*command, "serve", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.wait(START_S_MAX)


def first_officer(party: Party, where: dict[str, Any]) -> Desk:
    """Make the first officer by the link that serve gave, who is then signed in."""
    trusts = ssl.create_default_context(cafile=str(party.folder / CERTIFICATE_FILE))
    desk = Desk(where["desk"], "", trusts)
    said = {
        "token": str(where["first"]).rpartition("/")[2],
        "name": "BENCH",
        "initials": "BE",
        "password": PASSWORD,
    }
    line = desk.line()
    headers = {"content-type": "application/json"}
    line.request("POST", "/api/first", json.dumps(said), headers)
    reply = line.getresponse()
    body = reply.read()
    if reply.status >= 300:
        raise RuntimeError(f"no first officer: {body!r}")
    given = reply.getheader("set-cookie") or ""
    return Desk(desk.url, given.split(";")[0].removeprefix(f"{COOKIE}="), trusts)


def moving(plans: Plans, count: int) -> list[dict[str, Any]]:
    """Notices of what moves right now: each a chain of two timed parts."""
    begins = real_now() - timedelta(minutes=5)
    drafts = []
    for number in range(count):
        lon, lat = 36.0 + plans.chance.random() * 5.5, 32.0 + plans.chance.random() * 5.5
        parts = []
        for leg in range(2):
            line = ((lon + 0.1 * leg, lat), (lon + 0.1 * (leg + 1), lat + 0.05))
            span = Interval(
                begins + timedelta(hours=3 * leg), begins + timedelta(hours=3 * leg + 3)
            )
            band = Band(0.0, 1_000.0, Reference.MSL)
            parts.append(Volume(Core(CoreKind.LINE, (line,)), 500.0, band, span))
        volumes = encode(encode_volumes(parts))
        drafts.append({"name": f"move {number}", "activity": "patrol", "volumes": volumes})
    return drafts


def plain(value: Any) -> Any:
    """As the value goes over the control socket."""
    return msgspec.json.decode(msgspec.json.encode(value))


def join(a: Party, b: Party) -> None:
    """Put both on one line."""
    ask(a.folder, act="peer add", card=plain(b.card))
    ask(b.folder, act="peer add", card=plain(a.card))
    ask(a.folder, act="channel found", name="LINE", peers=["B"])
    soon(lambda: ask(b.folder, act="channel join", channel="LINE"))


def soon(work: Any) -> Any:
    """Do something once it can be done: what it needs may still be under way."""
    fault: Exception | None = None
    for _ in range(600):
        try:
            found = work()
            if found:
                return found
        except Exception as error:  # Whatever is in the way, it is said below.
            fault = error
        time.sleep(0.1)
    raise RuntimeError("it never came about") from fault


def fill(a: Party, b: Party) -> None:
    """Have B give what stands and what moves, until A holds it all."""
    plans = Plans(seed=4)
    drafts = moving(plans, MOVING) + plans.drafts(STANDING)
    for at in range(0, len(drafts), NOTICES_PER_ACT_MAX):
        ask(b.folder, act="give", notices=plain(drafts[at : at + NOTICES_PER_ACT_MAX]))
    soon(lambda: ask(a.folder, view="counts")["version"] >= len(drafts))


def opened(browser: Browser, desk: Desk) -> BrowserContext:
    """Return a new browser that knows nothing but its session."""
    context = browser.new_context(ignore_https_errors=True, viewport=SIZE)  # type: ignore[arg-type]
    context.add_cookies([{"name": COOKIE, "value": desk.cookie, "url": desk.url, "secure": True}])
    context.add_init_script(WATCH_FIRST)
    return context


def first_screen(browser: Browser, desk: Desk) -> dict[str, float]:
    """Open the desk in a browser that has never seen it, and again with what it keeps."""
    cold, warm, scripts = [], [], 0
    for _ in range(FIRST_LOADS):
        context = opened(browser, desk)
        page = context.new_page()
        for times in (cold, warm):
            page.goto(desk.url)
            page.wait_for_function("() => window.usableAt", timeout=WAIT_MS)
            times.append(page.evaluate("() => window.usableAt"))
            scripts = scripts or page.evaluate(SCRIPTS)
        context.close()
    return {
        "desk_first_screen_ms": round(median(cold)),
        "desk_screen_again_ms": round(median(warm)),
        "desk_first_scripts_kb": round(scripts / 1024, 1),
    }


class Told:
    """When a window over the API was told to look again."""

    def __init__(self, desk: Desk) -> None:
        self.at: list[float] = []
        self._line = desk.line()
        self._line.request("GET", "/api/live", headers={"cookie": f"{COOKIE}={desk.cookie}"})
        self._reply = self._line.getresponse()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._reply:
            if line.startswith(b"event: changed"):
                self.at.append(time.perf_counter())


def latency(page: Page, a: Party, b: Party, desk: Desk) -> dict[str, float]:
    """Say one thing after the other at B, and wait until each is on A's page."""
    told = Told(desk)
    events, screens = [], []
    for number in range(RECORDS):
        time.sleep(0.5)  # Each is a record by itself and not one of a batch.
        words = f"RECORD {number:04d}"
        since = time.perf_counter()
        ask(b.folder, act="say", text=words, precedence="IMMEDIATE")
        page.wait_for_function(
            "words => document.body.textContent.includes(words)",
            arg=words,
            polling="raf",
            timeout=WAIT_MS,
        )
        screens.append(time.perf_counter() - since)
        # A page may have looked before this process has read the event that let it.
        while not (heard := [at for at in told.at if at > since]):
            time.sleep(0.01)
        events.append(heard[0] - since)
    return {
        "desk_record_p50_ms": round(median(screens) * 1e3),
        "desk_record_most_ms": round(max(screens) * 1e3),
        "desk_event_p50_ms": round(median(events) * 1e3),
    }


def pan(page: Page) -> dict[str, float]:
    """Drag the map to and fro, and count the frames that the page could draw meanwhile."""
    box = page.locator("main#page canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    rates = []
    for _ in range(PANS):
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate(f"() => {{ window.rate = ({FRAMES})({PAN_S}) }}")
        until, step = time.perf_counter() + PAN_S, 0
        while time.perf_counter() < until:
            step += 1
            swing = (step % 80) - 40
            page.mouse.move(x + PAN_STEP_PX * abs(swing), y + PAN_STEP_PX * abs(swing) / 2)
        rates.append(page.evaluate("() => window.rate"))
        page.mouse.up()
    still = page.evaluate(FRAMES, PAN_S)
    return {"desk_pan_frames_s": round(median(rates), 1), "desk_still_frames_s": round(still, 1)}


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as root:
        a, b = (make_party(name, Path(root) / name) for name in "AB")
        with served(a) as where, served(b), sync_playwright() as playwright:
            join(a, b)
            desk = first_officer(a, where)
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            found = first_screen(browser, desk)
            page = opened(browser, desk).new_page()
            page.goto(desk.url)
            page.wait_for_function("() => window.usableAt", timeout=WAIT_MS)
            found |= latency(page, a, b, desk)
            page.close()
            fill(a, b)
            full = first_screen(browser, desk)
            found |= {"desk_full_screen_ms": full["desk_first_screen_ms"]}
            page = opened(browser, desk).new_page()
            page.goto(desk.url)
            page.wait_for_function("() => window.usableAt", timeout=WAIT_MS)
            time.sleep(3)
            found |= pan(page)
            browser.close()
    return found


if __name__ == "__main__":
    print(json.dumps(measure()))
