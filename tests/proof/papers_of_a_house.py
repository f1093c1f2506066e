"""Three hundred documents of nine kinds in four languages, and what may be asked of them."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.rooms.knowledge.papers import letter, pdf, word, workbook

_TOLD = yaml.safe_load(
    (Path(__file__).parents[1] / "fixtures" / "knowledge" / "papers.yaml").read_text(encoding="utf-8")
)
# What is said once in the whole folder, in the language of its document; then how it is asked.
ONCE: list[tuple[str, list[str]]] = [(one["says"], one["asked"]) for one in _TOLD["once"]]
NOBODY_SAID: list[str] = _TOLD["nobody_said"]
FILLER: list[str] = _TOLD["filler"]
KINDS = ("pdf", "docx", "xlsx", "csv", "md", "txt", "html", "eml", "json")

# What is said of many: a name and a figure tell the documents apart.
NAMED = (
    ("Contrat avec {name} : la commission est de {n} %.", "Quelle commission prend {name} ?"),
    (
        "Supplier {name} delivers within {n} days after the order.",
        "How many days does {name} take to deliver?",
    ),
    ("Die Firma {name} berechnet {n} MAD für jede Anfahrt.", "Was berechnet {name} für die Anfahrt?"),
    ("La facture de {name} du mois s'élève à {n} MAD.", "De combien est la facture de {name} ?"),
)
FIRST = (
    "Atlas",
    "Zagora",
    "Menara",
    "Ourika",
    "Tafraout",
    "Essaouira",
    "Kasbah",
    "Safran",
    "Palmier",
    "Oasis",
    "Jasmin",
    "Cèdre",
    "Toubkal",
    "Agdal",
    "Sahara",
    "Argan",
    "Médina",
    "Dunes",
    "Corail",
    "Azur",
)
LAST = (
    "Voyages",
    "Services",
    "Textile",
    "Froid",
    "Logistique",
    "Travel",
    "Conseil",
    "Bois",
    "Marbre",
    "Lumière",
    "Events",
    "Garden",
    "Digital",
    "Fruits",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, the file whose passage answers it, and words that stand there."""

    words: str
    file: str
    says: str


def written_into(folder: Path, documents: int = 300, seed: int = 1) -> list[Question]:
    """The documents, each of its kind, and the questions: ninety of what is said once, sixty by name."""
    chance = random.Random(seed)
    asked: list[Question] = []
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    chance.shuffle(names)
    for number in range(documents):
        kind = KINDS[number % len(KINDS)]
        file = f"{number:04}.{kind}"
        if number < len(ONCE):
            said, questions = ONCE[number]
            asked += [Question(words, file, said[:40]) for words in questions]
        else:
            form, question = NAMED[number % len(NAMED)]
            n = chance.randint(3, 4000)
            name = names[number % len(names)] + (f" {number // len(names)}" if number >= len(names) else "")
            said = form.format(name=name, n=n)
            if len(ONCE) <= number < len(ONCE) + 60:
                asked.append(Question(question.format(name=name), file, said[:40]))
        around = chance.sample(FILLER, 4)
        (folder / file).write_bytes(made(kind, said, around, arabic=not _latin(said)))
    return asked


def made(kind: str, said: str, around: list[str], *, arabic: bool) -> bytes:
    """The file of one kind with this sentence in its middle."""
    if kind == "pdf":  # the drawing library's own letters are Latin only
        latin = [line for line in around if _latin(line)]
        return pdf("\n".join(latin[:2]), f"{latin[0]} {said} {latin[-1]}") if not arabic else word(("", said))
    if kind == "docx":
        return word(("Objet", around[0]), ("Contenu", f"{around[1]} {said}"), ("Fin", around[2]))
    if kind == "xlsx":
        return workbook(
            "Notes", ("Date", "Note"), ("2026-01-02", around[0]), ("2026-01-03", said), ("", around[1])
        )
    if kind == "csv":
        file = io.StringIO()
        csv.writer(file, delimiter=";").writerows(
            [("Date", "Note"), ("01/02/2026", around[0]), ("02/02/2026", said)]
        )
        return file.getvalue().encode()
    if kind == "md":
        return f"# Notes\n\n{around[0]}\n\n## Suite\n\n{said}\n\n## Fin\n\n{around[1]}\n".encode()
    if kind == "html":
        return f"<html><body><h1>Page</h1><p>{around[0]}</p><p>{said}</p><script>x</script></body></html>".encode()
    if kind == "eml":
        return letter("Pour information", f"{around[0]}\n\n{said}\n\n{around[1]}")
    if kind == "json":
        return json.dumps({"notes": [around[0], said, around[1]]}, ensure_ascii=False, indent=1).encode()
    return f"{around[0]}\n\n{said}\n\n{around[1]}\n".encode()


def _latin(text: str) -> bool:
    return all(ord(letter) < 256 for letter in text)


def ranked(titles: Iterator[str], file: str) -> int | None:
    """At which place the file stands, from 1."""
    return next((place for place, title in enumerate(titles, 1) if title.endswith(file)), None)
