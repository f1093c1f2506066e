"""How does a request to an object storage prove whose it is, without its secret travelling?

AWS Signature Version 4, which every storage of that kind takes.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

ALGORITHM = "AWS4-HMAC-SHA256"
EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Key:
    """An access key of the storage, for its region."""

    name: str
    secret: str = field(repr=False)
    region: str = "us-east-1"

    def headers(
        self, method: str, host: str, path: str, query: Mapping[str, str], digest: str, now: datetime
    ) -> dict[str, str]:
        """The headers that sign a request; `path` as it is sent, `digest` the SHA-256 of its body, `now` in UTC."""
        stamp = now.strftime("%Y%m%dT%H%M%SZ")
        signed = {"host": host, "x-amz-content-sha256": digest, "x-amz-date": stamp}
        names = ";".join(signed)
        canonical = "\n".join(
            (
                method,
                path,
                asked(query),
                *(f"{name}:{value}" for name, value in signed.items()),
                "",
                names,
                digest,
            )
        )
        scope = f"{stamp[:8]}/{self.region}/s3/aws4_request"
        to_sign = "\n".join((ALGORITHM, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()))
        signature = hmac.new(self._of(stamp[:8]), to_sign.encode(), hashlib.sha256).hexdigest()
        proof = f"{ALGORITHM} Credential={self.name}/{scope}, SignedHeaders={names}, Signature={signature}"
        return {**signed, "authorization": proof}

    def _of(self, day: str) -> bytes:
        key = f"AWS4{self.secret}".encode()
        for part in (day, self.region, "s3", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        return key


def asked(query: Mapping[str, str]) -> str:
    """The query as it is signed and sent: sorted, everything but letters, digits and -_.~ escaped."""
    return "&".join(f"{_escaped(name)}={_escaped(query[name])}" for name in sorted(query))


def _escaped(text: str) -> str:
    return quote(text, safe="-_.~")
