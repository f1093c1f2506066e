"""What does an invented folder of a house look like, as somebody has it on his disk: a sheet, a table, photos?"""

from __future__ import annotations

import io
import zipfile

from domain.property import Property

PLACES = ("facade", "piscine", "terrasse")
SIZE = (1600, 1067)
_SHEET = """# {house} (exemple)
## Adresse
1 derb de l'Exemple
## Annulation
gratuit jusqu'à 7 jours, 50 % jusqu'à 48 h, puis 100 %
"""


def material(house: Property) -> bytes:
    """A ZIP with a fact sheet, the sizes of the rooms and three drawn pictures; every amount is a sample."""
    rows = [
        f"{kind.name.by_language['fr']},{22 + 4 * place}"
        for place, kind in enumerate(house.room_types)
        if kind.sellable and kind.units
    ]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("fiche exemple.md", _SHEET.format(house=house.name))
        packed.writestr("chambres exemple.csv", "\n".join(("Type,Surface m2", *rows, "")))
        for number, place in enumerate(PLACES, start=1):
            packed.writestr(f"{place}/{number:02}-{place}.jpg", photo(number))
    return made.getvalue()


def photo(number: int) -> bytes:
    """An invented photo: stripes of a colour of its own, so that no two are one picture."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - loaded when somebody asks for a picture

    picture = Image.new("RGB", SIZE, (40 * number, 120, 200 - 40 * number))
    pen = ImageDraw.Draw(picture)
    for stripe in range(0, SIZE[0], 40 * number):
        pen.rectangle(
            (stripe, 90 * number, stripe + 17 * number, SIZE[1] - 60 * number),
            fill=(230, 200 - 30 * number, 150),
        )
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=85)
    return written.getvalue()
