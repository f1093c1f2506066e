"""What does an invented list of HotelRunner's panel look like, as somebody exports it?"""

from __future__ import annotations

from datetime import date, timedelta

HEADERS = (
    *("Status", "Room", "Channel", "Guest", "Confirmation Number", "Check-in", "Check-out", "Room Type"),
    *("Total", "Total Payment", "Inventory Type", "Confirmation", "Booking Date", "Country"),
)
NIGHTS = 2


def booking_list(first: int, room_type: str, arrival: date, today: date, currency: str) -> bytes:
    """Two bookings of that type with sample amounts, and a line that nobody can read; numbers from `first` on."""
    rows = [
        _row(first, "Nadia Sample", room_type, arrival, today, f"3,900.00 {currency}"),
        _row(
            first + 1,
            "Paul Sample",
            room_type,
            arrival + timedelta(days=NIGHTS),
            today,
            f"4,100.00 {currency}",
        ),
        _row(first + 2, "Ida Sample", room_type, arrival, today, "to be agreed"),
    ]
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADERS, *rows)).encode()


def _row(number: int, guest: str, room_type: str, arrival: date, today: date, total: str) -> tuple[str, ...]:
    departure = arrival + timedelta(days=NIGHTS)
    days = [f"{day:%m/%d/%Y}" for day in (arrival, departure, today)]
    return (
        *("Confirmed", "", "Expedia", guest, f"R{number:09}", days[0], days[1], room_type),
        *(total, "", "Room", "Confirmed", days[2], "FR"),
    )
