"""A device with a key in it, as the standard describes one: no network, no browser, and willing to lie."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One device; `origin` and `name` are the page that its browser stands on, whatever was asked."""

    origin: str = "https://villa.example.com"
    name: str = "villa.example.com"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    uses: int = 0
    verifies: bool = True

    def made(self, asked: dict[str, Any]) -> str:
        """The answer to a request for a new key."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        held = bytes(16) + len(self.credential).to_bytes(2) + self.credential + cbor2.dumps(public)
        attested = {"fmt": "none", "attStmt": {}, "authData": self._data(NEW) + held}
        parts = {"attestationObject": cbor2.dumps(attested)}
        return self._told("webauthn.create", asked["challenge"], parts)

    def shown(self, asked: dict[str, Any]) -> str:
        """The answer to a challenge."""
        self.uses += 1
        said = self._said("webauthn.get", asked["challenge"])
        data = self._data()
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "signature": signature}
        return self._told("webauthn.get", asked["challenge"], parts)

    def _data(self, more: int = 0) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(self.name.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4)

    def _said(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _told(self, kind: str, challenge: str, parts: dict[str, bytes]) -> str:
        named = bytes_to_base64url(self.credential)
        parts = {"clientDataJSON": self._said(kind, challenge), **parts}
        response = {name: bytes_to_base64url(value) for name, value in parts.items()}
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})
