"""Does Claude's client keep its contract over a real wire?"""

from collections.abc import AsyncIterator

import pytest

from channels.claude.brain import ClaudeBrain
from channels.claude.client import Claude
from tests.claude_contract import ClaudeContract, opened
from tests.twins.messages_api import KEY, MessagesApi


class TestOverHttp(ClaudeContract):
    @pytest.fixture
    async def brain(self, api: MessagesApi) -> AsyncIterator[ClaudeBrain]:
        with api.served() as base_url:
            async for brain in opened(Claude(KEY, base_url)):
                yield brain
