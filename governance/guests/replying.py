"""How does « réponds-lui que oui » become a draft and a card?"""

from __future__ import annotations

from domain.errors import refuse
from domain.guests.answer import Composed, body_in_house
from domain.guests.known import LANGUAGES
from domain.guests.language import language_of
from domain.guests.naming import name_to_greet
from domain.guests.reply import framed, plain_reply
from governance.consent.desk.filing import Filed
from governance.consent.kinds.answer_guest.face import language_name
from governance.guests.calling import ANSWERS
from governance.guests.drafting import file_draft, keep_draft
from governance.guests.glossed import unanswered
from governance.guests.threads import Conversation
from governance.office import Office
from governance.package.filled import package_of
from store.consent.people import Member
from store.unit import Unit

DEFAULT = "en"


def written_in(said: str, language: str) -> bool:
    """Whether these words are in that language: a few may say no language; « oui à 500 dh » says one."""
    alone = language_of(said)
    return alone == language or (alone not in LANGUAGES and language_of(said, language) == language)


async def reply_to(
    office: Office, unit: Unit, member: Member, one: Conversation, said: str, folded: str
) -> Filed:
    """A card with a yes, a no, or the person's words, in the guest's language; nothing leaves by it.

    Refusal where the words are in another language than the guest's: nobody here translates unasked.
    """
    asked = unanswered(one)
    if not asked:
        raise refuse("guests.gone")
    language = one.thread.language if one.thread.language in LANGUAGES else DEFAULT
    package, name = await package_of(unit), name_to_greet(one.thread.name)
    key = next((key for key, words in ANSWERS.items() if folded.strip(" .!") in words), None)
    if key is not None:
        answer: Composed = plain_reply(package, key, str(language), name)
    elif written_in(said, str(language)):
        answer = framed(package, said[:1].upper() + said[1:], str(language), name)
    else:
        raise refuse("guests.other_language", thread=one.thread.id, language=language_name(str(language)))
    by = f"person:{member.person.id}"
    message = asked[-1]
    body = {**body_in_house(answer), "sources": {}}
    if key is None:
        body["back"] = {}
    draft = await keep_draft(unit, message, answer.text(), answer.language, body, by=by, at=office.clock())
    return await file_draft(office, unit, message, draft, member=member)
