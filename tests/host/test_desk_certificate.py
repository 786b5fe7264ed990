"""The desk's certificate: for our names, never the key that peers pin, and never over another's."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from keepclear.bearer.tls import make_tls, server_context, tls_key_fingerprint
from keepclear.errors import BadInput
from keepclear.host.desk_certificate import CERTIFICATE_FILE, KEY_FILE, LASTS, keep_certificate

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
NAMES = ("127.0.0.1", "::1", "localhost", "desk.example")


def certificate(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())


def names(folder: Path) -> set[str]:
    found = certificate(folder).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    addresses = {str(one) for one in found.value.get_values_for_type(x509.IPAddress)}
    return addresses | set(found.value.get_values_for_type(x509.DNSName))


def test_a_certificate_is_made_for_every_name_and_its_key_is_for_its_owner_alone(
    tmp_path: Path,
) -> None:
    assert keep_certificate(tmp_path, NAMES, NOW)
    assert names(tmp_path) == set(NAMES)
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    server_context(tmp_path / CERTIFICATE_FILE, tmp_path / KEY_FILE)


def test_it_is_kept_while_it_lasts(tmp_path: Path) -> None:
    keep_certificate(tmp_path, NAMES, NOW)
    before = (tmp_path / CERTIFICATE_FILE).read_bytes()
    assert not keep_certificate(tmp_path, NAMES[:2], NOW + timedelta(days=300))
    assert (tmp_path / CERTIFICATE_FILE).read_bytes() == before


def test_it_is_made_anew_long_before_its_end_and_for_a_new_name(tmp_path: Path) -> None:
    keep_certificate(tmp_path, NAMES, NOW)
    later = NOW + LASTS - timedelta(days=60)
    assert keep_certificate(tmp_path, NAMES, later)
    assert certificate(tmp_path).not_valid_after_utc > later + timedelta(days=365)
    assert keep_certificate(tmp_path, (*NAMES, "192.0.2.7"), later)
    assert "192.0.2.7" in names(tmp_path)


def test_a_certificate_and_a_key_that_do_not_fit_are_made_anew(tmp_path: Path) -> None:
    keep_certificate(tmp_path, NAMES, NOW)
    (tmp_path / KEY_FILE).write_bytes(make_tls()[1])
    assert keep_certificate(tmp_path, NAMES, NOW)
    server_context(tmp_path / CERTIFICATE_FILE, tmp_path / KEY_FILE)


def test_what_somebody_else_has_issued_is_left_as_it_is(tmp_path: Path) -> None:
    theirs, key = make_tls()
    (tmp_path / CERTIFICATE_FILE).write_bytes(theirs)
    (tmp_path / KEY_FILE).write_bytes(key)
    assert not keep_certificate(tmp_path, NAMES, NOW + timedelta(days=36_500))
    assert (tmp_path / CERTIFICATE_FILE).read_bytes() == theirs


def test_no_two_desks_have_one_key(tmp_path: Path) -> None:
    pins = set()
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        keep_certificate(folder, NAMES, NOW)
        pins.add(tls_key_fingerprint((folder / CERTIFICATE_FILE).read_bytes()))
    assert len(pins) == 2


def test_a_file_that_is_no_certificate_is_told_with_its_cure(tmp_path: Path) -> None:
    (tmp_path / CERTIFICATE_FILE).write_text("not a certificate")
    (tmp_path / KEY_FILE).write_text("not a key")
    with pytest.raises(BadInput, match="move the file away"):
        keep_certificate(tmp_path, NAMES, NOW)
