"""Officers at real desks: a browser without WebGL, no network but the node's, three real nodes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserType, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from tests.desk.stand_in import PASSWORD
from tests.exchanges.parties import Party

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM: Final = "/usr/bin/chromium"
# What a browser has around its pages: drawn for each window though nobody sees it, it took half of
# all that a window takes. The rest of the list is Playwright's own, which this one stands in for.
AROUND: Final = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch", "PaintHolding"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
)
SIZE: Final = {"width": 1366, "height": 768}
TABLET: Final = {"width": 768, "height": 1024}  # held upright
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# The pages are those that are there: none can be added without being looked at.
PAGES: Final = sorted(
    folder.name
    for folder in (ROOT / "web" / "src" / "pages").iterdir()
    if (folder / "Page.svelte").is_file() and folder.name not in ("first", "sign-in")
)
BESIDE: Final = """() => ['html', 'main#page'].filter((one) => {
    const { scrollWidth, clientWidth } = document.querySelector(one)
    return scrollWidth > clientWidth
})"""
FOUND_LATE: Final = 401  # Who is signed in is asked before anybody is.
# The page that was left is gone when this returns: else what is looked for next is found on it.
GO: Final = """async (where) => {
    const before = location.href
    const gone = new Promise((done) => addEventListener('hashchange', done, { once: true }))
    location.hash = where
    if (location.href !== before) await gone
}"""
ABORTED: Final = "net::ERR_ABORTED"  # The page itself wanted it no more.
ABSENT: Final = ("/api/desk", "/api/people")  # routes of accounts, where officers stand in


def launch(chromium: BrowserType, *arguments: str, names: str = "") -> Browser:
    """Start a browser as on a locked-down machine: no WebGL, no name but this machine's."""
    flags = [
        "--disable-3d-apis",
        "--disable-gpu",
        f"--disable-features={','.join(AROUND)}",
        f"--host-resolver-rules={names}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    return chromium.launch(executable_path=CHROMIUM, args=[*flags, *arguments])


@dataclass
class Desk:
    """One officer's window; what the page complained of is kept, and fails the test at its end."""

    party: Party
    url: str
    page: Page
    complaints: list[str] = field(default_factory=list)
    allowed: tuple[str, ...] = ()

    def listen(self) -> None:
        """Keep what the page says in error, and every address that it asks."""
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self.page.on("console", self._said)
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("requestfailed", self._failed)

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{self.page.url.rpartition('#')[2]}: {what}")

    def _said(self, message: Any) -> None:
        # What did not load is told with its address by the answer itself.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._complain(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.url, "blob:", "data:")):
            self._complain(f"it asked another machine: {request.url}")

    def _answered(self, response: Any) -> None:
        absent = response.status == 404 and response.url.endswith(ABSENT)
        if response.status >= 400 and response.status != FOUND_LATE and not absent:
            self._complain(f"{response.status} {response.url}")

    def _failed(self, request: Any) -> None:
        # Without a part of itself a page stands empty; what the browser says then names no cause.
        if "/assets/" in request.url and request.failure != ABORTED:
            self._complain(f"{request.failure} {request.url}")

    def sign_in(self, name: str = "WATCH", language: str = "en") -> None:
        """Sign in as one of the officers who stand in, and read in a language; no page is open."""
        told = {"name": name, "password": PASSWORD}
        reply = self.page.context.request.post(f"{self.url}api/session", data=told)
        assert reply.ok, reply.status
        self.page.add_init_script(f"localStorage['keepclear-language'] ??= '{language}'")

    def go(self, where: str) -> Locator:
        """Open a page by its address and return its main part, once it has its heading."""
        if self.page.url == "about:blank":
            self.page.goto(f"{self.url}#/{where}")
        else:
            self.page.evaluate(GO, f"#/{where}")
        main = self.page.locator("main#page")
        main.locator("h1").first.wait_for()
        return main

    def check_access(self) -> None:
        """Have axe look at the page as it stands."""
        self._check_by_axe("html", {"runOnly": [*RULES]})

    def check_contrast(self, light: str) -> None:
        """Have axe look at whether what the page says is read in another light."""
        root = self.page.locator("html")
        before = root.get_attribute("data-theme")
        turn = "(root, light) => { root.dataset.theme = light }"
        root.evaluate(turn, light)
        self._check_by_axe("main", {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
        root.evaluate(turn, before)

    def check_width(self) -> None:
        """On a tablet that is held upright nothing of the page lies beside the window."""
        self.page.set_viewport_size(TABLET)
        with suppress(PlaywrightTimeout):  # Charts are drawn anew for the width that they have now.
            self.page.wait_for_function(f"() => !({BESIDE})().length", timeout=5_000)
        beside = self.page.evaluate(BESIDE)
        assert beside == [], f"{self.page.url}: {beside} has to be moved sideways to be read"
        self.page.set_viewport_size(SIZE)

    def _check_by_axe(self, where: str, how: dict[str, Any]) -> None:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            """async ([where, how]) => (await axe.run(where, how)).violations.map(
                ({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })
            )""",
            [where, {**how, "resultTypes": ["violations"]}],
        )
        told = [
            f"{one['id']} ({one['help']}): {[node['html'][:160] for node in one['nodes'][:3]]}"
            for one in found
        ]
        assert told == [], f"{self.page.url}\n" + "\n".join(told)

    def check_quiet(self) -> None:
        """Nothing was complained of since the window was opened."""
        left = [one for one in self.complaints if not any(a in one for a in self.allowed)]
        assert left == [], f"{self.page.url}\n" + "\n".join(left)


@contextmanager
def window(
    browser: Browser, party: Party, url: str, *, language: str = "en", size: Any = None
) -> Iterator[Desk]:
    """Open a window on a party's desk, in a profile of its own."""
    context = browser.new_context(
        ignore_https_errors=True,
        viewport=size or SIZE,
        locale=language,
        timezone_id="America/New_York",
    )
    context.set_default_timeout(15_000)
    desk = Desk(party, url, context.new_page())
    desk.listen()
    try:
        yield desk
        desk.check_quiet()
    finally:
        context.close()


def served(parties: list[Party]) -> dict[str, str]:
    """Return the address of each party's desk."""
    return {party.name: party.ask(view="where")["desk"] for party in parties}
