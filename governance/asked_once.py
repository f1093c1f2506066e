"""What does a model write when it is asked once, without tools, and what did that cost?"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

import prompts
from channels.dialogue import Asked, Finished, NoAnswer, Opened, Prompt, Stop, Tier, Trouble, Usage
from channels.ports import Brain
from store.conversation.exchanges import Charge


@dataclass(frozen=True, slots=True)
class Once:
    """The words, empty without a whole answer; `cost` also of one that broke off. `trouble` is why none came."""

    text: str
    cost: Usage | None = None
    trouble: Trouble | None = None


async def asked_once(brain: Brain, prompt: str, tier: Tier, text: str) -> Once:
    """One question under the instruction of that name in `prompts/`; never within a unit."""
    message: Finished | None = None
    cost: Usage | None = None
    try:
        async for event in brain.answer(Prompt(tier, instruction(prompt), (Asked(text),))):
            match event:
                case Opened(usage):
                    cost = usage
                case Finished():
                    message, cost = event, event.usage
    except NoAnswer as failure:
        return Once("", failure.usage or cost, failure.trouble)
    whole = message is not None and message.stop is Stop.END
    return Once(message.text if message is not None and whole else "", cost)


def instruction(name: str) -> str:
    """The words given to the model, the same bytes until a release changes them."""
    return resources.files(prompts).joinpath(f"{name}.md").read_text(encoding="utf-8")


def charged(purpose: str, cost: Usage | None) -> list[Charge]:
    """What one call cost, as the rows that the budget is counted from; nothing for a call that cost nothing."""
    if cost is None:
        return []
    tokens = (cost.fresh, cost.cache_written, cost.cache_read, cost.output)
    return [Charge(purpose, cost.model, *tokens, cost.cost, estimated=cost.estimated)]
