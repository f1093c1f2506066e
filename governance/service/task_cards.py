"""How does a task look to somebody who may not read, and the day to whoever runs the house?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from domain.guests.playbook.checklists import Lack
from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from domain.service.book import kinds, named, title, wish_named, word
from domain.service.task import Colleague, Script, Task, TaskState
from domain.service.trouble import TroubleKind
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.service.checklists import Prepared

TASK = "task"
PROBLEMS: Mapping[TroubleKind, str] = {
    TroubleKind.LEAK: "💧",
    TroubleKind.NOISE: "🔊",
    TroubleKind.BROKEN: "🔨",
    TroubleKind.MISSING: "❓",
    TroubleKind.LOST: "🧳",
    TroubleKind.COMPLAINT: "😠",
}
MOST, HOUR = 40, 60
A_MONDAY = date(2026, 11, 30)


def task_card(
    task: Task, helper: Colleague, done: int, total: int, zone: tzinfo, *, to_confirm: bool = False
) -> Reply:
    """Pictogram, room and hour, then the title in his script, how far he is, and his large buttons.

    `to_confirm`: a car that was ordered of him and that he has not confirmed; that comes first.
    """
    wish, script = task.wish, helper.script
    sign = say(
        "task.sign_room" if wish.room else "task.sign",
        sign=kinds()[wish.code].sign,
        room=wish.room or "",
        at=wish.due.astimezone(zone).time(),
    )
    lines = [Line(sign, bold=True), Line(_words(title(task, script)))]
    if kinds()[wish.code].proof == "photo":
        lines.append(Line(photo_first(script), quiet=True))
    lines.append(Line(say("task.progress", marks="●" * done + "○" * (total - done)), quiet=True))
    good = Button(say("task.button", sign="✅", word=word("done", script)), _tap(task, "done"), Tone.PRIMARY)
    photo = Button(say("task.button", sign="📷", word=word("photo", script)), _tap(task, "photo"))
    bad = Button(say("task.button", sign="⚠️", word=word("problem", script)), _tap(task, "problem"))
    keys: tuple[tuple[Button, ...], ...] = ((good,), (photo,), (bad,))
    if to_confirm:
        told = say("task.button", sign="👍", word=word("confirm", script))
        sure = Button(told, _tap(task, "confirm"), Tone.PRIMARY)
        keys = ((sure,), (replace(good, tone=Tone.PLAIN),), *keys[1:])
    return Reply((Block(tuple(lines)),), keys)


def ride_card(task: Task, helper: Colleague, zone: tzinfo) -> Reply:
    """A later ride of today, for which one tap is wanted now: that he will be there."""
    whole = task_card(task, helper, 0, 0, zone, to_confirm=True)
    lines = whole.blocks[0].lines[:2]
    return Reply((Block(lines),), (whole.buttons[0], whole.buttons[-1]))


def problem_menu(task: Task, script: Script) -> Reply:
    """What is wrong, as pictures with a word each, one large button a row of two."""
    keys = [
        Button(say("task.button", sign=sign, word=word(kind.value, script)), _tap(task, f"p-{kind.value}"))
        for kind, sign in PROBLEMS.items()
    ]
    head = say("task.sign_only", sign="⚠️", words=word("what", script))
    rows = tuple(tuple(keys[n : n + 2]) for n in range(0, len(keys), 2))
    return Reply((Block((Line(head, bold=True),)),), rows)


def finished(task: Task, script: Script) -> Reply:
    """The card once it is done."""
    return Reply((Block((Line(say("task.sign_only", sign="✅", words=title(task, script))),)),))


def told(script: Script, *, all_done: bool) -> Reply:
    """« C'est dit » after a problem, « Tout est fait » at the end."""
    words = word("all_done" if all_done else "told", script)
    return Reply((Block((Line(say("task.sign_only", sign="✅", words=words)),)),))


def proof_asked(script: Script) -> Reply:
    """Reply with a photo or a voice note."""
    return Reply((Block((Line(say("task.sign_only", sign="📷", words=word("send_proof", script))),)),))


def photo_first(script: Script) -> Phrase:
    """This task is not done before its photo has come."""
    return say("task.sign_only", sign="📷", words=word("photo_first", script))


def day_list(tasks: Sequence[Task], helpers: Sequence[Colleague]) -> Reply:
    """Who has done how much, then what nobody has and what is a problem: the supervisor's view."""
    blocks = [Block((Line(say("task.day"), bold=True), *(Line(helper_line(one, tasks)) for one in helpers)))]
    loose = [task for task in tasks if task.owner is None and task.open]
    if loose:
        rows = [Line(task_line(task)) for task in loose[:MOST]]
        blocks.append(Block((Line(say("task.nobodys", n=len(loose)), bold=True), *rows)))
    wrong = [task for task in tasks if task.state is TaskState.PROBLEM]
    if wrong:
        rows = [Line(task_line(task)) for task in wrong[:MOST]]
        blocks.append(Block((Line(say("task.problems", n=len(wrong)), bold=True), *rows)))
    if not helpers:
        blocks = [Block((Line(say("task.no_helpers")),)), *blocks[1:]]
    blocks.append(Block((Line(say("task.team_how"), quiet=True),)))
    return Reply(tuple(blocks))


def one_helper(helper: Colleague, tasks: Sequence[Task]) -> Reply:
    """One person's day, task by task."""
    rows = [Line(task_line(task)) for task in tasks if task.owner == helper.person]
    if helper.rests:
        days = tuple(say("task.weekday", day=A_MONDAY + timedelta(days=n)) for n in sorted(helper.rests))
        rows.append(Line(say("task.rests", days=days), quiet=True))
    shown = [task for task in tasks if task.owner == helper.person and task.proof is not None]
    keys = tuple((Button(say("button.proof", what=named(task)), _tap(task, "proof")),) for task in shown)
    return Reply((Block((Line(helper_line(helper, tasks), bold=True), *rows)),), keys)


def helper_line(helper: Colleague, tasks: Sequence[Task]) -> Phrase:
    """How much of his day is done, and how much is left."""
    if not helper.present:
        return say("task.absent", person=helper.name)
    mine = [task for task in tasks if task.owner == helper.person]
    done = [task for task in mine if task.state is TaskState.DONE]
    left = sum(task.wish.minutes for task in mine if task.state is TaskState.TODO)
    told = {"person": helper.name, "done": len(done), "total": len(mine)}
    if not mine:
        return say("task.helper_free", person=helper.name)
    if left < HOUR:
        return say("task.helper", **told, minutes=left)
    return say("task.helper_hours", **told, hours=left // HOUR, minutes=f"{left % HOUR:02}")


def task_line(task: Task) -> Phrase:
    """« Chambre 7, ménage · avant 14:00 »"""
    if task.state is TaskState.DONE and task.done_at is not None:
        return say("task.row_done", title=named(task), at=task.done_at)
    return say("task.row", title=named(task), due=task.wish.due)


def _words(words: str) -> Phrase:
    return say("text.words", words=words)


def _tap(task: Task, verb: str) -> str:
    return f"{TASK}:{task.token}:{verb}"


def checklist(
    stay: Stay,
    steps: Sequence[Prepared],
    people: Mapping[str, str],
    now: datetime,
    broken: Sequence[Lack] = (),
) -> Reply:
    """What is prepared for a VIP, step by step with its day, who has it, how far it is, and the rules it breaks."""
    head = Line(say("task.checklist", guest=stay.guest or stay.number), bold=True)
    keys = tuple(
        (Button(say("button.proof", what=named(one.task)), _tap(one.task, "proof")),)
        for one in steps
        if one.task is not None and one.task.proof is not None
    )
    notes = tuple(Line(_lack(one), quiet=True) for one in broken)
    rules = (Block(notes),) if notes else ()
    return Reply((Block((head, *(Line(_step(one, people, now)) for one in steps))), *rules), keys)


def _lack(one: Lack) -> Phrase:
    told = {"rule": one.rule.id, "text": one.rule.text}
    return say("task.rule_late", **told) if one.late else say("task.rule_missing", **told)


def _step(one: Prepared, people: Mapping[str, str], now: datetime) -> Phrase:
    told, task = {"title": wish_named(one.wish), "due": one.wish.due}, one.task
    if task is None:
        return say("task.step_to_come" if one.wish.due > now else "task.step_missed", **told)
    if task.state is TaskState.DONE and task.done_at is not None:
        return say("task.step_done", **told, at=task.done_at, person=people.get(task.done_by or "", "—"))
    if task.state is TaskState.PROBLEM:
        return say("task.step_problem", **told, person=people.get(task.owner or "", "—"))
    if task.owner is None:
        return say("task.step_nobodys", **told)
    return say("task.step_held", **told, person=people.get(task.owner, "—"))
