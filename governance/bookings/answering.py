"""What does somebody's answer to a question change, whatever it was about?"""

from __future__ import annotations

from dataclasses import replace

from domain.bookings.notice import Trust
from domain.consent.rights import Right, may
from domain.incident.reading import Pictured
from domain.phrase import Phrase, say
from governance.bookings import questions, which_type
from governance.bookings.from_mail import NOTICE, take_effect
from governance.bookings.mail_questions import ENTERED, FALSE, KINDS, TRUE, card
from governance.bookings.questions import Answered
from governance.bookings.type_told import type_told
from governance.incident import testing
from governance.incident.asked import question_card
from governance.office import Office
from store.bookings.mails import MailState
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit


async def answer(
    office: Office, unit: Unit, member: Member, token: str, option: str, *, pictured: Pictured | None = None
) -> Answered:
    """The first answer counts. One about a mail is given its effect here, any other by `questions`."""
    asked = await unit.questions.by_token(token)
    if asked is not None and asked.kind == testing.QUESTION:
        return await _counted(office, unit, member, asked, option, pictured)
    if asked is not None and asked.kind == which_type.KIND:
        return await type_told(office, unit, member, asked, option)
    if asked is None or asked.kind not in KINDS:
        return await questions.answer(office, unit, member, token, option, pictured=pictured)
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    by, now = f"person:{member.person.id}", office.clock()
    answered = await unit.questions.answer(token, option, by, now)
    if answered is None:
        return Answered(card(asked) if asked.answer else None, say("error.unknown_card"))
    outcome = await _effect(office, unit, answered, option)
    mail_id = int((answered.cell or {})["mail"])
    await unit.journal.append("mail.answered", f"mail:{mail_id}", by, {"answer": option}, now)
    return Answered(card(answered, outcome))


async def _counted(
    office: Office, unit: Unit, member: Member, asked: Question, option: str, pictured: Pictured | None
) -> Answered:
    """A count of the synchronisation test: the first one counts, and the test goes on by it."""
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    by, offered = f"person:{member.person.id}", pictured is None
    answered = await unit.questions.answer(asked.token, option, by, office.clock(), offered=offered)
    if answered is None:
        return Answered(question_card(asked) if asked.answer else None, say("error.unknown_card"))
    await testing.count(office, unit, member, answered, option, photo=pictured.photo if pictured else None)
    return Answered(question_card(answered))


async def _effect(office: Office, unit: Unit, question: Question, option: str) -> Phrase:
    now, mail_id = office.clock(), int((question.cell or {})["mail"])
    mail = await unit.mails.get(mail_id)
    if option == TRUE and mail is not None and mail.notice is not None:
        notice = NOTICE.validate_python(mail.notice)
        believed = replace(notice, evidence=replace(notice.evidence, trust=Trust.FORWARDED))
        state = await take_effect(office, unit, replace(mail, rings=True), believed, confirmed=True)
        return say("mail.confirmed") if state is MailState.BOOKED else say("mail.confirmed_too_little")
    if option in {TRUE, FALSE}:
        await unit.mails.dealt_with(mail_id, now)
        return say("mail.set_aside")
    if option == ENTERED:
        return say("mail.entered")
    await unit.mails.dealt_with(mail_id, now)
    return say("mail.absent")
