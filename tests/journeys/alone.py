"""Does a command keep to itself? `python -B -m tests.journeys.alone FOLDER WORDS…` ends with 97 if it does not.

Python's own audit events tell of every connection, every file opened for writing and every SQLite database where it
leads; outside FOLDER there may be none.
"""

import os
import sys
from pathlib import Path
from typing import Any

OUTWARD = {
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.Popen",
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TRESPASS = 97


def trespasses(event: str, arguments: tuple[Any, ...], folder: Path) -> str | None:
    """What an event does that it should not; None for all the others."""
    if event in OUTWARD:
        return f"{event} {arguments[1:]}"
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    if not writes and event not in {"sqlite3.connect", "os.mkdir"}:
        return None
    path = arguments[0]
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not isinstance(path, str) or path in {os.devnull, ":memory:"}:
        return None
    return None if Path(path).resolve().is_relative_to(folder) else f"{event} {path}"


def main(folder: Path, words: list[str]) -> int:
    """Run the command line under watch."""

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        found = trespasses(event, arguments, folder)
        if found is not None:
            os.write(2, f"trespass: {found}\n".encode())
            os._exit(TRESPASS)

    from bot.__main__ import main as lhcm

    sys.addaudithook(watch)
    return lhcm(words)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
