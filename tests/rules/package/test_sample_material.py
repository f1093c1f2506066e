"""Is the demonstration's folder read whole, and does each of its pictures count as one of its own?"""

import zipfile
from pathlib import Path

from channels.material.look import Look, look
from channels.material.reading import Asked, read_here
from channels.simulated.sample.material import PLACES, material
from domain.package.photo import Photo, alike
from tests.makers import NOW, villa


def test_the_sample_folder_is_read_whole(tmp_path: Path) -> None:
    house = villa()
    path = tmp_path / "dossier exemple.zip"
    path.write_bytes(material(house))
    found = read_here(Asked(path, house))
    assert found.unread == ()
    assert {leaf.path for leaf in found.leaves} >= {"address.street", "rooms.junior-suite.size_m2"}
    assert len(found.pictures) == len(PLACES)


def test_its_pictures_are_three(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(material(villa()))
    with zipfile.ZipFile(path) as packed:
        pictures = [packed.read(name) for name in packed.namelist() if name.endswith(".jpg")]
    seen = [look(one, "a.jpg", keep=False) for one in pictures]
    photos = [
        Photo(one.digest, one.name, one.width, one.height, 1, one.likeness, NOW, "system")
        for one in seen
        if isinstance(one, Look)
    ]
    assert len(photos) == len(PLACES)
    assert not any(alike(one, other) for n, one in enumerate(photos) for other in photos[n + 1 :])
