"""How is a report written, sent and exported: JSON, Markdown, PDF, in French and English?"""

from __future__ import annotations

import functools
import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.incident.pen import Pen
from bot.incident.written import Writer
from bot.words.catalogue import LANGUAGES, Language
from bot.words.phrases import Words
from channels.incident.document import Document
from channels.incident.markdown import as_markdown
from channels.incident.page import as_page, wanted
from channels.website.browser import NoBrowser, opened
from domain.property import Property
from governance.office import Office
from store.house.shelf import Shelf, written

SCHEMA = Path(__file__).parents[2] / "data" / "schemas" / "incident-report.json"
FOLDER = Path("docs") / "incidents"


class Misfit(ValueError):
    """A report that does not fit its own form: always a bug."""


def checked(report: Mapping[str, Any]) -> Mapping[str, Any]:
    """The report, validated by its published schema (2020-12). Raises Misfit."""
    for wrong in _validator().iter_errors(dict(report)):
        raise Misfit(f"{wrong.json_path}: {wrong.message[:200]}")
    return report


def in_language(report: Mapping[str, Any], hotel: Property, language: Language) -> Document:
    """The report's document for one reader."""
    return Writer(report, Pen(hotel, Words(language, zone=hotel.zone))).document()


def exported(report: Mapping[str, Any], hotel: Property, shelf: Shelf, folder: Path) -> list[Path]:
    """JSON, and Markdown and a page in each language, in `docs/incidents/` of the property's folder."""
    name = f"incident-{report['incident']}-v{report['version']}"
    place = folder / FOLDER
    whole = json.dumps(checked(report), ensure_ascii=False, indent=2)
    paths = [written(place / f"{name}.json", f"{whole}\n".encode())]
    for language in LANGUAGES:
        document = in_language(report, hotel, language)
        paths.append(written(place / f"{name}.{language}.md", as_markdown(document).encode()))
        paths.append(written(place / f"{name}.{language}.html", page(document, shelf).encode()))
    return paths


async def printed(pages: list[Path]) -> list[Path]:
    """Each page beside it as a PDF. Raises NoBrowser where nothing prints."""
    async with opened() as browser:
        return [written(path.with_suffix(".pdf"), await browser.printed(path)) for path in pages]


async def on_the_shelf(
    office: Office, report: Mapping[str, Any], hotel: Property, language: Language
) -> tuple[str, str]:
    """The digest and the name of the file that goes with a message: a PDF, or Markdown where nothing prints."""
    document = in_language(checked(report), hotel, language)
    name = f"incident-{report['incident']}-v{report['version']}.{language}"
    try:
        with tempfile.TemporaryDirectory(prefix="lhcm-report-") as folder:
            source = Path(folder) / "report.html"
            source.write_text(page(document, office.shelf), "utf-8")
            async with opened() as browser:
                content, name = await browser.printed(source), f"{name}.pdf"
    except NoBrowser:
        content, name = as_markdown(document).encode(), f"{name}.md"
    digest = hashlib.sha256(content).hexdigest()
    office.shelf.keep(digest, name, content)
    return digest, name


def page(document: Document, shelf: Shelf) -> str:
    """The page with the pictures that are on the shelf."""
    found = {
        one.digest: path for one in wanted(document) if (path := _picture(shelf, one.digest)) is not None
    }
    return as_page(document, found)


def _picture(shelf: Shelf, digest: str) -> Path | None:
    folder = shelf.place(digest, "x").parent
    return (
        next((path for path in sorted(folder.glob("*")) if path.is_file()), None) if folder.is_dir() else None
    )


@functools.cache
def _validator() -> Any:
    # Said on first use: it is only needed where somebody writes a report.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
