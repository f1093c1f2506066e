"""Does a channel's workbook hold its own field names in its order, each with source or question, and no formula?"""

import io

import pytest
from openpyxl import Workbook, load_workbook

from channels.package.form import as_form
from channels.package.wording import Wording
from domain.opening.profile import Profile, profiles
from domain.opening.readiness import readiness
from domain.package.package import Package
from tests.rules.opening.houses import RIAD, from_specs, said, whole

WORDING = Wording("en", lambda question, value: None)


def opened(profile: Profile, package: Package) -> Workbook:
    return load_workbook(io.BytesIO(as_form(readiness(profile, package), WORDING)))


def lines(book: Workbook, sheet: str | None = None) -> list[list[str]]:
    """What stands below the headings, "" for an empty cell."""
    return [
        ["" if value is None else str(value) for value in row]
        for one in book
        if sheet in {None, one.title}
        for row in one.iter_rows(min_row=2, values_only=True)
    ]


@pytest.mark.parametrize("profile", profiles().values(), ids=profiles().keys())
def test_the_sheets_and_names_are_the_channels_in_its_order(profile: Profile) -> None:
    book = opened(profile, whole(RIAD))
    assert book.sheetnames == list(dict.fromkeys(asked.sheet for asked in profile.fields))
    told = lines(book)
    assert {row[0].partition(" · ")[0] for row in told} == {asked.name for asked in profile.fields}
    assert all(row[1] for row in told)


def test_rooms_stand_room_by_room() -> None:
    names = [row[0] for row in lines(opened(profiles()["bookingcom"], whole(RIAD)), "Units")]
    assert [name.partition(" · ")[2] for name in names[:8]] == ["Room patio"] * 8
    assert names[8].endswith("Room douiria")


def test_what_is_missing_is_coloured_and_says_what_to_ask_and_what_differs_is_not_chosen() -> None:
    two = (said("identity.ice", "001234567000089"), said("identity.ice", "001234567000088", by="Yassir"))
    book = opened(profiles()["bookingcom"], from_specs(RIAD, *two))
    rows = {row[0]: row for row in lines(book)}
    assert rows["Address line"][1] == ""
    assert rows["Address line"][5].startswith("to be provided : What is the address of the door")
    assert rows["ICE"][1] == ""
    assert rows["ICE"][5].startswith("two sources differ")
    assert rows["Property name"][2] == "spec"
    colours = {str(cell.value): cell.fill.start_color.rgb for cell in book["Property details"]["A"]}
    assert colours["Address line"] == "FFF3E0DC" != colours["Property name"]


def test_no_value_starts_a_formula() -> None:
    leaves = (said("contacts.general_phone", "+212524431234"), said("address.street", '=HYPERLINK("x")'))
    book = opened(profiles()["expedia"], from_specs(RIAD, *leaves))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "+212524431234" in {cell.value for cell in cells}


def test_what_a_workbook_cannot_hold_does_not_stop_it() -> None:
    book = opened(
        profiles()["bookingcom"], from_specs(RIAD, said("address.street", "Derb\x07 el\x0cHammam, 12"))
    )
    assert [row[1] for row in lines(book) if row[0] == "Address line"] == ["Derb  el Hammam, 12"]
