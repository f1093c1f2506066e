"""Which sentences does a table hold, each with what it is to be understood as?"""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, str]]:
    """The pairs « sentence => meaning » of a table; a line that starts with # is a heading."""
    return list(_rows((HERE / f"{name}.txt").read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            sentence, _, meaning = line.partition("=>")
            yield sentence.strip(), meaning.strip()
