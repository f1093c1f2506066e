"""What does an answer under « répondez à ce message » mean, by what the message was about?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.command import Caller
from bot.commands.activation.activation import typed_step
from bot.commands.activation.checks import SUBJECT as CHECK
from bot.commands.activation.checks import typed_check
from bot.commands.activation.taps import SUBJECT as STEP
from bot.commands.bookings.counting import SUBJECT as COUNT
from bot.commands.bookings.counting import typed_count
from bot.commands.guests.messages import SUBJECT as GUEST
from bot.commands.guests.messages import answered as guest_answered
from bot.commands.incident.taps import SUBJECT as INCIDENT
from bot.commands.incident.taps import typed_line
from bot.commands.missions.orders import SUBJECT as ORDER
from bot.commands.missions.orders import answered
from bot.commands.service.legal import DEPOSIT, deposited
from bot.commands.service.rooms import SUBJECT as ROOM
from bot.commands.service.rooms import photo_of_room
from bot.commands.service.tasks import SUBJECT as TASK
from bot.commands.service.tasks import proof_of_task
from bot.commands.service.troubles import CLOSE, COST, closed, costs
from domain.missions.evidence import Evidence
from governance.office import Office
from governance.post.replies import Reply
from store.unit import Unit

Answer = Callable[[Office, Unit, Caller, str, str, Sequence[Evidence]], Awaitable[Reply]]
ANSWERS: Mapping[str, Answer] = {
    STEP: typed_step,
    CHECK: typed_check,
    ORDER: answered,
    ROOM: photo_of_room,
    INCIDENT: typed_line,
    GUEST: guest_answered,
    COUNT: typed_count,
    TASK: proof_of_task,
    CLOSE: closed,
    COST: costs,
    DEPOSIT: deposited,
}
ASKED = tuple(ANSWERS)
# What a file under such a message says is read before anything is written, since that takes its time.
READ_FIRST: Mapping[str, str] = {INCIDENT: "bot.commands.incident.documents:read_first"}
# A screenshot of what a channel shows is read and asked back, where nobody wrote the number to it.
READ_INSTEAD = "bot.commands.bookings.pictured:read_picture"


def step_of(subject: str) -> Answer:
    """What takes the answer under this subject."""
    return next(answer for head, answer in ANSWERS.items() if subject.startswith(head))
