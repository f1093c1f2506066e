"""How does Revenue study the books without weighing on anybody who does not wait for it?"""

from __future__ import annotations

from domain.advice import Advice, Study


def advise(study: Study) -> tuple[Advice, ...]:
    """What the engine says of every coming night; it is loaded by whoever runs this, in a process of its own."""
    from directors.revenue.advising import advice  # noqa: PLC0415 - numpy and pandas take two seconds to load

    return advice(study)
