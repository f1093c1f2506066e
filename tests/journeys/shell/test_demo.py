"""Does the demonstration do all that it promises, with nothing but a terminal?"""

from pathlib import Path

import pytest

from tests.journeys.terminal import Printed, Terminal, begun

DAY = "2026-10-14"
FRESH = "fresh"  # a home that the session itself has to furnish


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("demo"))


def play(terminal: Terminal, *lines: str, home: str, day: str = DAY) -> Printed:
    """One session in a home of that name; where there is none yet, the day has begun in it."""
    if day == DAY and home != FRESH and not (terminal.folder / home).exists():
        begun(terminal.folder / home, DAY)
    typed = "".join(f"{line}\n" for line in lines)
    return terminal.lhcm("demo", "--home", terminal.folder / home, "--date", day, typed=typed)


def test_brief_cards_and_a_verdict_without_network_or_trace(terminal: Terminal) -> None:
    shown = terminal.alone("demo", "--date", DAY, typed="confirmer 1\nannuler 1\n/canaux\n")
    assert (shown.status, shown.err) == (0, "")
    assert "✅ Approuvé par Said" in shown.out
    assert "rétablies" in shown.out
    assert list((terminal.folder / "tmp").iterdir()) == [], "a house without a home leaves nothing behind"


def test_the_brief_comes_first_then_the_cards_then_what_can_be_typed(spoken: Printed) -> None:
    title = "☀️ Villa Thaifa · mercredi 14 octobre · 09:00 Maison et montants d’exemple"
    assert spoken.out.startswith(title)
    opening = spoken.out.partition("Ctrl-D termine.")[0]
    assert opening.index("À décider") < opening.index("Revenue propose · n° 1 ")
    assert opening.index("Revenue propose · n° 1 ") < opening.index("Tapez « confirmer 1 »")


def test_every_card_says_that_its_amounts_are_samples(spoken: Printed) -> None:
    cards = spoken.out.split("Revenue propose")[1:]
    assert cards
    for card in cards:
        assert "Montants d’exemple" in card


@pytest.fixture(scope="module")
def spoken(terminal: Terminal) -> Printed:
    return play(
        terminal,
        "/prix triple 20/01 +5%",
        "/prix familiale 20/01 +5%",
        "/prix quadruple 20/01 +5%",
        "/prix double standard 20/01 +5%",
        "ajuster 2 1600",
        "confirmer 2",
        "confirmer 2",
        "pourquoi 2",
        "annuler 2",
        "refuser 3 trop tôt",
        "confirmer 3",
        "plus tard 4",
        "plus tard 5 demain",
        "CONFIRMER n° 4",
        home=FRESH,
    )


def test_adjust_then_confirm_reaches_every_channel(spoken: Printed) -> None:
    assert spoken.status == 0
    assert "→ 1 600 MAD" in spoken.out
    assert "[ Confirmer 1 600 MAD ]" in spoken.out
    assert "✅ Approuvé par Said à 09:00 · transmis 09:00 · confirmé" in spoken.out
    for channel in ("Online", "Booking.com", "Expedia"):
        assert f"{channel} 09:00" in spoken.out


def test_a_second_confirmation_says_who_decided(spoken: Printed) -> None:
    assert "Déjà décidé par Said, 09:00." in spoken.out


def test_why_opens_the_nights_and_the_limits(spoken: Printed) -> None:
    why = spoken.after("Pourquoi · n° 2")
    assert "1 600 MAD" in why
    assert "Réservations lues : 09:00" in why


def test_undo_puts_the_values_back(spoken: Printed) -> None:
    assert "↩️ Annulé : les valeurs d’avant sont rétablies." in spoken.out


def test_a_refusal_keeps_its_words_and_is_final(spoken: Printed) -> None:
    assert "Refusé par Said à 09:00 : « trop tôt »" in spoken.out
    assert spoken.after("« trop tôt »").count("Déjà décidé par Said") == 1


def test_later_says_when_and_a_postponed_card_may_still_be_confirmed(spoken: Printed) -> None:
    assert "Reporté par Said jusqu’à 10:00" in spoken.out
    assert "Reporté par Said jusqu’à demain 09:00" in spoken.out
    assert "✅ Approuvé par Said" in spoken.after("jusqu’à demain 09:00")


def test_what_cannot_be_done_is_said_and_changes_nothing(terminal: Terminal) -> None:
    shown = play(
        terminal,
        "bonjour, montez les prix s'il vous plaît",
        "confirmer",
        "confirmer 99",
        "annuler 1",
        "ajuster 1",
        "/pourquoi 1",
        "ajuster 1 beaucoup",
        "ajuster 1 5",
        "/prix suite junior 20/12 5",
        "/prix suite junior 20/12 99999999",
        "/prix suite junior 01/10/2026 1900",
        "/prix suite junior 20/12 1900 EUR",
        "/prix tour eiffel 20/12 1900",
        "/nimporte",
        "/journal",
        home="no",
    )
    assert (shown.status, shown.err) == (0, "")
    heard = shown.after("Ctrl-D termine.")
    assert "De combien ? Une part (5 %) ou un montant (100 MAD)." in heard
    assert "Oui à quoi ? 1 décision attend :" in heard
    assert "Je ne trouve pas de proposition n° 99." in heard
    assert "Je ne lis pas de montant dans « beaucoup ». Par exemple : 1" in heard
    assert "Rien à annuler : la proposition n° 1 attend encore votre décision." in heard
    assert "Ajoutez le prix : « ajuster 1 1900 »." in heard
    assert "Je ne connais pas /pourquoi." in heard
    assert "Sous le plancher" in heard
    assert "Au-dessus du plafond" in heard
    assert "est passée. Le 14 oct. est la première possible." in heard
    assert "Je ne connais pas /nimporte." in heard
    assert "approuvée" not in heard
    assert "Revenue propose" not in heard


def test_bot_commands_answer_as_on_the_phone(terminal: Terminal) -> None:
    wish = "/prix suite junior 20/12-03/01 +15%"
    shown = play(
        terminal, wish, "/decisions", "/arrivees", "/canaux", "/pause", "confirmer 1", "/reprendre", "/aide",
        home="commands",
    )  # fmt: skip
    assert (shown.status, shown.err) == (0, "")
    heard = shown.after("Ctrl-D termine.")
    for words in ("(+15 %)", "Arrivées · mercredi 14 octobre", "Booking.com", "⏸ En pause, par Said"):
        assert words in heard
    paused, _, resumed = heard.partition("⏸ En pause, par Said")
    assert "confirmé" not in paused
    assert "confirmé Online" in resumed, "what was approved during the pause leaves after it"


def test_the_same_home_on_the_same_day_goes_on_and_doubles_nothing(terminal: Terminal) -> None:
    wishes = ("/prix triple 20/01 +5%", "/prix familiale 20/01 +5%")
    first = play(terminal, *wishes, "confirmer 1", "refuser 2 non", "/arrivees", home="kept")
    second = play(terminal, "/arrivees", "confirmer 1", "annuler 1", home="kept")
    assert second.status == 0
    assert second.out.startswith("☀️ Villa Thaifa · mercredi 14 octobre · 09:00")
    opening = second.out.partition("Tapez « confirmer 1 »")[0]
    assert "Revenue propose · n° 1 " not in opening
    assert "Revenue propose · n° 3 " in opening
    numbers = [n for n in range(1, 30) if f"Revenue propose · n° {n} " in first.out + second.out]
    assert numbers == [n for n in range(1, 30) if f"Revenue propose · n° {n} " in first.out]
    arrivals = "Arrivées · mercredi 14 octobre"
    assert first.after(arrivals).split(" ✅")[0] == second.after(arrivals).split(" Déjà décidé")[0]
    assert "Annulé : les valeurs d’avant sont rétablies." in second.out


def test_a_later_day_is_the_same_house_grown_older_and_time_never_goes_back(terminal: Terminal) -> None:
    play(terminal, home="older")
    later = play(terminal, "/brief", home="older", day="2026-10-16")
    assert later.status == 0
    assert "☀️ Villa Thaifa · vendredi 16 octobre · 09:00" in later.out
    assert "Expiré" in later.out
    earlier = play(terminal, home="older", day=DAY)
    assert (earlier.status, earlier.raw) == (2, "")
    assert earlier.err == (
        "La maison d’exemple de ce dossier a déjà vécu le 16 oct. : "
        "jouez ce jour-là ou un jour plus tardif, ou donnez un autre dossier."
    )


def test_a_real_house_is_never_played_with(terminal: Terminal) -> None:
    spec = Path(__file__).parents[3] / "data" / "specs" / "villa-thaifa"
    real = terminal.folder / "real"
    assert terminal.lhcm("import", spec, LHCM_HOME=str(real)).status == 0
    refused = terminal.lhcm("demo", "--home", real)
    assert (refused.status, refused.raw) == (2, "")
    assert "vraie maison" in refused.err


def test_quitting_by_word(terminal: Terminal) -> None:
    shown = play(terminal, "fin", "confirmer 1", home="quit")
    assert shown.status == 0
    assert "Approuvé" not in shown.out


def test_the_batch_is_decided_line_by_line_and_taken_back_exactly(terminal: Terminal) -> None:
    """A house whose first card was decided on the eve is asked in a batch."""
    play(terminal, "refuser 1 pas maintenant", home="batch", day="2026-10-13")
    shown = play(terminal, "choisir 2 99", "ajuster 2 5", "choisir 2 2 3", "annuler 2", home="batch")
    opening, _, heard = shown.out.partition("Ctrl-D termine.")
    assert "[ Tout approuver (5 lignes) ] [ Choisir ]" in opening
    assert "5. " in opening
    assert "6. " not in opening
    assert "Nommez les lignes : « choisir 2 1 3 »." in heard
    assert "Ce lot porte plusieurs types" in heard
    chosen = heard.partition("↩️ Annulé")[0]
    assert "Attendu, 2 lignes" in chosen
    assert "✅ Approuvé par Said" in chosen
    assert "↩️ Annulé : les valeurs d’avant sont rétablies." in heard
