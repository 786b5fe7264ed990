"""The desk's own TLS certificate: made here, for the address and the names that browsers ask for.

It is never the key that peers pin: that one is known to the other parties, and a desk that is
reached under it would tell whose machine it is. A certificate that somebody else has issued is
left as it is.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from keepclear.errors import BadInput, Fault
from keepclear.host.secret import write_secret

CERTIFICATE_FILE: Final = "desk.cert"
KEY_FILE: Final = "desk.key"
SUBJECT: Final = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Keepclear desk")])
LASTS: Final = timedelta(days=730)  # Some browsers take none that is valid for over 825 days.
RENEWED_BEFORE: Final = timedelta(days=90)


def keep_certificate(folder: Path, names: Iterable[str], now: datetime) -> bool:
    """Have a certificate for these names in the folder; return whether one was made just now.

    Raise BadInput where one is there that cannot be read. Crash between the two files: they do not
    fit together, which the next start sees and makes both anew.
    """
    wanted = frozenset(names)
    certificate, key = folder / CERTIFICATE_FILE, folder / KEY_FILE
    if certificate.exists() and key.exists():
        found = _read(certificate)
        is_ours = found.issuer == SUBJECT
        if not is_ours:
            return False
        lasts = found.not_valid_after_utc - now > RENEWED_BEFORE
        if lasts and _names_of(found) >= wanted and _fits(found, key):
            return False
    made, private = _make(wanted, now)
    write_secret(key, private, replace=True)
    write_secret(certificate, made, replace=True)
    return True


def _read(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except ValueError as error:
        cure = "put a certificate in PEM there, or move the file away to have one made"
        raise BadInput([Fault(str(path), "it is no certificate", cure)]) from error


def _fits(certificate: x509.Certificate, key: Path) -> bool:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(key.read_bytes(), None)
    except (ValueError, TypeError):
        return False
    return private.public_key() == certificate.public_key()


def _names_of(certificate: x509.Certificate) -> frozenset[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return frozenset()
    addresses = {str(address) for address in found.get_values_for_type(x509.IPAddress)}
    return frozenset(addresses | set(found.get_values_for_type(x509.DNSName)))


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _make(names: frozenset[str], now: datetime) -> tuple[bytes, bytes]:
    """Draw a key and certify it by itself: (certificate, private key), both PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder(SUBJECT, SUBJECT, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # A browser's clock may be behind ours.
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName(map(_general, sorted(names))), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM), private
