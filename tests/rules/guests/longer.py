"""Examples of the playbook that are too long to stand there: « &long_de » a sentence, « &screen_de » a page."""

from __future__ import annotations

from collections.abc import Mapping

# (beginning, what is said again and again, end of one long sentence; a short sentence; a greeting) by language.
_PARTS = {
    "en": (
        "We have noted that you will arrive",
        "and that you would like to see the garden",
        "today",
        "The pool is open.",
        "Good day,",
    ),
    "fr": (
        "Nous avons noté que vous arriverez",
        "et que vous aimeriez voir le jardin",
        "aujourd’hui",
        "La piscine est ouverte.",
        "Bonjour,",
    ),
    "de": (
        "Wir haben notiert, dass Sie anreisen",
        "und dass Sie den Garten sehen möchten",
        "heute",
        "Der Pool ist geöffnet.",
        "Guten Tag,",
    ),
    "es": (
        "Hemos anotado que usted llegará",
        "y que le gustaría ver el jardín",
        "hoy",
        "La piscina está abierta.",
        "Buenos días:",
    ),
    "it": (
        "Abbiamo annotato che Lei arriverà",
        "e che vorrebbe vedere il giardino",
        "oggi",
        "La piscina è aperta.",
        "Buongiorno,",
    ),
    "nl": (
        "Wij hebben genoteerd dat u aankomt",
        "en dat u graag de tuin wilt zien",
        "vandaag",
        "Het zwembad is open.",
        "Goedendag,",
    ),
    "ar": (
        "لقد سجّلنا أنكم ستصلون",
        "وأنكم تودّون زيارة الحديقة معنا",
        "اليوم",
        "المسبح مفتوح طوال اليوم.",
        "تحيّة طيّبة،",
    ),
}


def _longer() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language, (start, again, end, short, hello) in _PARTS.items():
        sentence = " ".join((start, *[again] * 10, end))
        page = f"{hello}\n" + f"{short} " * 90
        found |= {f"&long_{language}": sentence, f"&long_{language}2": f"{hello} {sentence}"}
        found |= {f"&screen_{language}": page, f"&screen_{language}2": page.replace("\n", "\n\n")}
    return found


LONG = _longer()
