"""Which faults of these modules (all, without a name) pass unnoticed? Prints one line of JSON a module."""

from __future__ import annotations

import json
import os
import sys

from tests.mutation.forked import survivors
from tests.mutation.subjects import SUBJECTS


def main(paths: list[str]) -> None:
    for path in paths or list(SUBJECTS):
        # A process of its own for each module: what the one bars, the other loads.
        child = os.fork()
        if child == 0:
            count, passed = survivors(path, SUBJECTS[path], os.cpu_count() or 1)
            told = {"module": path, "mutants": count, "passed": passed}
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
