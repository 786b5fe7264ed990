"""The commands of proof as people use them: a bundle of one party, checked with no node."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchanges.parties import Party, free_port, run, serving, until
from tests.host.terminal import TYPED, init


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Party, Party]]:
    root, port = tmp_path_factory.mktemp("evidence"), free_port()
    a = init(root / "a", "A", "--port", str(port), "--endpoint", f"https://127.0.0.1:{port}")
    b = init(root / "b", "B")
    for party, other in ((a, b), (b, a)):
        card = root / f"card-{other.name}.txt"
        card.write_text(run(other.folder, "card").out)
        assert run(party.folder, "--json", "peer", "add", card).code == 0
    with serving(a), serving(b):
        a.ask(act="channel found", name="line", peers=["B"])
        until(lambda: b.ask(act="channel join", channel="line"))
        until(lambda: len(a.ask(view="status")["channels"][0]["logs"]) == 2)
        yield a, b


@pytest.fixture(scope="module")
def bundle(pair: tuple[Party, Party], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """B's bundle of a notice of A's that it holds."""
    a, b = pair
    file = tmp_path_factory.mktemp("bundles") / "n.bundle"
    assert run(a.folder, "notice", "give", "--name", "N", *TYPED, "--wait", "receipt").code == 0
    until(lambda: b.ask(view="notices"))
    made = run(b.folder, "--json", "bundle", "N", "-o", file)
    assert made.code == 0
    assert made.answer["chosen"] == 1
    return file


@pytest.mark.requirement("F4-5")
def test_a_bundle_is_checked_without_a_node_and_prints_as_a_page(
    bundle: Path, tmp_path: Path
) -> None:
    nowhere, page = tmp_path / "no node here", tmp_path / "n.html"
    done = run(nowhere, "verify", bundle)
    assert (done.code, "THE BUNDLE HOLDS" in done.out) == (0, True)
    assert "GIVE by A" in done.out
    assert run(nowhere, "verify", bundle, "--html", page, "--zone", "Asia/Damascus").code == 0
    assert "What this bundle proves" in page.read_text()
    claims = json.loads(run(nowhere, "verify", bundle, "--json").out)["claims"]
    assert claims["channels"][0]["receipts"] == 1
    assert not nowhere.exists()


def test_a_changed_bundle_ends_with_4_and_another_file_with_2(bundle: Path, tmp_path: Path) -> None:
    data = bytearray(bundle.read_bytes())
    data[-1] ^= 1
    changed, other = tmp_path / "changed", tmp_path / "other"
    changed.write_bytes(data)
    other.write_bytes(b"no bundle")
    failed = run(tmp_path, "verify", changed)
    assert (failed.code, "THE PROOF FAILS" in failed.err) == (4, True)
    refused = run(tmp_path, "verify", other)
    assert (refused.code, "it is no bundle" in refused.err) == (2, True)
    assert run(tmp_path, "verify", tmp_path / "none").code == 2
    assert run(tmp_path, "verify", bundle, "--zone", "Nowhere/At").code == 2


def test_our_journal_stands_beside_the_bundle_of_a_peer(
    pair: tuple[Party, Party], bundle: Path, tmp_path: Path
) -> None:
    page = tmp_path / "beside.html"
    done = run(pair[0].folder, "timeline", "--beside", bundle, "--html", page)
    assert done.code in (0, 1)
    assert "B held GIVE" in page.read_text()
    lines = run(pair[0].folder, "timeline", "--beside", bundle).out
    assert "by B's clock" in lines


def test_the_timeline_tells_what_was_known_and_what_happened(
    pair: tuple[Party, Party], bundle: Path
) -> None:
    a = pair[0]
    known = run(a.folder, "timeline", "--entry", "1")
    assert (known.code, "as of entry 1 of our journal" in known.out) == (0, True)
    told = run(a.folder, "--json", "timeline", "--notice", "N")
    assert next(event["what"] for event in told.answer["events"]) == "said: GIVE"
    assert run(a.folder, "timeline", "--at", "2999-01-01T00:00Z").code == 2
    assert run(a.folder, "timeline", "--party", "B").code == 0


def test_what_cannot_be_found_makes_no_bundle(pair: tuple[Party, Party], tmp_path: Path) -> None:
    file = tmp_path / "none.bundle"
    refused = run(pair[0].folder, "bundle", "NOTHING", "-o", file)
    assert refused.code == 2
    assert not file.exists()
