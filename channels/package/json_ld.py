"""How does the house describe itself to search engines and travellers' agents: schema.org's Hotel and its rooms?

Terms: schema.org/docs/hotels.html, read 2026-11. Price and occupancy use UN/CEFACT unit codes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from channels.package.wording import Language
from domain.package.facilities import facility_name
from domain.package.field import sold
from domain.package.package import Package
from domain.property import RoomType

SQUARE_METRES, PIECES, DAY = "MTK", "C62", "DAY"
LEASE_OUT = "http://purl.org/goodrelations/v1#LeaseOut"


def as_json_ld(package: Package, language: Language) -> str:
    """One JSON-LD document; what nobody knows is not in it."""
    return json.dumps(_hotel(package, language), ensure_ascii=False, indent=2) + "\n"


def _hotel(package: Package, language: Language) -> dict[str, Any]:
    value = package.value
    door = value("address.door")
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Hotel",
            "@id": f"#{package.house.id}",
            "name": value("identity.trade_name"),
            "alternateName": value("identity.trade_name_ar"),
            "legalName": value("identity.legal_name"),
            "slogan": value("texts.headline"),
            "description": value(f"texts.{language}"),
            "telephone": value("contacts.general_phone"),
            "email": value("contacts.general_email"),
            "address": _known(
                {
                    "@type": "PostalAddress",
                    "streetAddress": value("address.street"),
                    "addressRegion": value("address.quarter"),
                    "addressLocality": value("address.city"),
                    "postalCode": value("address.postal_code"),
                    "addressCountry": value("address.country"),
                }
            ),
            "geo": {"@type": "GeoCoordinates", "latitude": door[0], "longitude": door[1]}
            if isinstance(door, list)
            else None,
            "starRating": _with("Rating", "ratingValue", value("identity.stars")),
            "checkinTime": value("policies.check_in"),
            "checkoutTime": value("policies.check_out"),
            "currenciesAccepted": value("rates.currency"),
            "numberOfRooms": sum(kind.units or 0 for kind in sold(package.house)) or None,
            "availableLanguage": value("facilities.languages"),
            "amenityFeature": _features(value("facilities.house"), language),
            "containsPlace": [_room(package, kind, language) for kind in sold(package.house)],
        }
    )


def _room(package: Package, kind: RoomType, language: Language) -> dict[str, Any]:
    def value(name: str) -> Any:
        return package.value(f"rooms.{kind.code}.{name}")

    return _known(
        {
            "@type": ["HotelRoom", "Product"],
            "@id": f"#{package.house.id}-{kind.code}",
            "name": value(f"name_{language}") or value("name_fr"),
            "description": value(f"text_{language}"),
            "occupancy": _quantity(value("max_occupancy"), PIECES, "maxValue"),
            "floorSize": _quantity(value("size_m2"), SQUARE_METRES, "value"),
            "bed": [
                {"@type": "BedDetails", "numberOfBeds": count, "typeOfBed": bed}
                for bed, count in Counter(value("beds") or ()).items()
            ],
            "smokingAllowed": value("smoking"),
            "amenityFeature": _features(value("amenities"), language),
            "offers": _offer(value("base_rate"), package.value("rates.currency")),
        }
    )


def _offer(price: Any, currency: Any) -> dict[str, Any] | None:
    if price is None or currency is None:
        return None
    return {
        "@type": "Offer",
        "businessFunction": LEASE_OUT,
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "price": price,
            "priceCurrency": currency,
            "unitCode": DAY,
        },
    }


def _features(codes: Any, language: Language) -> list[dict[str, Any]]:
    return [
        {"@type": "LocationFeatureSpecification", "name": facility_name(str(code), language), "value": True}
        for code in codes or ()
    ]


def _quantity(number: Any, unit: str, name: str) -> dict[str, Any] | None:
    return None if number is None else {"@type": "QuantitativeValue", name: number, "unitCode": unit}


def _with(kind: str, name: str, value: Any) -> dict[str, Any] | None:
    return None if value is None else {"@type": kind, name: value}


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty; a thing that is nothing but its type is empty too."""
    kept = {name: value for name, value in fields.items() if value not in (None, [], {})}
    return {} if set(kept) == {"@type"} else kept
