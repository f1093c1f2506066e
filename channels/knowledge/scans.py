"""What is written in a picture, where the machine has a program that reads pictures?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from channels.knowledge.problems import Unreadable
from domain.knowledge.cutting import Part

PROGRAM = "tesseract"
LANGUAGES = "fra+eng+ara"


def picture_parts(raw: bytes, name: str) -> Iterator[Part]:
    """Its words, as Tesseract reads them. Raises Unreadable ("no_text") where it is not installed or sees none."""
    import subprocess  # noqa: PLC0415 - a fixed program on bytes from standard input

    if shutil.which(PROGRAM) is None:
        raise Unreadable("no_text")
    done = subprocess.run(
        [PROGRAM, "stdin", "stdout", "-l", LANGUAGES], input=raw, capture_output=True, check=False, timeout=25
    )
    text = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode or not text:
        raise Unreadable("no_text")
    yield Part(text)
