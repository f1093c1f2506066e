"""What is left of words when case and accents say nothing? `domain/folding.py` says it."""

from domain.folding import fold as bare

__all__ = ["bare"]
