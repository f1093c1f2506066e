"""Who could say what no writing says?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.consent.rights import Role
from domain.knowledge.quoting import covered, weights_of
from domain.knowledge.words import terms_of, words_in
from domain.package.field import fields
from governance.package.filled import background_of
from store.unit import Unit

NEAR = 0.3  # share of a question's words that stand in what a fact is called


async def who_may_know(unit: Unit, question: str) -> Sequence[str]:
    """Whom the specs name for the fact that the question is nearest to; else the owners."""
    terms = terms_of(question)
    weights = weights_of(dict.fromkeys(terms, 1), 1)
    known = (await background_of(unit)).who
    best, share = None, NEAR
    for field in fields():
        said = " ".join((*field.name.by_language.values(), *field.question.by_language.values()))
        if (found := covered(weights, words_in(said))) > share and known.get(field.who):
            best, share = field.who, found
    if best is not None:
        return known[best]
    owners = await unit.people.members(Role.OWNER)
    return [one.person.name for one in owners if one.person.name] or list(known.get("master_data", ()))
