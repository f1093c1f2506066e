"""How are backups kept in an object storage, S3 or anything that speaks like it?"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import httpx

from channels.keeping.keeper import Kept, Unkept
from channels.keeping.signing import EMPTY, Key, asked

PATIENCE = httpx.Timeout(30, write=300, read=300)
PIECE = 1 << 20
# One request carries so much and no more, by the interface's own limit.
LARGEST = 5 * 1024**3
_LISTED = "{http://s3.amazonaws.com/doc/2006-03-01/}"


def utc_now() -> datetime:
    """The clock of the real world, by which requests are signed."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Objects:
    """See `Keeper`. `prefix` ends without a slash; every request is signed, and its body by its digest."""

    base_url: str
    bucket: str
    prefix: str
    key: Key
    now: Callable[[], datetime] = utc_now
    transport: httpx.AsyncBaseTransport | None = field(default=None, repr=False)

    async def put(self, file: Path, name: str) -> None:
        size, digest = await asyncio.to_thread(_measured, file)
        if size > LARGEST:
            raise Unkept(f"{size} bytes are more than one upload takes")
        headers = {"content-length": str(size)}
        async with self._client() as client:
            answer = await self._call(client, "PUT", self._path(name), {}, digest, _pieces(file), headers)
            _checked(answer)

    async def names(self) -> Sequence[Kept]:
        found: list[Kept] = []
        query = {"list-type": "2", "prefix": self._name("")}
        async with self._client() as client:
            while True:
                answer = await self._call(client, "GET", f"/{quote(self.bucket)}", query)
                page = _listing(_checked(answer).content)
                found += [
                    Kept(_text(one, "Key").removeprefix(self._name("")), int(_text(one, "Size") or 0))
                    for one in page.findall(f"{_LISTED}Contents")
                ]
                if _text(page, "IsTruncated") != "true":
                    return sorted(found, key=lambda one: one.name)
                query["continuation-token"] = _text(page, "NextContinuationToken")

    async def fetch(self, name: str, target: Path) -> None:
        async with self._client() as client:
            answer = await self._call(client, "GET", self._path(name), {})
        await asyncio.to_thread(_written, target, _checked(answer).content)

    async def remove(self, name: str) -> None:
        async with self._client() as client:
            answer = await self._call(client, "DELETE", self._path(name), {})
        if answer.status_code != httpx.codes.NOT_FOUND:
            _checked(answer)

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.base_url, timeout=PATIENCE, transport=self.transport)

    async def _call(
        self,
        client: httpx.AsyncClient,
        method: str,
        path: str,
        query: Mapping[str, str],
        digest: str = EMPTY,
        content: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        host = httpx.URL(self.base_url).netloc.decode()
        signed = self.key.headers(method, host, path, query, digest, self.now())
        url = f"{path}?{asked(query)}" if query else path
        try:
            return await client.request(method, url, headers={**(headers or {}), **signed}, content=content)
        except httpx.HTTPError as error:
            raise Unkept(type(error).__name__) from error

    def _name(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name

    def _path(self, name: str) -> str:
        return f"/{quote(self.bucket)}/{quote(self._name(name), safe='/-_.~')}"


def _checked(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    code = answer.text.partition("<Code>")[2].partition("</Code>")[0][:40]
    raise Unkept(f"{answer.status_code} {code}".strip())


def _listing(body: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(body)  # noqa: S314 - Expat takes no external entity; the storage is our own
    except ElementTree.ParseError as error:
        raise Unkept("a listing that is none") from error


def _text(page: ElementTree.Element, name: str) -> str:
    return page.findtext(f"{_LISTED}{name}") or ""


def _measured(file: Path) -> tuple[int, str]:
    with file.open("rb") as body:
        return file.stat().st_size, hashlib.file_digest(body, "sha256").hexdigest()


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(file.open, "rb") as body:
        while piece := await asyncio.to_thread(body.read, PIECE):
            yield piece


def _written(target: Path, body: bytes) -> None:
    with open(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(body)
