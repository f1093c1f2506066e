"""How does a journey sit at the board's table: the real `lhcm run` with a key, before a scripted model?"""

from collections.abc import Iterator

import pytest

from tests.journeys.stage import Stage
from tests.twins.messages_api import KEY, MessagesApi


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    """A scripted model behind the Messages API, which has nothing to refuse at the end."""
    api = MessagesApi()
    yield api
    assert api.refusals == []


@pytest.fixture
def table(stage: Stage, api: MessagesApi) -> Iterator[Stage]:
    """The stage with a key; the journey itself starts the bot."""
    with api.served() as base_url:
        stage.environment |= {"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": base_url}
        yield stage
        assert KEY not in stage.log()
