"""Does somebody who reads nothing get through her day by pictograms and a number?"""

from __future__ import annotations

from bot.commands.service.tasks import on_task, tasks
from bot.commands.service.team import team
from bot.words.phrases import Words
from domain.consent.rights import Role
from domain.service.book import kinds
from domain.service.task import TaskState
from governance.post.replies import Reply
from governance.service.rooms import settle
from tests.makers import CASABLANCA, NOW, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.test_rooms import booked
from tests.rooms.service.test_tasks import all_tasks, caller


async def test_who_reads_nothing_does_her_task_by_pictograms_and_a_number(stage: Stage) -> None:
    """She knows her room's number, ✅, ⚠️ and 💧, and looks at nothing else of what is shown."""
    await booked(stage, "R0", room=stay_room("quadruple", TODAY.replace(day=20), 3, room_number="7"))
    await settle(stage.office, HOME)
    await team(stage.office, caller(stage), "Salma ménage arabe")
    her = caller(stage, Role.STAFF)
    [card] = await tasks(stage.office, her, "")
    shown = Words("fr", CASABLANCA, TODAY)
    seen = shown.plain(card.blocks[0].lines[0].phrase)
    assert seen.startswith("🧹🛏")
    assert "7" in seen

    async def taps(face: Reply, sign: str) -> Reply | None:
        [data] = [key.data for row in face.buttons for key in row if shown.plain(key.label).startswith(sign)]
        _, token, verb = data.split(":")
        return (await on_task(stage.office, her, token, verb)).face

    finished = await taps(card, "✅")
    assert finished is not None
    assert shown.plain(finished.blocks[0].lines[0].phrase).startswith("✅")
    assert (await all_tasks(stage))[f"clean:{TODAY}:7"].state is TaskState.DONE
    await team(stage.office, caller(stage), "Salma jardin arabe")
    [pool] = await tasks(stage.office, her, "")
    menu = await taps(pool, "⚠️")
    assert menu is not None
    await taps(menu, "💧")
    async with stage.store.reading(HOME) as unit:
        assert [one.kind.value for one in await unit.troubles.since(NOW)] == ["leak"]


def test_every_task_has_a_pictogram_of_its_own_without_a_letter() -> None:
    signs = [kind.sign for kind in kinds().values()]
    assert len(set(signs)) == len(signs)
    assert not [sign for sign in signs if any(letter.isalnum() for letter in sign)]
