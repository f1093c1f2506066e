"""What do 300 photos of a house with twelve rooms cost: taken in, seen through, written out?"""

from __future__ import annotations

import argparse
import asyncio
import io
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image

from bot.imports import import_spec
from bot.material import Wanted, bring
from bot.packaged import written
from domain.package.lint import lint
from governance.board import Board
from governance.office import Office
from governance.package.around import around_of
from governance.package.as_json import package_json, package_reply
from governance.package.filled import background_of, package_of
from governance.package.photo_remarks import remarks_on
from store.engine import open_store
from store.house.shelf import Shelf
from store.upkeep.schema import migrate

SPEC = Path(__file__).parents[2] / "data" / "specs" / "villa-thaifa"
HOME = "villa-thaifa"
ROOMS, HOUSE = 12, ("exterieur", "piscine", "jardin", "terrasse", "patio", "restaurant")
TAGS = ("lit", "vue", "salon", "detail", "sdb")
SIZES = ((6000, 4000), (4032, 3024), (4032, 3024))  # a camera's, and two of a phone's


def main() -> None:
    """Make the photos once, then time each step on them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where the photos are, or are made and stay")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch) / "material"
        make(folder, asked.photos)
        size = sum(path.stat().st_size for path in folder.rglob("*.jpg"))
        print(f"{asked.photos} photos, {size / 1e6:.0f} MB")
        asyncio.run(timed(folder, Path(scratch)))


def make(folder: Path, count: int) -> None:
    """Sharp photos, each unlike the others, in folders by room; those that are there are kept."""
    rng = np.random.default_rng(1)
    grain = {size: rng.integers(-12, 12, (size[1], size[0], 1), dtype=np.int16) for size in set(SIZES)}
    for number in range(count):
        group = number % (ROOMS + len(HOUSE))
        name = f"chambre {group + 1}" if group < ROOMS else HOUSE[group - ROOMS]
        tag = TAGS[number // (ROOMS + len(HOUSE)) % len(TAGS)] if group < ROOMS else "photo"
        path = folder / name / f"{tag} {number:03}.jpg"
        coarse = rng.integers(0, 255, (6, 9, 3), dtype=np.uint8)
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        size = SIZES[number % len(SIZES)]
        shapes = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BILINEAR), dtype=np.int16)
        written_ = io.BytesIO()
        Image.fromarray((shapes + grain[size]).clip(0, 255).astype(np.uint8)).save(
            written_, "JPEG", quality=88
        )
        path.write_bytes(written_.getvalue())


def spent() -> tuple[float, float]:
    """The clock, and the processor time of this process and of its children, in seconds."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return time.monotonic(), sum(each.ru_utime + each.ru_stime for each in used)


def since(began: tuple[float, float]) -> str:
    """What has passed since, on the clock and of the processors."""
    clock, processor = (now - then for now, then in zip(spent(), began, strict=True))
    return f"{clock:.1f} s ({processor:.1f} s of processor)"


async def timed(folder: Path, scratch: Path) -> None:
    """Import, look through, export; each in seconds of the clock and of the processors."""
    url = f"sqlite:///{scratch / 'house.sqlite3'}"
    await migrate(url)
    store = open_store(url)
    office = Office(store, Board(()), lambda: datetime.now(UTC), shelf=Shelf(scratch / "shelf"))
    await import_spec(store, SPEC, office.clock(), dry_run=False)
    began = spent()
    done = await bring(office, Wanted(HOME, folder, rights="Said"), office.clock())
    print(f"imported: {since(began)}, {len(done.unread)} refused, {len(done.remarks)} remarks")
    began = spent()
    async with store.reading(HOME) as unit:
        package, background = await package_of(unit), await background_of(unit)
    list(remarks_on(package.photos, package))
    package_reply(package, background), package_json(package, background)
    print(f"seen through: {since(began)}")
    whole = began = spent()
    async with store.reading(HOME) as unit:
        found = lint(await package_of(unit), await around_of(unit, office.clock().date(), ()))
    print(f"linted: {since(began)}, {len(found)} faults")
    began = spent()
    files = written(package, shelf=office.shelf, folder=scratch / "out")
    size = sum(file.stat().st_size for file in files)
    print(f"exported: {since(began)}, {size / 1e6:.0f} MB")
    print(f"linted and exported: {since(whole)}")
    await store.close()


if __name__ == "__main__":
    main()
