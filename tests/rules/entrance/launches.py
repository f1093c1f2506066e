"""How does Telegram sign a launch? Written anew from its page, sharing nothing with what it tests."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import datetime
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TOKEN = "7000000001:AAlaunch-for-tests-only_0123456789abcd"
OTHER_TOKEN = "7000000002:AAother-bot-for-tests_0123456789abcdef"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def launch(
    at: datetime,
    account: int = 7001,
    *,
    token: str = TOKEN,
    start: str | None = None,
    signed_by: Ed25519PrivateKey | None = None,
    hash_covers_signature: bool = True,
    query: str = "AAH7",
) -> str:
    """`initData` as a client hands it over."""
    fields = {
        "query_id": query,
        "user": json.dumps({"id": account, "first_name": "Saïd & fils", "language_code": "fr"}),
        "auth_date": str(int(at.timestamp())),
    }
    if start is not None:
        fields["start_param"] = start
    unsigned = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    if signed_by is not None:
        bot = token.split(":")[0]
        signature = signed_by.sign(f"{bot}:WebAppData\n{unsigned}".encode())
        fields["signature"] = base64.urlsafe_b64encode(signature).decode().rstrip("=")
    covered = dict(fields) if hash_covers_signature else {k: v for k, v in fields.items() if k != "signature"}
    text = "\n".join(f"{name}={covered[name]}" for name in sorted(covered))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()})
