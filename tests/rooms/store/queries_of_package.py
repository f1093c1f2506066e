"""Which queries of the master data package could reach another property?"""

from typing import Any

from domain.package.leaf import Leaf
from domain.package.photo import Photo
from tests.makers import NOW
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary

THEIRS = canary(OTHER)
_LEAF = Leaf("identity.rc", "mine", THEIRS, None, None, "written")
_PHOTO = Photo(THEIRS, "mine", 1, 1, 1, "0" * 16, NOW, "mine")

READS: dict[str, tuple[Any, ...]] = {"leaves.all": (), "photos.all": ()}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "leaves.add": (([_LEAF], NOW), {}),
    "leaves.take_back": ((NOW, NOW), {}),
    "photos.keep": ((_PHOTO,), {}),
    "photos.license": ((NOW, "mine"), {}),
    "photos.place": ((NOW, "suite"), {}),
    "photos.take_back": ((NOW,), {}),
}
