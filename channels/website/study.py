"""How does a filled-in competitor study become a document: what a person saw, with his screenshots?"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from PIL import Image

from channels.package.wording import Language
from channels.templates import templates
from channels.website.render import TEMPLATES
from domain.errors import refuse
from domain.phrase import Phrase
from domain.website.labels import STUDY

DATA = Path(__file__).parents[2] / "data" / "website"
FORM = DATA / "study.yaml"
WIDEST = 1200  # pixels of a screenshot on paper
LARGEST = 200_000  # bytes of a form
# What a site is told by where nobody wrote anything: the page then says nothing of it.
_EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("languages", "good", "bad", "take", "screenshots"), ()),
    **dict.fromkeys(("steps_to_book", "price_seen")),
}


def study_page(form: Path, house: str, language: Language, worded: Callable[[Phrase], str]) -> str:
    """The study as one HTML page that holds its pictures. Refusal: the form or a screenshot cannot be read."""
    document = _read(form)
    sites = [{**_EMPTY, **site} for site in document["sites"]]
    for site in sites:
        site["pictures"] = list(_pictures(form.parent, site["screenshots"]))
    word = {name: worded(phrase) for name, phrase in STUDY.items()}
    page = templates(TEMPLATES).get_template("study.html.j2")
    taken = [one for site in sites for one in site["take"]]
    return page.render(house=house, language=language, word=word, by=document["by"], sites=sites, taken=taken)


def _read(form: Path) -> dict[str, Any]:
    try:
        if form.stat().st_size > LARGEST:
            raise refuse("study.unreadable", name=form.name)
        document = yaml.safe_load(form.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise refuse("study.unreadable", name=form.name) from error
    if isinstance(document, dict):
        for site in document.get("sites") or ():
            if isinstance(site, dict) and hasattr(site.get("seen_on"), "isoformat"):
                site["seen_on"] = site["seen_on"].isoformat()  # YAML reads a day as a date
    schema: Mapping[str, Any] = json.loads((DATA / "study.schema.json").read_text("utf-8"))
    wrong = next(iter(sorted(Draft202012Validator(schema).iter_errors(document), key=str)), None)
    if wrong is not None:
        where = ".".join(str(step) for step in wrong.absolute_path) or "—"
        raise refuse("study.wrong", name=form.name, where=where)
    found: dict[str, Any] = document
    return found


def _pictures(folder: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        path = (folder / name).resolve()
        written = io.BytesIO()
        try:
            if not path.is_relative_to(folder.resolve()):
                raise OSError
            with Image.open(path) as opened:
                shown = opened.convert("RGB")
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            raise refuse("study.no_picture", name=name) from error
        shown.thumbnail((WIDEST, WIDEST * 4))
        shown.save(written, "JPEG", quality=82)
        yield f"data:image/jpeg;base64,{base64.b64encode(written.getvalue()).decode()}"
