"""Which JSON forms does the command line print, and how is one of them described?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.cli.speech import complain
from bot.settings import Settings
from domain.phrase import say

FOLDER = Path(__file__).parents[2] / "data" / "schemas"
NOT_FOUND = 5


async def schema(settings: Settings, arguments: argparse.Namespace) -> int:
    """Every form by name with what it describes; with a name its JSON schema. 5: there is no such form."""
    if arguments.name is None:
        for path in sorted(FOLDER.glob("*.json")):
            print(f"{path.stem:20} {_of(path)['title']}")
        return 0
    path = FOLDER / f"{arguments.name}.json"
    if path.parent != FOLDER or not path.is_file():
        complain(settings, say("cli.no_schema", name=arguments.name))
        return NOT_FOUND
    print(json.dumps(_of(path), ensure_ascii=False, indent=2))
    return 0


def _of(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found
