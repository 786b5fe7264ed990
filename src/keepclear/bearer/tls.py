"""The TLS key of a node, and the rule that a peer is known by its key and by nothing else.

The party card pins SHA-256 over the public key (SPKI, DER). There is no
authority, no name check, no date check, and no way to go on without the pin.
"""

import ssl
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID

# Fixed dates and a bare subject: a certificate tells a stranger neither who, nor since when.
_VALID_FROM, _VALID_TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2076, 1, 1, tzinfo=UTC)
_SUBJECT = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "node")])


def make_tls() -> tuple[bytes, bytes]:
    """Draw a new TLS key and certify it by itself: (certificate, private key), both PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder(_SUBJECT, _SUBJECT, key.public_key(), 1)
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_TO)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM), private


def tls_key_fingerprint(cert_pem: bytes) -> bytes:
    """Return what a card pins: SHA-256 over the certificate's public key (SPKI, DER)."""
    return _fingerprint(x509.load_pem_x509_certificate(cert_pem))


def certificate_until(cert_pem: bytes) -> int:
    """Return when a certificate ends, in seconds UTC; peers look at its key alone."""
    return int(x509.load_pem_x509_certificate(cert_pem).not_valid_after_utc.timestamp())


def _fingerprint(certificate: x509.Certificate) -> bytes:
    key = certificate.public_key()
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()


def server_context(certificate: Path, private_key: Path) -> ssl.SSLContext:
    """Return the TLS settings of our own port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.num_tickets = 0  # Connections last; a ticket would let a session outlive its key.
    context.load_cert_chain(certificate, private_key)
    return context


class _PinnedObject(ssl.SSLObject):
    """A connection whose handshake fails unless the peer proved that it holds the pinned key."""

    def do_handshake(self) -> None:
        super().do_handshake()
        context = self.context
        certificate = self.getpeercert(binary_form=True)
        if (
            not isinstance(context, PinnedContext)
            or certificate is None
            or _fingerprint(x509.load_der_x509_certificate(certificate)) != context.pin
        ):
            raise ssl.SSLCertVerificationError("the TLS key is not the one that the card pins")


class PinnedContext(ssl.SSLContext):
    """The TLS settings for calling one peer."""

    pin: bytes
    sslobject_class = _PinnedObject


def pinned_context(pin: bytes) -> PinnedContext:
    """Return settings under which a handshake succeeds with the pinned key only."""
    context = PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    # The pin replaces authorities and names; the handshake itself proves possession of the key.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.pin = pin
    return context
