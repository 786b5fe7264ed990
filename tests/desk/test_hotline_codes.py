"""The codes that the hotline page offers are those of the protocol, with the same arguments."""

import re
from pathlib import Path

import pytest

from keepclear.exchange.coded import CODES, NUMBERS


@pytest.fixture
def page(pytestconfig: pytest.Config) -> str:
    return (Path(pytestconfig.rootpath) / "web/src/pages/hotline/codes.ts").read_text()


def test_the_page_has_every_code_with_its_arguments_in_order(page: str) -> None:
    rows = re.findall(r"^  ([A-Z_]+): \[(.*)\],$", page, re.MULTILINE)
    slots = dict(re.findall(r"^const (\w+) = \['\w+', '(\w+)'\] as const$", page, re.MULTILINE))
    offered = {
        code: tuple((name, slots[name]) for name in names.split(", ") if name)
        for code, names in rows
    }
    assert offered == {
        code: tuple((name, slot.value) for name, slot in arguments)
        for code, arguments in CODES.items()
    }


def test_the_page_takes_the_numbers_that_the_protocol_takes(page: str) -> None:
    found = re.search(r"= \{ km: ([\d_]+), minutes: ([\d_]+), count: ([\d_]+) \}", page)
    assert found is not None
    kept = {slot.value: most for slot, (_, most) in NUMBERS.items()}
    assert [int(one) for one in found.groups()] == [kept[k] for k in ("km", "minutes", "count")]
