"""A witness written from the text of C2SP tlog-witness alone; it shares no code with ours."""

import base64
import hashlib
from dataclasses import dataclass, field

from nacl.signing import SigningKey, VerifyKey


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def consistent(m: int, n: int, old: bytes, new: bytes, proof: list[bytes]) -> bool:
    """RFC 6962 2.1.2, read as a recursion: rebuild both roots from the proof."""
    rest = list(proof)

    def walk(m: int, n: int, whole: bool) -> tuple[bytes, bytes]:
        if m == n:
            root = old if whole else rest.pop(0)
            return root, root
        k = 1
        while k * 2 < n:
            k *= 2
        if m <= k:
            one, other = walk(m, k, whole)
            return one, node(other, rest.pop(0))
        one, other = walk(m - k, n - k, False)
        left = rest.pop(0)
        return node(left, one), node(left, other)

    try:
        return walk(m, n, True) == (old, new) and not rest
    except IndexError:
        return False


@dataclass
class LetterWitness:
    """Its keys, the logs that it serves by origin, and the latest checkpoint of each."""

    name: str = "letter.example/w"
    now: int = 1_900_000_000
    key: SigningKey = field(default_factory=lambda: SigningKey(b"\x71" * 32))
    logs: dict[str, bytes] = field(default_factory=dict)
    latest: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: int = 0

    @property
    def vkey(self) -> str:
        public = b"\x04" + bytes(self.key.verify_key)
        hint = hashlib.sha256(self.name.encode() + b"\n" + public).digest()[:4]
        return f"{self.name}+{hint.hex()}+{base64.b64encode(public).decode()}"

    def serve(self, vkey: str) -> None:
        """Take the verifier key of a log."""
        name, _, rest = vkey.partition("+")
        self.logs[name] = base64.b64decode(rest.partition("+")[2])[1:]

    def post(self, body: bytes) -> tuple[int, bytes]:
        """Answer add-checkpoint."""
        self.asked += 1
        head, _, note = body.decode().partition("\n\n")
        text, _, lines = note.partition("\n\n")
        origin, size_text, root_text = text.split("\n")
        size, root = int(size_text), base64.b64decode(root_text)
        old = int(head.split("\n")[0].removeprefix("old "))
        proof = [base64.b64decode(line) for line in head.split("\n")[1:]]
        if origin not in self.logs:
            return 404, b""
        if not self._is_signed(origin, text + "\n", lines):
            return 403, b""
        if old > size:
            return 400, b""
        known, root_known = self.latest.get(origin, (0, b""))
        if old != known:
            return 409, f"{known}\n".encode()
        if old == size and root != root_known:
            return 409, f"{known}\n".encode()
        if old and not consistent(old, size, root_known, root, proof):
            return 422, b""
        if not old and proof:
            return 422, b""
        self.latest[origin] = size, root
        return 200, self._cosignature(text + "\n").encode()

    def _is_signed(self, origin: str, text: str, lines: str) -> bool:
        key = self.logs[origin]
        hint = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
        for line in lines.splitlines():
            dash, name, encoded = line.split(" ")
            data = base64.b64decode(encoded)
            if (dash, name, data[:4]) == ("\u2014", origin, hint):
                VerifyKey(key).verify(text.encode(), data[4:])
                return True
        return False

    def _cosignature(self, text: str) -> str:
        message = f"cosignature/v1\ntime {self.now}\n{text}".encode()
        public = b"\x04" + bytes(self.key.verify_key)
        hint = hashlib.sha256(self.name.encode() + b"\n" + public).digest()[:4]
        data = hint + self.now.to_bytes(8, "big") + self.key.sign(message).signature
        return f"\u2014 {self.name} {base64.b64encode(data).decode()}\n"
