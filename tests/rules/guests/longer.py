"""Examples of the playbook that are too long to stand there."""

_LONG_EN = "We have noted that you will arrive " + "and that you would like to see the garden " * 6 + "today"
_LONG_FR = "Nous avons noté que vous arriverez " + "et que vous aimeriez voir le jardin " * 8 + "aujourd’hui"
LONG = {
    "&long_en": _LONG_EN,
    "&long_en2": f"Good day, {_LONG_EN}",
    "&long_fr": _LONG_FR,
    "&long_fr2": f"Bonjour, {_LONG_FR}",
    "&screen": "Bonjour,\n" + "La piscine est ouverte. " * 80,
}
