"""Does every command answer well, in French and in English?"""

from tests.journeys.pilot import SAID, SUPERIOR, stay
from tests.journeys.stage import Stage, soon

JOHN = 7004
FRENCH = (
    ("/start", ("Bonjour Said", "Villa Thaifa")),
    ("/aide", ("Ce que je sais faire", "/prix", "/canaux")),
    ("/brief", ("☀️ Villa Thaifa", "Arrivée : 1")),
    ("/ecouter", ("Le brief, à écouter.",)),
    ("/tableau", ("Villa Thaifa à",)),
    ("/decisions", ("Aucune décision en attente.",)),
    ("/arrivees", ("Arrivées", "Anna Weber", "Chambre Double Supérieure", "Aucun départ")),
    ("/canaux", ("Canaux", "🟢 Booking.com", "🟢 Online", "Envoi des prix : autorisé")),
    ("/journal", ("Journal", "fiches de la maison importées", "fichier importé")),
    ("/prix", ("/prix suite junior",)),
    ("/prix suite junior hier 2000", ("hier",)),
    ("/prix suite royale 12/02 2000", ("suite royale",)),
    ("/xyz", ("Je ne connais pas /xyz",)),
    ("Bonjour, comment va la maison ?", ("Villa Thaifa", "Confiance")),
    ("Raconte une histoire", ("Je n’ai pas compris", "/aide")),
)
ENGLISH = (
    ("/start", ("John", "Villa Thaifa")),
    ("/help", ("/price", "/channels")),
    ("/brief", ("☀️ Villa Thaifa",)),
    ("/pending", ("No decision",)),
    ("/arrivals", ("Anna Weber", "Superior Double Room")),
    ("/channels", ("🟢 Booking.com",)),
    ("/log", ("Journal",)),
)


def test_commands(stage: Stage) -> None:
    today = soon(0)
    stage.hotelrunner.add_booking([stay(SUPERIOR, today)], channel="bookingcom", first="Anna", last="Weber")
    stage.start(TELEGRAM_OWNER_IDS=f"{SAID},{JOHN}")
    stage.reads("Nouvelle réservation", "Anna Weber")
    for said, words in FRENCH:
        stage.hears(said, *words)
    for said, words in ENGLISH:
        stage.say(said, JOHN, first_name="John", language="en")
        stage.reads(*words, who=JOHN)
    written = [m for m in stage.phones.messages(SAID, from_bot=True) if not m.media]
    assert all(not m.preview for m in written)
    commands = {tuple(c["command"] for c in menu) for menu in stage.phones.state.commands.values()}
    assert all(len(menu) <= 8 for menu in commands)
