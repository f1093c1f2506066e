"""How is a secret kept so that neither a copy of the database nor another house's row opens it?"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FOR = b"lhcm sealed accounts 1"  # another purpose of the same key gets another key
_NONCE = 12


class NotOurs(Exception):
    """The key at hand does not open it, or it was moved to another house or kind, or changed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """AES-256-GCM under a key derived from a secret of the environment."""

    secret: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """What tells this key from others; it opens nothing."""
        return hashlib.sha256(_FOR + hashlib.sha256(self.secret).digest()).hexdigest()[:16]

    def close(self, whose: str, kind: str, told: Mapping[str, str]) -> str:
        """The sealed text: it opens for this house and this kind only."""
        nonce = os.urandom(_NONCE)
        plain = json.dumps(dict(told), sort_keys=True).encode()
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, plain, _about(whose, kind))).decode()

    def open(self, whose: str, kind: str, sealed: str) -> dict[str, str]:
        """What was sealed. Raises NotOurs."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded with the first secret only

        try:
            raw = base64.b64decode(sealed, validate=True)
            plain = self._cipher.decrypt(raw[:_NONCE], raw[_NONCE:], _about(whose, kind))
        except (InvalidTag, ValueError):
            raise NotOurs(kind) from None
        return {str(name): str(value) for name, value in json.loads(plain).items()}

    @property
    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

        return AESGCM(HKDF(SHA256(), 32, salt=None, info=_FOR).derive(self.secret))


def _about(whose: str, kind: str) -> bytes:
    return json.dumps([whose, kind]).encode()
