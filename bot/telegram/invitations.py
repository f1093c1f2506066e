"""How does somebody who was invited enter the house?"""

from __future__ import annotations

from telegram import Update, User

from bot.telegram.buttons import tell
from bot.telegram.context import Context
from bot.telegram.sending import NO_PREVIEW, send
from bot.words.language import house_language
from domain.phrase import Phrase, say
from domain.tenancy.role_words import ROLE_WORDS
from governance.consent.cards import approvers
from governance.post.replies import Button, Reply, Tone, reply
from governance.post.telling import tell as leave
from store.consent.people import Invitation

PREFIX = "inv_"


async def on_start(update: Update, context: Context) -> None:
    """`/start inv_<token>`: say which house and role, and ask; nothing happens before the invitee's tap."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return
    token = (message.text or "").split(PREFIX, 1)[-1].strip()
    found = await valid(context, token)
    if found is None:
        answer = reply(say("invite.used"))
    else:
        async with context.office.store.reading(found.property_id) as unit:
            hotel = await unit.property.get()
        answer = reply(
            say("invite.offer", house=hotel.name, role=ROLE_WORDS[found.role]),
            buttons=(
                (Button(say("button.accept"), f"i:yes:{token}", Tone.PRIMARY),),
                (Button(say("button.decline"), f"i:no:{token}"),),
            ),
        )
    shown = context.bench.faces.plain(answer, house_language(user.language_code))
    await send(context.bot, message.chat.id, shown)


async def on_answer(update: Update, context: Context) -> None:
    """The invitee's tap: the first valid one counts, and the owners are told who came in."""
    query, user = update.callback_query, update.effective_user
    if query is None or user is None:
        return
    verdict, _, token = (query.data or "").removeprefix("i:").partition(":")
    phrase: Phrase | None = say("invite.declined")
    if verdict != "no":
        found = await valid(context, token)
        phrase = await enter(context, found, user) if found else None
    context.bench.ring()
    await tell(query, context, None, house_language(user.language_code))
    words = context.bench.faces.words(house_language(user.language_code), None)
    await query.edit_message_text(words.plain(phrase or say("invite.used")), link_preview_options=NO_PREVIEW)


async def valid(context: Context, token: str) -> Invitation | None:
    """The invitation behind a token that is neither used nor expired."""
    async with context.office.store.hall() as hall:
        found = await hall.invitation_by_token(token)
    if found is None or found.claimed_at is not None or found.expires_at <= context.office.clock():
        return None
    return found


async def enter(context: Context, invitation: Invitation, user: User) -> Phrase | None:
    """Claim and join in one unit; None when somebody was faster."""
    now = context.office.clock()
    async with context.office.store.hall() as hall:
        person = await hall.upsert_person(user.id, user.first_name, user.language_code or "fr")
    async with context.office.store.unit(invitation.property_id) as unit:
        hotel = await unit.property.get()
        present = await unit.people.member(person.id)
        if present is not None:
            return say("invite.already", role=ROLE_WORDS[present.role])
        if not await unit.people.claim(invitation.id, person.id, now):
            return None
        owners = [m for m in await approvers(unit) if m.person.id != person.id]
        notice: Reply = reply(say("invite.accepted", person=person.name, role=ROLE_WORDS[invitation.role]))
        await leave(unit, owners, notice, f"joined:{invitation.id}", now)
    return say("invite.welcome", person=person.name, house=hotel.name, role=ROLE_WORDS[invitation.role])
