"""How are pages photographed and printed: by the machine's own Chromium, without script or network?"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (390, 1280)  # a phone and a desk, in CSS pixels
SHARPNESS = {390: 2, 1280: 1}  # device pixels for each of them


class NoBrowser(Exception):
    """There is nothing to photograph with: `lacks` is "chromium" or "playwright"."""

    def __init__(self, lacks: str) -> None:
        self.lacks = lacks
        super().__init__(lacks)


@dataclass(frozen=True, slots=True)
class Browser:
    """An open Chromium. Pages are files of this machine; they run no script and reach nobody."""

    chromium: Chromium

    async def photograph(self, file: Path, width: int) -> bytes:
        """The whole page as a PNG, `width` CSS pixels wide."""
        async with self._opened(file, width) as page:
            return bytes(await page.screenshot(full_page=True, animations="disabled"))

    async def sheet(self, file: Path, width: int, height: int) -> bytes:
        """The whole page as a PDF of one sheet, as the screen shows it; both measures in CSS pixels."""
        async with self._opened(file, width) as page:
            await page.emulate_media(media="screen")
            wide, high = (
                f"{width}px",
                f"{height + 2}px",
            )  # a fraction of a pixel more would begin a second sheet
            return bytes(await page.pdf(width=wide, height=high, print_background=True, page_ranges="1"))

    async def printed(self, file: Path) -> bytes:
        """The document on sheets of A4, as its style says."""
        async with self._opened(file, WIDTHS[-1]) as page:
            return bytes(await page.pdf(prefer_css_page_size=True, format="A4", print_background=True))

    @contextlib.asynccontextmanager
    async def _opened(self, file: Path, width: int) -> AsyncIterator[Page]:
        context = await self.chromium.new_context(
            viewport={"width": width, "height": 844},
            device_scale_factor=SHARPNESS.get(width, 1),
            java_script_enabled=False,
            offline=True,
        )
        try:
            page = await context.new_page()
            await page.goto(_address(file), wait_until="load")
            yield page
        finally:
            await context.close()


def _address(file: Path) -> str:
    return file.resolve().as_uri()


@contextlib.asynccontextmanager
async def opened() -> AsyncIterator[Browser]:
    """The machine's Chromium, closed at the end. Raises NoBrowser."""
    try:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - optional, and slow to load
    except ImportError as error:
        raise NoBrowser("playwright") from error
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise NoBrowser("chromium")
    async with async_playwright() as playwright:
        # The sandbox refuses to run as root; the pages are our own, without script.
        chromium = await playwright.chromium.launch(
            executable_path=program, chromium_sandbox=os.geteuid() != 0, args=["--font-render-hinting=none"]
        )
        try:
            yield Browser(chromium)
        finally:
            await chromium.close()
