"""How does HotelRunner's realtime callback come in, and who else is told that there is nothing?"""

from __future__ import annotations

import hmac
import logging
from dataclasses import dataclass

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from boardroom.doors.body import read_at_most
from bot.clock.schedule import guarded
from bot.process.wiring import account_of
from bot.settings import Settings
from bot.telegram.context import Bench
from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.callback import REPLY, authentic, posted
from governance.bookings.posted import keep, take_up
from governance.office import Office

log = logging.getLogger(__name__)

LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Callback:
    """One property's callback: `POST /hotelrunner/<secret>?token=…&hr_id=…` with one form field `data`."""

    office: Office
    bench: Bench
    property_id: str
    account: HotelRunnerAccount
    secret: str

    @property
    def route(self) -> Route:
        """All methods: the wrong one must look like a page that is not there, as the wrong secret does."""
        every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        return Route("/hotelrunner/{secret}", self.hear, methods=every)

    async def hear(self, request: Request) -> Response:
        """Authenticate before reading, store before answering, give it its effect after the answer."""
        if not self.is_hotelrunner(request):
            raise HTTPException(404)
        body = await read_at_most(request, LARGEST)
        if body is None:
            log.warning("%s: a callback of more than %d bytes was turned away", self.property_id, LARGEST)
            raise HTTPException(413)
        text = body.decode(errors="replace").replace("\x00", "�")
        await keep(self.office, self.property_id, text)
        return JSONResponse(REPLY, background=BackgroundTask(guarded("callback", self.take_up)))

    def is_hotelrunner(self, request: Request) -> bool:
        """Right method, path, token and hr_id; the same time is taken whichever of the secrets is wrong."""
        path = request.path_params["secret"].encode(errors="replace")
        right_path = hmac.compare_digest(path, self.secret.encode())
        query = request.query_params
        right_account = authentic(self.account, query.get("token"), query.get("hr_id"))
        return right_path and right_account and request.method == "POST"

    async def take_up(self) -> None:
        """Every stored body that awaits its effect, those included that a crash left; then whoever waits looks."""
        if await take_up(self.office, self.property_id, posted):
            self.bench.ring()


def callback_of(settings: Settings, office: Office, bench: Bench) -> Callback | None:
    """The callback of the property that has the wire; None when there is no wire or no secret was set."""
    secret = settings.hotelrunner_callback_secret
    if secret is None or not office.wires:
        return None
    return Callback(office, bench, next(iter(office.wires)), account_of(settings), secret.get_secret_value())
