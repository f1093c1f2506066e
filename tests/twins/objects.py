"""How does a strict object storage answer, which believes no signature that it has not worked out itself?"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote
from xml.sax.saxutils import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

KEY_ID, SECRET, REGION, BUCKET = "AKIDTWIN", "twin/secret+key", "eu-west-3", "backups"
SKEW = timedelta(minutes=15)
PAGE = 2
_PROOF = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<day>\d{8})/(?P<region>[^/]+)/s3/aws4_request, "
    r"SignedHeaders=(?P<names>[a-z0-9;-]+), Signature=(?P<signature>[0-9a-f]{64})$"
)


class ObjectsTwin:
    """One bucket in memory; `damage` makes it give back other bytes than it took, `down` makes it say 503."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.damage = False
        self.down = False
        self.calls: list[tuple[str, str]] = []

    @property
    def app(self) -> Starlette:
        return Starlette(routes=[Route("/{rest:path}", self._hear, methods=["GET", "PUT", "DELETE"])])

    async def _hear(self, request: Request) -> Response:
        body = await request.body()
        self.calls.append((request.method, request.url.path))
        if self.down:
            return _no(503, "SlowDown")
        if trouble := _distrusted(request, body):
            return _no(403, trouble)
        bucket, _, name = unquote(request.url.path).lstrip("/").partition("/")
        if bucket != BUCKET:
            return _no(404, "NoSuchBucket")
        if not name:
            return self._listed(request)
        if request.method == "PUT":
            if int(request.headers.get("content-length", -1)) != len(body):
                return _no(411, "MissingContentLength")
            self.kept[name] = body
            return Response()
        if request.method == "DELETE":
            self.kept.pop(name, None)
            return Response(status_code=204)
        if name not in self.kept:
            return _no(404, "NoSuchKey")
        return Response(self.kept[name][::-1] if self.damage else self.kept[name])

    def _listed(self, request: Request) -> Response:
        if request.query_params.get("list-type") != "2":
            return _no(400, "InvalidArgument")
        prefix, after = (
            request.query_params.get("prefix", ""),
            request.query_params.get("continuation-token", ""),
        )
        names = [one for one in sorted(self.kept) if one.startswith(prefix) and one > after]
        rows = "".join(
            f"<Contents><Key>{escape(one)}</Key><Size>{len(self.kept[one])}</Size></Contents>"
            for one in names[:PAGE]
        )
        more = len(names) > PAGE
        token = f"<NextContinuationToken>{escape(names[PAGE - 1])}</NextContinuationToken>" if more else ""
        return Response(
            f'<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{token}{rows}</ListBucketResult>",
            media_type="application/xml",
        )


def _distrusted(request: Request, body: bytes) -> str | None:
    """Why the signature is not believed; worked out from the request as it came over the wire."""
    proof = _PROOF.fullmatch(request.headers.get("authorization", ""))
    if proof is None:
        return "AuthorizationHeaderMalformed"
    if (proof["key"], proof["region"]) != (KEY_ID, REGION):
        return "InvalidAccessKeyId"
    digest, stamp = request.headers.get("x-amz-content-sha256", ""), request.headers.get("x-amz-date", "")
    if digest != hashlib.sha256(body).hexdigest():
        return "XAmzContentSHA256Mismatch"
    try:
        at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return "AccessDenied"
    if abs(datetime.now(UTC) - at) > SKEW or stamp[:8] != proof["day"]:
        return "RequestTimeTooSkewed"
    names = proof["names"].split(";")
    if names != sorted(names) or not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names):
        return "AccessDenied"
    sorted_query = "&".join(sorted(request.scope["query_string"].decode().split("&")))
    lines = [request.method, request.scope["raw_path"].decode(), sorted_query]
    lines += [f"{name}:{' '.join(request.headers[name].split())}" for name in names]
    lines += ["", proof["names"], digest]
    hashed = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{proof['day']}/{REGION}/s3/aws4_request\n{hashed}"
    key = b"AWS4" + SECRET.encode()
    for part in (proof["day"], REGION, "s3", "aws4_request", to_sign):
        key = hmac.digest(key, part.encode(), "sha256")
    return None if hmac.compare_digest(key.hex(), proof["signature"]) else "SignatureDoesNotMatch"


def _no(status: int, code: str) -> Response:
    return Response(f"<Error><Code>{code}</Code></Error>", status_code=status, media_type="application/xml")
