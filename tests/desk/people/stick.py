"""A stick with a passkey, as a browser speaks for it: it signs what a desk asks, for one name."""

import base64
import json
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

_PRESENT = AuthenticatorData.FLAG.UP
_AAGUID = b"\0" * 16


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Stick:
    """Holds one key; `origin` is the page that the browser says it is on."""

    def __init__(self, origin: str, domain: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.origin, self._domain = origin, sha256(domain.encode()).digest()
        self.id = sha256(origin.encode()).digest()
        self.count = 0

    def _client(self, sort: str, options: dict[str, Any]) -> bytes:
        said = {"type": sort, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer what a desk asks where a passkey is to be made."""
        public = ES256.from_cryptography_key(self._key.public_key())
        credential = AttestedCredentialData.create(_AAGUID, self.id, public)
        flags = _PRESENT | AuthenticatorData.FLAG.AT
        data = AuthenticatorData.create(self._domain, flags, self.count, bytes(credential))
        attested = AttestationObject.create("none", data, {})
        return self._answer(
            {
                "clientDataJSON": _written(self._client("webauthn.create", options)),
                "attestationObject": _written(bytes(attested)),
            }
        )

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer what a desk asks where the passkey is to be used."""
        self.count += 1
        client = self._client("webauthn.get", options)
        data = bytes(AuthenticatorData.create(self._domain, _PRESENT, self.count))
        signed = self._key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": _written(client),
                "authenticatorData": _written(data),
                "signature": _written(signed),
            }
        )

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        named = {"id": _written(self.id), "rawId": _written(self.id), "type": "public-key"}
        return named | {"response": response, "clientExtensionResults": {}}
