"""How does the simulated Drive answer each request, and refuse what Google would refuse?"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from channels.simulated.drive.fields import chosen
from channels.simulated.drive.state import EXPORT_LIMIT, FOLDER, ROOT, Item, SimulatedDrive

SCOPE = "https://www.googleapis.com/auth/drive.readonly"
TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
READER = "lecture@villa.iam.gserviceaccount.example"
ERRORS = {
    "rate": (403, "userRateLimitExceeded"),
    "too_many": (429, "rateLimitExceeded"),
    "error": (503, "backendError"),
    "token": (401, "authError"),
}


@dataclass
class Google:
    """The token address and Drive itself; `refused` is how a withdrawn key is answered."""

    drive: SimulatedDrive
    refused: bool = False
    issued: set[str] = field(default_factory=set)
    asked: int = 0
    _key: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )

    def key_file(self) -> str:
        """What the console of Google Cloud gives for a service account."""
        pem = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        told = {
            "type": "service_account",
            "project_id": "villa",
            "private_key_id": "a1b2c3",
            "private_key": pem.decode(),
            "client_email": READER,
            "client_id": "1234567890",
            "token_uri": TOKEN_URI,
        }
        return json.dumps(told, indent=2)

    def consent(self) -> str:
        """What a person's own consent leaves."""
        return json.dumps(
            {
                "type": "authorized_user",
                "client_id": "app-of-the-house",
                "client_secret": "secret-of-the-app",
                "refresh_token": "refresh-of-a-person",
            }
        )

    @property
    def transport(self) -> httpx.MockTransport:
        """In the place of the network."""
        return httpx.MockTransport(self.answer)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """Any request of ours."""
        if str(request.url) == TOKEN_URI:
            return self._token(request)
        if request.url.host != "www.googleapis.com" or not request.url.path.startswith("/drive/v3/"):
            return httpx.Response(404)
        path = request.url.path.removeprefix("/drive/v3")
        self.drive.calls.append(path)
        fault = self.drive.faults.pop(0) if self.drive.faults else None
        if fault == "drop":
            raise httpx.ReadError("cut", request=request)
        if fault is not None:
            return _no(*ERRORS[fault])
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.issued:
            return _no(401, "authError")
        params = dict(request.url.params.multi_items())
        for pattern, act, known in ROUTES:
            rest = _matched(path, pattern)
            if rest is not None:
                strange = params.keys() - known
                if request.method != "GET" or strange:
                    return _no(400, "invalidParameter")
                return act(self.drive, rest, params)
        return _no(404, "notFound")

    def _token(self, request: httpx.Request) -> httpx.Response:
        if self.drive.faults and self.drive.faults[0] == "no_token":
            self.drive.faults.pop(0)
            raise httpx.ConnectError("down", request=request)
        self.asked += 1
        told = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        granted = self._granted(told) and not self.refused and request.method == "POST"
        if not granted:
            return httpx.Response(400, json={"error": "invalid_grant", "error_description": "Account gone"})
        token = f"token-{self.asked}"
        self.issued = {token}
        return httpx.Response(
            200, json={"access_token": token, "expires_in": 3599, "token_type": "Bearer", "scope": SCOPE}
        )

    def _granted(self, told: dict[str, str]) -> bool:
        if told.get("grant_type") == "refresh_token":
            ours = json.loads(self.consent())
            return all(
                told.get(name) == ours[name] for name in ("client_id", "client_secret", "refresh_token")
            )
        if told.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer":
            return False
        head, body, signature = told["assertion"].split(".")
        try:
            self._key.public_key().verify(
                _unpacked(signature), f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256()
            )
        except InvalidSignature:
            return False
        claims = json.loads(_unpacked(body))
        fresh = claims["iat"] <= time.time() + 10 and 0 < claims["exp"] - claims["iat"] <= 3600
        return fresh and (claims["iss"], claims["scope"], claims["aud"]) == (READER, SCOPE, TOKEN_URI)


def _listed(drive: SimulatedDrive, _: str, params: dict[str, str]) -> httpx.Response:
    """files.list: only the question that we ask is understood, and only whole."""
    folder = params["q"].removeprefix("'").removesuffix("' in parents and trashed = false")
    if params["q"] != f"'{folder}' in parents and trashed = false" or int(params["pageSize"]) > 1000:
        return _no(400, "invalid")
    if not _seen(drive, drive.items.get(folder)):
        return _no(404, "notFound")
    rows = [one for one in drive.items.values() if folder in one.parents and not one.trashed]
    rows = [one for one in rows if one.id not in drive.hidden]
    first = int(params.get("pageToken", "files:0").removeprefix("files:"))
    size = min(int(params["pageSize"]), drive.page)
    told: dict[str, Any] = {"files": [one.row() for one in rows[first : first + size]]}
    if first + size < len(rows):
        told["nextPageToken"] = f"files:{first + size}"
    return httpx.Response(200, json=chosen(told, params["fields"]))


def _one(drive: SimulatedDrive, rest: str, params: dict[str, str]) -> httpx.Response:
    """files.get: what is known of a file, or its bytes."""
    item = drive.items.get(rest)
    if item is None or not _seen(drive, item) or params.get("supportsAllDrives") != "true":
        return _no(404, "notFound")
    if params.get("alt") != "media":
        return httpx.Response(200, json=chosen(item.row(), params.get("fields", "kind,id,name,mimeType")))
    if item.native:
        return _no(403, "fileNotDownloadable")
    return httpx.Response(200, content=item.content)


def _exported(drive: SimulatedDrive, rest: str, params: dict[str, str]) -> httpx.Response:
    item = drive.items.get(rest)
    if item is None or not _seen(drive, item):
        return _no(404, "notFound")
    if not item.native or item.mime == FOLDER:
        return _no(403, "fileNotExportable")
    content = item.exports.get(params["mimeType"])
    if content is None:
        return _no(400, "badRequest")
    if len(content) > EXPORT_LIMIT:
        return _no(403, "exportSizeLimitExceeded")
    return httpx.Response(200, content=content)


def _from_now(drive: SimulatedDrive, _: str, params: dict[str, str]) -> httpx.Response:
    return httpx.Response(
        200, json={"kind": "drive#startPageToken", "startPageToken": f"{1000 + len(drive.log)}"}
    )


def _changes(drive: SimulatedDrive, _: str, params: dict[str, str]) -> httpx.Response:
    token = params["pageToken"]
    first = int(token) - 1000 if token.isdecimal() else -1
    if not drive.forgotten <= first <= len(drive.log) or params.get("includeRemoved") != "true":
        return _no(400, "invalid")
    if params.get("supportsAllDrives") != "true" or params.get("includeItemsFromAllDrives") != "true":
        return _no(403, "teamDrivesParentLimit")
    rows, after = drive.log[first : first + drive.page], first + drive.page
    told: dict[str, Any] = {"kind": "drive#changeList", "changes": [_change(drive, *one) for one in rows]}
    if after < len(drive.log):
        told["nextPageToken"] = f"{1000 + after}"
    else:
        told["newStartPageToken"] = f"{1000 + len(drive.log)}"
    return httpx.Response(200, json=chosen(told, params["fields"]))


def _change(drive: SimulatedDrive, one: str, removed: bool) -> dict[str, Any]:
    item = drive.items.get(one)
    if removed or item is None or not _seen(drive, item):
        return {"kind": "drive#change", "fileId": one, "removed": True}
    return {"kind": "drive#change", "fileId": one, "removed": False, "file": item.row()}


def _seen(drive: SimulatedDrive, item: Item | None) -> bool:
    """Whether the folder that is shared with us is above it."""
    while item is not None and not drive.closed and item.id not in drive.hidden:
        if item.id == ROOT:
            return True
        item = next((drive.items[one] for one in item.parents if one in drive.items), None)
    return False


def _no(status: int, reason: str) -> httpx.Response:
    """An error as Google writes it."""
    detail = {"domain": "global", "reason": reason, "message": reason}
    return httpx.Response(status, json={"error": {"code": status, "message": reason, "errors": [detail]}})


def _matched(path: str, pattern: str) -> str | None:
    """What stands where the pattern has a star; "" where it has none."""
    head, star, tail = pattern.partition("*")
    if not star:
        return "" if path == pattern else None
    inner = path.removeprefix(head).removesuffix(tail)
    return inner if path == f"{head}{inner}{tail}" and inner and "/" not in inner else None


def _unpacked(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


Act = Callable[[SimulatedDrive, str, dict[str, str]], httpx.Response]
_PAGES = {"pageSize", "pageToken", "fields", "supportsAllDrives", "includeItemsFromAllDrives"}
ROUTES: tuple[tuple[str, Act, set[str]], ...] = (
    ("/files", _listed, {*_PAGES, "q"}),
    ("/changes/startPageToken", _from_now, {"supportsAllDrives"}),
    ("/changes", _changes, {*_PAGES, "includeRemoved"}),
    ("/files/*/export", _exported, {"mimeType"}),
    ("/files/*", _one, {"alt", "fields", "supportsAllDrives"}),
)
