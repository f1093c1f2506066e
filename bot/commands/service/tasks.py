"""Which tasks does somebody have today, and what do his taps, photos and voice notes do?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.command import Caller, Command
from bot.commands.service.shown import show_file
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import say
from domain.property import Property
from domain.service.book import word
from domain.service.task import Colleague, Script, Task, TaskState
from domain.service.trouble import TroubleKind
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from governance.service.task_cards import (
    TASK,
    day_list,
    finished,
    photo_first,
    problem_menu,
    proof_asked,
    task_card,
    told,
)
from governance.service.tasks import (
    confirm,
    demand,
    done,
    helper_of,
    photo_wanted,
    problem,
    show_next,
    to_confirm,
)
from store.unit import Unit

SUBJECT = f"{TASK}:"


async def tasks(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """His own next task; for whoever runs the house everybody's day."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        now = office.clock()
        day = now.astimezone(hotel.zone).date()
        all_tasks, helpers = await unit.tasks.on(day), await unit.tasks.helpers(day)
        mine = await helper_of(unit, caller.member, hotel, now)
        shown = await _next(unit, mine, all_tasks, hotel)
    if may(caller.member.role, Right.READ):
        return [day_list(all_tasks, helpers)]
    return [shown or told(mine.script if mine else Script.FRENCH, all_done=True)]


async def next_task(office: Office, caller: Caller) -> Reply | None:
    """The next task of somebody of the staff, or that all are done; None where nobody has given him any today."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        now = office.clock()
        mine = await helper_of(unit, caller.member, hotel, now)
        planned = await unit.tasks.on(now.astimezone(hotel.zone).date()) if mine is not None else ()
        return await _next(unit, mine, planned, hotel)


async def _next(unit: Unit, mine: Colleague | None, planned: Sequence[Task], hotel: Property) -> Reply | None:
    """His first open task of those planned, that he has done them all, or None where none is his."""
    own = [task for task in planned if mine is not None and task.owner == mine.person]
    if mine is None or not own:
        return None
    todo = [task for task in own if task.state is TaskState.TODO]
    if not todo:
        return told(mine.script, all_done=True)
    finished_ones = sum(task.state is TaskState.DONE for task in own)
    sure = await to_confirm(unit, todo[0])
    return task_card(todo[0], mine, finished_ones, len(own), hotel.zone, to_confirm=sure)


async def on_task(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`task:<token>:done`, `:photo` asks for one, `:problem` offers what it can be, `:p-<kind>` reports it.

    `:confirm` promises that the driver will be there, `:proof` shows its photo, or lets its voice note be heard.
    """
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        task = await unit.tasks.by_token(token)
        if task is None:
            return Beside(alert=say("error.unknown_card"))
        hotel = await unit.property.get()
        helper = await helper_of(unit, caller.member, hotel, now)
        script = helper.script if helper else Script.FRENCH
        if verb == "done" and task.open and photo_wanted(task):
            return Beside(alert=photo_first(script))
        try:
            face = await acted(office, unit, caller, task, verb, script)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, now)
        if helper is not None and verb not in {"problem", "photo", "proof", "confirm"}:
            await show_next(unit, helper, hotel, now)
    return Beside(face)


async def acted(
    office: Office, unit: Unit, caller: Caller, task: Task, verb: str, script: Script
) -> Reply | None:
    """The message as it should look now."""
    now = office.clock()
    if verb == "done":
        await done(office, unit, caller.member, task)
        return finished(await as_it_is(unit, task), script)
    if verb == "confirm":
        await confirm(office, unit, caller.member, task)
        return await confirmed(unit, caller, await as_it_is(unit, task), now)
    if verb == "problem":
        demand(caller.member, task)
        return problem_menu(task, script)
    if verb == "proof":
        await show_file(office, unit, caller, task.proof, f"task-shown:{task.id}")
        return None
    if verb == "photo":
        demand(caller.member, task)
        dedupe = f"task-proof:{task.id}:{now.isoformat()}"
        asked = reply(photo_first(script)) if photo_wanted(task) else proof_asked(script)
        await tell(unit, [caller.member], asked, dedupe, now, subject=f"{SUBJECT}{task.token}")
        return None
    kind = verb.removeprefix("p-")
    if kind not in {one.value for one in TroubleKind}:
        raise refuse("error.unknown_card")
    await problem(office, unit, caller.member, task, TroubleKind(kind))
    return told(script, all_done=False)


async def confirmed(unit: Unit, caller: Caller, task: Task, now: datetime) -> Reply:
    """The ride's card once he has said that he will be there."""
    hotel = await unit.property.get()
    helper = await helper_of(unit, caller.member, hotel, now)
    script = helper.script if helper else Script.FRENCH
    if helper is None or not task.open:
        return told(script, all_done=False)
    return task_card(task, helper, 0, 0, hotel.zone)


async def proof_of_task(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """A photo or a voice note that answers the card: it is done, and this shows it. Refusal: not his."""
    task = await unit.tasks.by_token(subject.removeprefix(SUBJECT))
    if task is None:
        raise refuse("error.unknown_card")
    hotel = await unit.property.get()
    now = office.clock()
    helper = await helper_of(unit, caller.member, hotel, now)
    script = helper.script if helper else Script.FRENCH
    strict = photo_wanted(task)
    shows = {EvidenceKind.PHOTO} if strict else {EvidenceKind.PHOTO, EvidenceKind.DOCUMENT}
    shown = next((one for one in files if one.kind in shows), None)
    if shown is None:
        return reply(photo_first(script) if strict else say("text.words", words=word("send_proof", script)))
    await done(office, unit, caller.member, task, shown.value)
    if helper is not None:
        await show_next(unit, helper, hotel, now)
    return finished(await as_it_is(unit, task), script)


async def as_it_is(unit: Unit, task: Task) -> Task:
    """The task as its row says now: once done it names no guest."""
    return await unit.tasks.by_token(task.token) or task


COMMANDS = (Command("taches", "chores", tasks, Right.SERVE, what=say("command.taches"), want="do", rank=6),)
