"""Did Telegram really open the page for this account, through this bot, just now?"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

# https://core.telegram.org/bots/webapps#validating-data-for-third-party-use
TELEGRAM_KEY = bytes.fromhex("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d")
FRESH = timedelta(minutes=10)
SKEW = timedelta(minutes=1)  # of the two clocks
LONGEST = 8192


@dataclass(frozen=True, slots=True)
class Launch:
    """An account that Telegram vouches for; `digest` tells launches apart, `start` is what the link said."""

    account: int
    digest: str
    start: str | None


def opened(raw: str, token: str, now: datetime, key: bytes = TELEGRAM_KEY) -> Launch | None:
    """The launch in `initData`; None for whatever is forged, old, another bot's or cannot be read.

    The keyed hash counts with or without the field `signature` in its text: both need the bot's token, and clients
    differ. Where Telegram's own signature is given, it must hold too; `key` is its public key.
    """
    fields = _fields(raw)
    if fields is None:
        return None
    given = fields.pop("hash", "")
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    unsigned = {name: value for name, value in fields.items() if name != "signature"}
    texts = (_text(fields), _text(unsigned))
    if not any([hmac.compare_digest(_keyed(secret, text), given.encode()) for text in texts]):
        return None
    bot = token.partition(":")[0]
    if "signature" in fields and not _signed(f"{bot}:WebAppData\n{texts[1]}", fields["signature"], key):
        return None
    account = _account(fields)
    if account is None or not _fresh(fields.get("auth_date", ""), now):
        return None
    digest = hashlib.sha256(texts[1].encode()).hexdigest()
    return Launch(account, digest, fields.get("start_param"))


def _fields(raw: str) -> dict[str, str] | None:
    """Every field once; None where one comes twice, which no client sends."""
    if len(raw) > LONGEST:
        return None
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    return dict(pairs) if len({name for name, _ in pairs}) == len(pairs) else None


def _text(fields: Mapping[str, str]) -> str:
    return "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))


def _keyed(secret: bytes, text: str) -> bytes:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest().encode()


def _signed(text: str, signature: str, key: bytes) -> bool:
    """Whether the holder of the private key signed the text; the library is loaded by the first launch."""
    curve = importlib.import_module("cryptography.hazmat.primitives.asymmetric.ed25519")
    wrong = importlib.import_module("cryptography.exceptions").InvalidSignature
    try:
        raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
        curve.Ed25519PublicKey.from_public_bytes(key).verify(raw, text.encode())
    except (wrong, binascii.Error, ValueError):
        return False
    return True


def _account(fields: Mapping[str, str]) -> int | None:
    try:
        user = json.loads(fields.get("user", ""))
    except ValueError:
        return None
    found = user.get("id") if isinstance(user, dict) else None
    return found if type(found) is int and found > 0 and user.get("is_bot") is not True else None


def _fresh(auth_date: str, now: datetime) -> bool:
    if not (auth_date.isascii() and auth_date.isdecimal() and len(auth_date) < 12):
        return False
    return -SKEW <= now - datetime.fromtimestamp(int(auth_date), UTC) <= FRESH
