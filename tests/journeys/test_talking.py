"""Can one talk with the board on a phone, and is what one reads only what may be said?"""

from tests.journeys.house import SAID
from tests.journeys.stage import Stage
from tests.journeys.table import api, table
from tests.twins.messages_api import MessagesApi, says

__all__ = ["api", "table"]


def test_a_question_is_answered_by_a_director_on_the_phone(table: Stage, api: MessagesApi) -> None:
    table.start()
    api.will(says("Bonjour Said. **Rien** ne presse ce matin."))
    table.say("Bonjour, tout va bien ?")
    answer = table.reads("Rien ne presse ce matin.")
    assert answer.plain.splitlines()[1] == "Bonjour Said. Rien ne presse ce matin."
    assert {entity["type"] for entity in answer.history[-1].entities} == {"bold"}
    [body] = api.bodies
    assert body["messages"][-1]["content"].endswith("Bonjour, tout va bien ?")
    assert table.phones.calls("sendChatAction")
    assert table.end() == 0


def test_without_a_key_one_line_says_what_is_possible(stage: Stage) -> None:
    stage.start()
    stage.say("Bonjour, tout va bien ?")
    stage.reads("Je réponds aux commandes (/aide) et aux réponses à une carte.")
    stage.say("/decisions", SAID)
    stage.reads("Aucune décision en attente.")
