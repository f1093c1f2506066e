"""What lies below one folder of Drive, what happened there, and what do its files hold?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx

from channels.cloud import (
    Changes,
    CloudFile,
    CloudUnreachable,
    CloudWithdrawn,
    Listing,
    MarkForgotten,
    NotReadable,
)
from channels.drive.account import DriveAccount
from channels.drive.exchange import Exchange, Refused
from channels.drive.forms import EXPORTS, FOLDER, file_of, on_disk, tidy

PAGE = "1000"
MOST_FILES = 20_000
ROW = "id,name,mimeType,modifiedTime,size,parents,trashed"
SHARED = {"supportsAllDrives": "true"}
ALL_SHARED = {**SHARED, "includeItemsFromAllDrives": "true"}


class DriveFolder:
    """The port over Drive's three endpoints: files, their content, and the feed of changes."""

    def __init__(self, account: DriveAccount, exchange: Exchange) -> None:
        self._root, self._exchange = account.folder, exchange

    async def named(self) -> str:
        row = await self._asked(f"/files/{self._root}", fields="id,name,mimeType,trashed", **SHARED)
        if row.get("trashed") or row.get("mimeType") != FOLDER:
            raise CloudWithdrawn("the folder is gone")
        return tidy(str(row.get("name", "")))

    async def mark(self) -> str:
        return str((await self._asked("/changes/startPageToken", **SHARED)).get("startPageToken", ""))

    async def everything(self) -> Listing:
        folders = {self._root: ""}
        files: dict[str, CloudFile] = {}
        waiting = [self._root]
        while waiting:
            here = waiting.pop(0)
            async for row in self._below(here):
                if row.get("mimeType") == FOLDER:
                    if row["id"] not in folders:  # a folder in a circle of folders is entered once
                        folders[row["id"]] = f"{folders[here]}{tidy(str(row['name']))}/"
                        waiting.append(row["id"])
                elif (file := _file(row, folders[here])) is not None:
                    files.setdefault(file.id, file)
            if len(files) > MOST_FILES:
                raise CloudUnreachable(f"more than {MOST_FILES} files in the folder")
        return Listing(folders, list(files.values()))

    async def since(self, mark: str, folders: Mapping[str, str]) -> Changes:
        try:
            told = await self._exchange.json(
                "/changes",
                pageToken=mark,
                pageSize=PAGE,
                includeRemoved="true",
                fields=f"nextPageToken,newStartPageToken,changes(fileId,removed,file({ROW}))",
                **ALL_SHARED,
            )
        except Refused as no:
            if no.status in {400, 404, 410}:
                raise MarkForgotten from no
            raise CloudWithdrawn(str(no)) from no
        after = told.get("nextPageToken") or told.get("newStartPageToken")
        if not isinstance(after, str) or not isinstance(told.get("changes"), list):
            raise CloudUnreachable("an answer without changes")
        files: dict[str, CloudFile] = {}
        gone, moved = set[str](), False
        for change in told["changes"]:
            one, row = str(change.get("fileId", "")), change.get("file")
            above = None if change.get("removed") or not row else _above(row, folders)
            if one in folders or (row and row.get("mimeType") == FOLDER and above is not None):
                moved = True
            file = None if above is None or not row else _file(row, above)
            files.pop(one, None)
            gone.discard(one)
            if file is None:
                gone.add(one)
            else:
                files[one] = file
        return Changes(list(files.values()), gone, moved, after, more="nextPageToken" in told)

    async def fetch(self, file: CloudFile, to: Path, most: int) -> str:
        if file.form not in EXPORTS:
            try:
                await self._into(to, most, f"/files/{file.id}", alt="media", **SHARED)
            except Refused as no:
                raise NotReadable("unreachable") from no
            return on_disk(file)
        for export in EXPORTS[file.form]:
            try:
                await self._into(to, most, f"/files/{file.id}/export", mimeType=export.mime)
            except Refused as no:
                if no.reason != "exportSizeLimitExceeded":
                    raise NotReadable("unreachable") from no
            else:
                return on_disk(file, export)
        raise NotReadable("too_large")

    async def _into(self, to: Path, most: int, path: str, **params: str) -> None:
        written = 0
        async with self._exchange.stream(path, **params) as answer:
            with to.open("wb") as out:
                try:
                    async for chunk in answer.aiter_bytes():
                        written += len(chunk)
                        if written > most:
                            raise NotReadable("too_large")
                        await asyncio.to_thread(out.write, chunk)
                except httpx.HTTPError as error:
                    raise CloudUnreachable(f"cut off ({type(error).__name__})") from None

    async def _below(self, folder: str) -> AsyncIterator[dict[str, Any]]:
        page: dict[str, str] = {}
        while True:
            told = await self._asked(
                "/files",
                q=f"'{folder}' in parents and trashed = false",
                pageSize=PAGE,
                fields=f"nextPageToken,files({ROW})",
                **ALL_SHARED,
                **page,
            )
            for row in _rows(told):
                yield row
            if not told.get("nextPageToken"):
                return
            page = {"pageToken": str(told["nextPageToken"])}

    async def _asked(self, path: str, **params: str) -> dict[str, Any]:
        """A request without which nothing goes on: a no means that the folder is closed to us."""
        try:
            return await self._exchange.json(path, **params)
        except Refused as no:
            raise CloudWithdrawn(str(no)) from no


def _rows(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    rows = told.get("files")
    if not isinstance(rows, list):
        raise CloudUnreachable("a listing without files")
    yield from (row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str))


def _file(row: Mapping[str, Any], above: str) -> CloudFile | None:
    try:
        return file_of(row, above)
    except KeyError as lacking:
        raise CloudUnreachable(f"a file without {lacking}") from None


def _above(row: Mapping[str, Any], folders: Mapping[str, str]) -> str | None:
    """The path of the folder in which it lies; None: it lies in none of ours, or in the bin."""
    if row.get("trashed"):
        return None
    return next((folders[one] for one in row.get("parents") or () if one in folders), None)
