"""What does a person see of a proposal, and what can he answer?"""

from governance.consent.card.whole import card

__all__ = ["card"]
