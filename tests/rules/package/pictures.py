"""Which pictures can a test make: sound ones, each unlike the others, and two hundred hostile ones?"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image

EXIF_UP, GPS = 0x0112, 0x8825


def scene(seed: int, size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Large shapes of its own and fine grain: sharp, and no other seed looks like it."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 255, (6, 9, 3), dtype=np.uint8))
    shapes = np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), dtype=np.int16)
    grain = rng.integers(-25, 25, (size[1], size[0], 1), dtype=np.int16)
    return Image.fromarray((shapes + grain).clip(0, 255).astype(np.uint8))


def jpeg(image: Image.Image, *, up: int | None = None, gps: bool = False, quality: int = 85) -> bytes:
    """As a camera writes it."""
    exif = Image.Exif()
    if up is not None:
        exif[EXIF_UP] = up
    if gps:
        exif.get_ifd(GPS)[1] = "N"
        exif.get_ifd(GPS)[2] = (31.0, 37.0, 46.0)
    return saved(image, "JPEG", quality=quality, exif=exif.tobytes())


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """The bytes of a picture in a form."""
    written = io.BytesIO()
    image.save(written, form, **options)
    return written.getvalue()


def hostile_pictures() -> Iterator[tuple[str, bytes]]:
    """Files that call themselves photos and are none that can be shown."""
    sound = scene(1, (640, 480))
    forms = {"jpg": jpeg(sound), "png": saved(sound, "PNG"), "webp": saved(sound, "WEBP")}
    for suffix, content in forms.items():
        for percent in range(2, 98, 4):
            yield f"cut-{percent}.{suffix}", content[: len(content) * percent // 100]
    yield from _tables_gone(forms["jpg"])
    yield from _sizes_that_lie(forms)
    for side in (1, 2, 7, 64, 150, 299):
        for form, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
            yield (
                f"tiny-{side}.{suffix}",
                saved(scene(2, (max(9, side), max(9, side))).resize((side, side)), form),
            )
    yield from _of_other_forms(sound)
    rng = random.Random(7)
    for number in range(20):
        yield f"noise-{number}.jpg", rng.randbytes(50 + number * 97)
        yield f"head-{number}.jpg", b"\xff\xd8\xff" + rng.randbytes(20 + number * 31)
    for number in range(6):
        yield f"png-head-{number}.png", b"\x89PNG\r\n\x1a\n" + rng.randbytes(30 + number * 40)


def _tables_gone(content: bytes) -> Iterator[tuple[str, bytes]]:
    for name, marker in (("quantisation", b"\xff\xdb"), ("frame", b"\xff\xc0")):
        at = content.index(marker)
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield f"without-{name}.jpg", content[:at] + content[at + 2 + length :]


def _sizes_that_lie(forms: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    frame = forms["jpg"].index(b"\xff\xc0")
    for side in (0, 20_000, 40_000, 65_500):
        size = struct.pack(">HH", side, side)
        yield f"says-{side}.jpg", forms["jpg"][: frame + 5] + size + forms["jpg"][frame + 9 :]
    for side in (0, 20_000, 65_535, 2**31 - 1):
        header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        yield f"says-{side}.png", _png(header, zlib.compress(b"\0" * 5_000_000, 9))
    yield "wrong-sum.png", forms["png"][:40] + b"\0\0" + forms["png"][42:]
    bomb = b"tEXt" + b"zTXtx\0\0" + zlib.compress(b"a" * 90_000_000, 9)
    yield (
        "text-bomb.png",
        forms["png"][:33] + struct.pack(">I", len(bomb) - 4) + bomb + b"\0\0\0\0" + forms["png"][33:],
    )


def _png(header: bytes, data: bytes) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _of_other_forms(sound: Image.Image) -> Iterator[tuple[str, bytes]]:
    for form, suffix in (("GIF", "gif"), ("BMP", "bmp"), ("TIFF", "tif"), ("GIF", "jpg"), ("TIFF", "jpg")):
        yield f"{form}.{suffix}", saved(sound, form)
    moving = [scene(seed, (320, 320)) for seed in (3, 4)]
    yield "moving.webp", saved(moving[0], "WEBP", save_all=True, append_images=moving[1:])
    yield "moving.png", saved(moving[0], "PNG", save_all=True, append_images=moving[1:])
    for brand in (b"heic", b"mif1", b"avif", b"isom", b"qt  "):
        yield f"{brand.decode().strip()}.jpg", b"\0\0\0\x18ftyp" + brand + b"\0" * 400
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><script>alert(1)</script></svg>'
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    for name, content in (("plain", svg), ("laughs", laughs)):
        yield f"{name}.svg", content
        yield f"{name}.png", content
    heads = {
        "zip": _zip({"a.txt": b"a"}),
        "rar": b"Rar!\x1a\x07\0" + b"\0" * 99,
        "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99,
        "gzip": b"\x1f\x8b" + b"\0" * 99,
        "pdf": b"%PDF-1.7\n" + b"x" * 99,
        "exe": b"MZ" + b"\0" * 99,
        "elf": b"\x7fELF" + b"\0" * 99,
        "office": b"\xd0\xcf\x11\xe0" + b"\0" * 99,
        "html": b"<!doctype html><img src=x onerror=alert(1)>",
        "script": b"#!/bin/sh\nrm -rf /\n",
        "text": b"une photo, promis\n" * 9,
        "zeros": b"\0" * 999,
        "space": b" " * 99,
    }
    for name, content in heads.items():
        yield f"{name}.jpg", content
        yield f"{name}.png", content


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def hostile_archives() -> Iterator[tuple[str, bytes]]:
    """ZIP files of which nothing may be taken: they lead elsewhere, hold archives, grow without end, are cut."""
    row = b"Chambre;Surface\nSuite Junior;45\n"
    outside = (
        "../a.csv",
        "/etc/a.csv",
        "a/../../a.csv",
        "C:/a.csv",
        "..\\a.csv",
        "a/./../../b.csv",
        "\\\\x\\a.csv",
    )
    for number, name in enumerate(outside):
        yield f"slip-{number}.zip", _zip({name: row})
    for number in range(1, 6):
        inner = _zip({"a.csv": row})
        for _ in range(number - 1):
            inner = _zip({"b.zip": inner})
        yield f"nested-{number}.zip", _zip({"inner.zip": inner})
    for suffix in ("rar", "7z", "tar", "gz"):
        yield f"holds-{suffix}.zip", _zip({f"a.{suffix}": b"x" * 99})
    for megabytes in (2, 8, 30):
        yield f"bomb-{megabytes}.zip", _zip({"a.csv": b"0" * (megabytes * 1_000_000)})
    sound = _zip({"a.csv": row, "b.csv": row})
    for percent in range(5, 100, 10):
        yield f"cut-{percent}.zip", sound[: len(sound) * percent // 100]
    locked = bytearray(_zip({"a.csv": row}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield "locked.zip", bytes(locked)
    spoiled = bytearray(_zip({"a.csv": row}, zipfile.ZIP_STORED))
    spoiled[40] ^= 0xFF
    yield "wrong-sum.zip", bytes(spoiled)
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = 0o120777 << 16
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield "link.zip", written.getvalue()
    yield "many.zip", _zip({f"{number}.csv": b"" for number in range(3_001)})
    yield "nothing.zip", b"PK\x03\x04"
    yield "text.zip", b"not an archive at all"
    yield "odd.zip", _zip({"a.exe": b"MZ", "b.docm": b"x", "c": b"x"})
