"""Does the demonstration answer plain questions without a key, and `lhcm ask` the same to a program?"""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.journeys.terminal import ROOT, Terminal, flat

DAY = "2026-11-23"
SAID = (
    ("combien on a fait hier ?", "Chiffre d’affaires · dim. 22 nov."),
    ("on est rempli ce soir ?", "Occupation · lun. 23 nov."),
    ("et samedi ?", "Occupation · sam. 28 nov."),
    ("qui part aujourd'hui", "Départs · lun. 23 nov."),
    ("c'est qui dans la 7 ?", "Chambre 7 (Chambre Quadruple)"),
    ("comment va Expedia", "Expedia"),
    ("combien coûte l'IA ce mois-ci", "USD"),
    ("la taxe de séjour c'est combien", "taxe de séjour"),
    ("prévision pour décembre", "Résultat de décembre"),
    ("quel est le prix de la double ce soir", "Que vouliez-vous dire ?"),
    ("c'est quand l'Aïd el-Fitr", "à 1 jour près"),
    ("qui arrive pour le réveillon", "Arrivées, jeu. 24 déc."),
    ("commissions d'octobre", "Commissions"),
    ("d'où viennent les réservations ?", "D’où viennent les nuitées"),
    ("on est en avance sur l'an dernier ?", "l’an dernier à la même distance"),
    ("any new bookings today?", "Réservations reçues"),
    ("any double booking?", "Doubles réservations"),
    ("quand arrive M. Weber-Lindenau ?", "Matthias Weber-Lindenau, Suite Junior, 23 → 26 nov."),
    ("combien de petits-déjeuners demain ?", "29 personnes · 10 chambres"),
    ("combien on a dépensé ce mois ?", "Aucune dépense notée"),
    ("bonjour", "Bonjour Said."),
    ("quel temps fait-il demain ?", "Je n’ai pas compris"),
)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("asked"))


def test_the_demonstration_answers_in_the_order_of_the_questions(terminal: Terminal) -> None:
    typed = "".join(f"{line}\n" for line, _ in SAID)
    shown = terminal.lhcm("demo", "--home", terminal.folder / "home", "--date", DAY, typed=typed)
    assert shown.status == 0
    rest = shown.after("Ctrl-D termine.")
    for line, answer in SAID:
        assert flat(answer) in rest, line
        rest = rest.partition(flat(answer))[2]
    asked_again(terminal, terminal.folder / "home")


def asked_again(terminal: Terminal, home: Path) -> None:
    """The same house, from a shell: an answer, a choice, and no question, each by its exit status."""
    schema = json.loads((ROOT / "data" / "schemas" / "ask.json").read_text(encoding="utf-8"))
    here = {"LHCM_HOME": str(home)}
    answered = terminal.lhcm("ask", "prix", "suite", "junior", "demain", "--format", "json", **here)
    told = json.loads(answered.raw)
    jsonschema.validate(told, schema)
    assert (answered.status, told["answered"]) == (0, True)
    assert told["questions"][0]["room_types"] == ["junior-suite"]
    two = terminal.lhcm("ask", "quel", "est", "le", "prix", "de", "la", "double", "--format", "json", **here)
    jsonschema.validate(json.loads(two.raw), schema)
    assert (two.status, len(json.loads(two.raw)["questions"])) == (2, 2)
    assert terminal.lhcm("ask", "parle-moi de la lune", **here).status == 2
