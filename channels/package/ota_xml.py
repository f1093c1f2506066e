"""How does the house describe itself in OpenTravel's terms: OTA_HotelDescriptiveContentNotifRQ?

Element names as OpenTravel's 2015B message has them. Its schema set is not part of this house: the document says so
of itself, and is to be validated by whoever sends it.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Comment, Element, ElementTree, SubElement, indent, tostring

from channels.package.wording import Language
from domain.package.facilities import facility_name
from domain.package.field import sold
from domain.package.package import Package
from domain.property import RoomType
from domain.visible import visible

NAMESPACE = "http://www.opentravel.org/OTA/2003/05"
NOT_VALIDATED = " not validated against OpenTravel's schema "


def as_ota_xml(package: Package, language: Language) -> str:
    """One document in one language; what nobody knows is not in it."""
    root = Element("OTA_HotelDescriptiveContentNotifRQ", {"xmlns": NAMESPACE, "Version": "8.0"})
    root.append(Comment(NOT_VALIDATED))
    content = SubElement(
        SubElement(root, "HotelDescriptiveContents"),
        "HotelDescriptiveContent",
        _known(
            HotelCode=package.house.id,
            HotelName=package.value("identity.trade_name"),
            LanguageCode=language,
            CurrencyCode=package.value("rates.currency"),
        ),
    )
    _hotel_info(package, content, language)
    _rooms(package, content, language)
    _policies(package, content)
    _contacts(package, content)
    indent(ElementTree(root))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + visible(tostring(root, encoding="unicode")) + "\n"


def _hotel_info(package: Package, content: Element, language: Language) -> None:
    info = SubElement(content, "HotelInfo")
    _text(info, package.value(f"texts.{language}"), language)
    door = package.value("address.door")
    if isinstance(door, list):
        SubElement(info, "Position", Latitude=str(door[0]), Longitude=str(door[1]))
    _features(info, "Services", "Service", package.value("facilities.house"), language)


def _rooms(package: Package, content: Element, language: Language) -> None:
    rooms = SubElement(SubElement(content, "FacilityInfo"), "GuestRooms")
    for kind in sold(package.house):
        _room(package, rooms, kind, language)


def _room(package: Package, rooms: Element, kind: RoomType, language: Language) -> None:
    def value(name: str) -> Any:
        return package.value(f"rooms.{kind.code}.{name}")

    room = SubElement(
        rooms,
        "GuestRoom",
        _known(
            Code=kind.code,
            MaxOccupancy=value("max_occupancy"),
            MaxAdultOccupancy=value("max_adults"),
            MaxChildOccupancy=value("max_children"),
        ),
    )
    SubElement(
        room,
        "TypeRoom",
        _known(
            Name=value(f"name_{language}") or value("name_fr"),
            Count=value("units"),
            Size=value("size_m2"),
            StandardNumBeds=len(value("beds") or ()) or None,
        ),
    )
    _features(room, "Amenities", "Amenity", value("amenities"), language)
    _text(room, value(f"text_{language}"), language)


def _policies(package: Package, content: Element) -> None:
    times = _known(
        CheckInTime=package.value("policies.check_in"), CheckOutTime=package.value("policies.check_out")
    )
    if times:
        SubElement(SubElement(SubElement(content, "Policies"), "Policy"), "PolicyInfo", times)


def _contacts(package: Package, content: Element) -> None:
    value = package.value
    contact = SubElement(SubElement(content, "ContactInfos"), "ContactInfo")
    address = SubElement(SubElement(contact, "Addresses"), "Address")
    for name, place in (
        ("AddressLine", "address.street"),
        ("CityName", "address.city"),
        ("PostalCode", "address.postal_code"),
    ):
        if value(place) is not None:
            SubElement(address, name).text = str(value(place))
    if value("address.country") is not None:
        SubElement(address, "CountryName", Code=str(value("address.country")))
    if value("contacts.general_phone") is not None:
        phones = SubElement(contact, "Phones")
        SubElement(phones, "Phone", PhoneNumber=str(value("contacts.general_phone")))
    if value("contacts.general_email") is not None:
        SubElement(SubElement(contact, "Emails"), "Email").text = str(value("contacts.general_email"))


def _text(within: Element, text: Any, language: Language) -> None:
    if text is None:
        return
    descriptions = SubElement(SubElement(within, "MultimediaDescriptions"), "MultimediaDescription")
    items = SubElement(SubElement(descriptions, "TextItems"), "TextItem", Language=language)
    SubElement(items, "Description").text = str(text)


def _features(within: Element, group: str, name: str, codes: Any, language: Language) -> None:
    if codes:
        among = SubElement(within, group)
        for code in codes:
            SubElement(among, name, CodeDetail=facility_name(str(code), language))


def _known(**attributes: Any) -> dict[str, str]:
    return {name: str(value) for name, value in attributes.items() if value is not None}
