"""Does the house start without the libraries that only an answer needs?"""

import subprocess
import sys

HEAVY = ("anthropic", "httpx2", "markdown_it", "matplotlib")


def test_what_only_an_answer_needs_is_not_imported_at_start() -> None:
    program = f"import sys, bot.__main__, bot.running; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
