"""Which benchmarks are there, and how is one run?

python -m benchmarks            lists them
python -m benchmarks NAME ...   runs one, with its own options
python -m benchmarks all        runs all of them in turn
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import runpy
import sys

import benchmarks


def found() -> dict[str, str]:
    """Names of the benchmarks (sub-packages with a `__main__`) and the question each answers."""
    names = {}
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.ispkg and importlib.util.find_spec(f"benchmarks.{module.name}.__main__"):
            package = importlib.import_module(f"benchmarks.{module.name}")
            names[module.name] = (package.__doc__ or "").strip().splitlines()[0]
    return names


def main(argv: list[str]) -> int:
    """Lists the benchmarks, or runs the one named."""
    names = found()
    if not argv:
        for name, question in names.items():
            print(f"python -m benchmarks {name:10} {question}")
        return 0
    wanted = list(names) if argv[0] == "all" else [argv[0]]
    for name in wanted:
        if name not in names:
            print(f"« {name} » is none of: {', '.join(names)}", file=sys.stderr)
            return 2
        sys.argv = [f"benchmarks {name}", *argv[1:]]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
