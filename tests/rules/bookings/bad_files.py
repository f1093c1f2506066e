"""Sixty files that nobody should have sent, each with what is said about it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator

import openpyxl

HEAD = "ref;type;arrival;departure;booked on;price;status\n"
ROW = "D1;double;2026-01-05;2026-01-07;2025-11-02;3000,50;ok\n"
GOOD = (HEAD + ROW).encode()


def workbook(*rows: list[object], extra: dict[str, bytes] | None = None) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows or ([*HEAD.strip().split(";")], [*ROW.strip().split(";")]):
        page.append(row)
    made = io.BytesIO()
    book.save(made)
    if not extra:
        return made.getvalue()
    with zipfile.ZipFile(made, "a") as packed:
        for name, content in extra.items():
            packed.writestr(name, content)
    return made.getvalue()


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return made.getvalue()


def nested(depth: int) -> bytes:
    inner = GOOD
    for _ in range(depth):
        inner = archive(inner=inner)
    return inner


def without_end(raw: bytes, part: float) -> bytes:
    return raw[: int(len(raw) * part)]


def archives() -> Iterator[tuple[str, bytes, str]]:
    book = workbook()
    for n, part in enumerate((0.05, 0.3, 0.6, 0.9, 0.99)):
        yield f"torn{n}.xlsx", without_end(book, part), "damaged"
    yield "empty.zip", archive(), "archive"
    yield "nested.zip", nested(20), "archive"
    yield "csv.zip", archive(export=GOOD), "archive"
    yield "slip.zip", archive(**{"..__..__etc__passwd": b"x"}), "archive"
    yield "word.docx", archive(word__document_xml=b"<w/>"), "archive"
    yield "bomb.xlsx", archive(xl__workbook_xml=b"<workbook/>", xl__sheet=b"0" * 70_000_000), "too_large"
    yield "many.xlsx", archive(xl__workbook_xml=b"<w/>", **{f"p{n}": b"" for n in range(2_100)}), "too_large"
    yield "hollow.xlsx", archive(xl__workbook_xml=b"<workbook/>"), "damaged"
    yield "macros.xlsm", workbook(extra={"xl/vbaProject.bin": b"\xd0\xcf"}), "macros"
    yield "macros4.xlsm", workbook(extra={"xl/macrosheets/sheet1.xml": b"<x/>"}), "macros"
    yield "macros.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "macros"
    yield "torn.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"
    yield "noise.xls", b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 40, "damaged"
    yield "noise.xlsx", b"PK\x03\x04" + bytes(range(256)) * 40, "damaged"
    yield "entity.xlsx", archive(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w>&a;</w>'), "damaged"
    yield "bomb.csv.gz", gzip.compress(b"0;" * 40_000_000), "too_large"
    yield "torn.csv.gz", without_end(gzip.compress(GOOD * 99), 0.5), "damaged"
    yield "noise.csv.gz", b"\x1f\x8b\x08" + bytes(90), "damaged"


def texts() -> Iterator[tuple[str, bytes, str]]:
    yield "empty.csv", b"", "empty"
    yield "blank.csv", b"\xef\xbb\xbf \r\n\r\n", "empty"
    yield "head.csv", HEAD.encode(), "no_rows"
    yield "marks.csv", b"\xff\xfe", "empty"
    yield "half.csv", b"\xff\xfe" + GOOD.decode().encode("utf-16-le")[:-1], "encoding_declared"
    yield "zeros.csv", bytes(4_096), "not_a_table"
    yield "image.csv", b"\x89PNG\r\n\x1a\n" + bytes(64), "not_a_table"
    yield "page.csv", b"%PDF-1.7\n1 0 obj", "not_a_table"
    yield "packed.csv", b"Rar!\x1a\x07\x01\x00", "not_a_table"
    yield "seven.csv", b"7z\xbc\xaf\x27\x1c", "not_a_table"
    yield "feed.csv", b"<?xml version='1.0'?><bookings/>", "not_a_table"
    yield "mail.csv", b"<html><p>Dear guest", "not_a_table"
    yield "page.xls", b"<html><table><tr><td>nothing</table>", "missing_field"
    yield "cells.xls", b"<table>" + b"<td>" * 50_000, "empty"
    yield "quotes.csv", GOOD + b'D2;"' + b"x" * 140_000, "quotes"
    yield "wide.csv", b";".join(b"c%d" % n for n in range(5_000)) + b"\n", "too_wide"
    yield "rows.csv", GOOD + b"1\n" * 310_000, "too_many_rows"
    yield "fat.csv", b"x" * 21_000_000, "too_large"
    yield "other.csv", b"one,two\n1,2\n", "missing_field"
    yield "map.yaml", b"name: x\nkind: reservations\ncolumns:\n  Nr: number\n", "describes_mapping"
    yield "map.csv", b"# ours\nname: x\nkind: reservations\ncolumns: {Nr: number}\n", "describes_mapping"
    yield "form.yml", b"name: x\nrecognised_by: [number]\nheaders:\n  en: {}\n", "describes_format"
    yield "rooms.yaml", b"types:\n  - {code: double, name: {fr: Double}}\n", "yaml"
    yield "feast.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n", "calendar_feed"


def objects() -> Iterator[tuple[str, bytes, str]]:
    yield "deep.json", b"[" * 200_000, "json_shape"
    yield "deeper.json", b'{"a":' * 100_000, "json_shape"
    yield "torn.json", b'[{"ref": "1"', "json"
    yield "flat.json", b"[1, 2, 3]", "json_shape"
    yield "two.json", b'{"a": [], "b": []}', "json_shape"
    yield "digits.json", b'[{"ref": ' + b"9" * 5_000 + b"}]", "json_shape"
    yield "wide.json", json.dumps([{f"k{n}": n for n in range(400)}]).encode(), "too_wide"


def cells() -> Iterator[tuple[str, bytes, str]]:
    for name, old, new, key in (
        ("formula", "D1", "=HYPERLINK(1)", "formula"),
        ("long", "D1", "D" * 400, "cell"),
        ("huge", "3000,50", "9" * 40, "cell"),
        ("nan", "3000,50", "NaN", "cell"),
        ("minus", "3000,50", "-3000,50", "negative"),
        ("coin", "3000,50", "12 zorkmids", "currency_unknown"),
        ("year", "2026-01-05", "2026-13-45", "cell"),
        ("far", "2026-01-07", "2099-01-07", "nights"),
        ("age", "2026-01-07", "2999-01-07", "cell"),
        ("back", "2026-01-07", "2026-01-01", "end_before_start"),
        ("state", "ok", "perhaps", "state"),
    ):
        yield f"{name}.csv", (HEAD + ROW.replace(old, new)).encode(), key
    yield "formula.xlsx", workbook([*HEAD.strip().split(";")], ["=A1", "double"]), "cell_empty"


BAD = (*archives(), *texts(), *objects(), *cells())
