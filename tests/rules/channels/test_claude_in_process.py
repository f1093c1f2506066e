"""Does Claude's client keep its contract over a transport in process?"""

from collections.abc import AsyncIterator

import httpx2
import pytest

from channels.claude.brain import ClaudeBrain
from channels.claude.client import Claude, trouble_of
from channels.dialogue import Trouble
from tests.claude_contract import ClaudeContract, opened, prompt
from tests.twins.messages_api import KEY, MessagesApi
from tests.twins.messages_api_mock import transport


class TestInProcess(ClaudeContract):
    @pytest.fixture
    async def brain(self, api: MessagesApi) -> AsyncIterator[ClaudeBrain]:
        http = httpx2.AsyncClient(transport=transport(api))
        async for brain in opened(Claude(KEY, "http://claude.invalid", http=http)):
            yield brain


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (httpx2.ConnectError("refused"), Trouble.UNREACHABLE),
        (httpx2.ConnectTimeout("slow"), Trouble.SLOW),
        (httpx2.ReadTimeout("slow"), Trouble.SLOW),
        (httpx2.RemoteProtocolError("nonsense"), Trouble.UNREACHABLE),
    ],
)
async def test_a_wire_that_never_answers_has_a_kind(error: Exception, trouble: Trouble) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise error

    http = httpx2.AsyncClient(transport=httpx2.MockTransport(handle))
    client = Claude(KEY, "http://claude.invalid", http=http, retries=0)
    async for brain in opened(client):
        failure = await ClaudeContract().refused(brain, prompt())
        assert failure.trouble is trouble
    assert trouble_of(error, begun=True) is Trouble.CUT
