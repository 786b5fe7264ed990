"""What the API says of itself is true: whatever fits its description is answered as described.

A real mind stands behind it: party A's, with a line to B and notices on it. Nothing that is sent
may find a fault inside (500), an answer that is not described, or a refusal in another form.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from litestar.exceptions import LitestarDeprecationWarning
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.desk.api.asking import PaperNode, desk_of
from tests.exchanges.parties import found_line, introduce, make_party, run, serving, until

from keepclear.desk.api import front
from keepclear.desk.api.app import make_app
from keepclear.desk.api.drafts import drafts_part
from keepclear.desk.api.files import files_part
from keepclear.desk.api.map import map_part
from keepclear.desk.api.people import people_part
from keepclear.desk.api.plotting import plotting_part
from keepclear.desk.api.reception import Reception
from keepclear.desk.api.session import COOKIE, TOKEN_HEADER
from keepclear.desk.people.account import Account, Role
from keepclear.host.attachments import Cabinet
from keepclear.host.body import Body
from keepclear.host.desk_people import now, reception_of
from keepclear.host.people_store import PEOPLE_FILE, PeopleStore

HOST = {"host": "127.0.0.1"}
LEFT_OUT = ("/api/live",)  # it has no end
EXAMPLES = 400 if os.environ.get("KEEPCLEAR_SOAK") else 3
SYRIA = Path(__file__).resolve().parents[3] / "examples" / "syria"
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
SOON = ("--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of A, which has a line to B, a notice of each and a message."""
    root = tmp_path_factory.mktemp("lived")
    a, b = (make_party(root, name) for name in "AB")
    with serving(a), serving(b):
        introduce(a, b)
        found_line("LINE", a, b)
        for party, lon in ((a, "038 20 10E"), (b, "038 20 20E")):
            words = ("--name", f"{party.name}-1", "--activity", "patrol", "--radius-m", "2000")
            run(party.folder, "notice", "give", *words, "--place", f"36 53 30N {lon}", *SOON)
        b.ask(act="say", text="all well")
        until(lambda: len(a.ask(view="notices")) == 2 and a.ask(view="messages"))
    return a.folder


class Minded(PaperNode):
    """A desk whose node is a mind in this process; what it would send goes nowhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.body = Body(folder)

    async def answer(self, request: dict[str, Any]) -> Any:
        return self.body.answer(request)[0]


class Signed:
    """An officer with every role, signed in anew whenever that ended."""

    def __init__(self, reception: Reception) -> None:
        self._office = reception.office
        self._account = self._office.people.add(Account("ADMIN", "AD", tuple(Role)), "", now())

    def headers(self) -> dict[str, str]:
        with self._office.book.change():
            entered = self._office.signed_in.enter(self._account, now(), "127.0.0.1")
        return {
            "cookie": f"{COOKIE}={entered.token}",
            TOKEN_HEADER: entered.session.csrf,
            **HOST,
        }


@pytest.fixture(scope="module")
def described(
    lived: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, Signed]]:
    """The description of the API, and who is signed in there."""
    folder = tmp_path_factory.mktemp("mind") / "A"
    shutil.copytree(lived, folder)
    node = Minded(folder)
    with PeopleStore(folder / PEOPLE_FILE) as book:
        reception = reception_of(node.body.settings, book)
        desk = desk_of(node, reception, folder, four_eyes=False)
        # How often somebody may ask is not what is looked at here.
        before = front.DESK_REQUESTS_AT_ONCE_MAX
        front.DESK_REQUESTS_AT_ONCE_MAX = 10**9
        parts = [
            plotting_part(node.answer),
            people_part(reception),
            drafts_part(),
            map_part(folder / "layers"),
            files_part(node.answer, Cabinet(folder)),
        ]
        with warnings.catch_warnings():  # Nothing may be said as the next Litestar will not take.
            warnings.simplefilter("error", LitestarDeprecationWarning)
            app = make_app(desk, parts)
        front.DESK_REQUESTS_AT_ONCE_MAX = before
        schema = schemathesis.openapi.from_asgi("/api/schema/openapi.json", app, headers=HOST)
        yield schema, Signed(reception)
    node.body.close()


def faults_of(operation: Any, signed: Signed) -> str:
    """Send what fits the description of one path, and some that does not; say what was wrong."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy())
    def send(case: Case) -> None:
        case.call_and_validate(headers=signed.headers(), checks=CHECKS)

    try:
        send()
    except (Failure, FailureGroup) as error:
        return f"{operation.label}: {error}"
    return ""


def test_whatever_fits_the_description_is_answered_as_described(
    described: tuple[Any, Signed],
) -> None:
    schema, signed = described
    found = [one.ok() for one in schema.get_all_operations()]
    looked_at = [one for one in found if one.path not in LEFT_OUT]
    assert len(looked_at) > 110
    faults = [fault for one in looked_at if (fault := faults_of(one, signed))]
    assert not faults, "\n\n".join(faults)
