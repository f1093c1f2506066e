"""Can Omar send a file, find its words with their page, and ask it in plain words without any model?"""

from tests.journeys.pilot import OMAR
from tests.journeys.stage import Stage
from tests.rooms.knowledge.papers import pdf


def test_a_file_sent_by_chat_is_found_asked_and_read_in_a_shell(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    stage.invites(OMAR, "operator", "Omar")
    file = pdf("Reglement du spa.", "Le hammam ferme a 21 heures. Les claquettes sont obligatoires.")
    stage.phones.upload(OMAR, "spa.pdf", file)
    stage.reads("spa.pdf", who=OMAR)
    stage.say("/cherche claquettes hammam", OMAR)
    stage.reads("1 passage", "Les claquettes sont obligatoires.", "spa.pdf, p. 2", who=OMAR)
    stage.say("les claquettes sont obligatoires au hammam ?", OMAR)
    stage.reads("Les claquettes sont obligatoires. »\nspa.pdf, p. 2", who=OMAR)
