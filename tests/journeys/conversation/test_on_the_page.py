"""Does the board answer on the page of the real house, charts beside its words, and does no end lose a question?"""

from __future__ import annotations

import re
import signal
import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.journeys.stage import Stage, soon
from tests.journeys.table import api, table
from tests.twins.messages_api import MessagesApi, says

__all__ = ["api", "table"]
PUBLIC = "https://villa.example.com"
NIGHT = soon()


class Page:
    """Said's browser behind the proxy: it speaks to this machine and keeps the cookies of the public address."""

    def __init__(self, port: int) -> None:
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"host": "villa.example.com"})
        self.cookies: dict[str, str] = {}
        self.csrf = ""

    def get(self, path: str) -> str:
        return self._heard(self.client.get(path, headers=self._said())).text

    def post(self, path: str, **fields: str) -> str:
        answer = self._heard(self.client.post(path, data={"csrf": self.csrf, **fields}, headers=self._said()))
        assert answer.status_code == 303, (answer.status_code, answer.text[:300])
        return self.get(answer.headers["location"])

    def shows(self, words: str) -> str | None:
        """The conversation once it holds these words; looked at as seldom as a page that knows nothing better."""
        time.sleep(0.2)
        return text if words in (text := self.get("/conseil")) else None

    def _said(self) -> dict[str, str]:
        return {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _heard(self, answer: httpx.Response) -> httpx.Response:
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := re.search(r'name="csrf" value="([0-9a-f]{64})"', answer.text):
            self.csrf = found[1]
        return answer


@pytest.fixture
def page(table: Stage) -> Iterator[Page]:
    """The house runs, and Said came in by the link on his phone."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    table.environment |= {"LHCM_HTTP_PORT": str(port), "LHCM_PUBLIC_URL": PUBLIC}
    table.start()
    table.has_read()
    table.say("/page")
    [link] = re.findall(rf"{PUBLIC}(/enter/\S+)", table.reads(PUBLIC).plain)
    page = Page(port)
    with page.client:
        page.get(link)
        page.post(link)
        yield page


def test_a_chart_stands_beside_the_words(table: Stage, api: MessagesApi, page: Page) -> None:
    night: dict[str, Any] = {
        "first": str(NIGHT),
        "last": str(NIGHT),
        "room_type": "Suite Junior",
        "picture": "curve",
    }
    api.will(says("", calls=(("pace", night),)), says("Voici comment la nuit se **remplit**."))
    page.get("/conseil")
    page.post("/speak", words="/revenue la courbe de la suite junior ?")
    shown = table.until(lambda: page.shows("<figure"))
    assert "<strong>remplit</strong>" in shown or "<b>remplit</b>" in shown
    assert re.search(r'<svg[^>]*role="img"', shown)
    assert table.reads("Voici comment la nuit se remplit.").media["photo"], "the same picture, on the phone"


def test_a_question_survives_a_kill_in_the_middle_of_its_answer(
    table: Stage, api: MessagesApi, page: Page
) -> None:
    api.will(says("Je commence. Je continue.", wait=True))
    page.get("/conseil")
    page.post("/speak", words="Que penses-tu de la saison ?")
    table.until(lambda: page.shows("Je commence."))
    table.end(signal.SIGKILL)
    api.release()
    table.start()
    shown = page.get("/conseil")
    assert "Que penses-tu de la saison ?" in shown
    assert "arrêtée avant de répondre" in shown
    api.will(says("Rien ne presse."))
    [key] = re.findall(r'name="key" value="([^"]+)"', shown)
    page.post("/again", key=key)

    def once() -> str | None:
        """While the answer is written its question may stand there as asked and as heard, for a moment."""
        shown = page.shows("Rien ne presse.")
        return shown if shown and shown.count("Que penses-tu de la saison ?") == 1 else None

    answered = table.until(once)
    assert "arrêtée avant de répondre" not in answered
    assert sum("Rien ne presse" in m.plain for m in table.phones.messages(table.reads("presse").chat_id)) == 1
