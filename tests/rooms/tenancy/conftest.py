"""A desk with its people, as the rooms of consent have it."""

from tests.rooms.consent.conftest import desk, sqlite_file

__all__ = ["desk", "sqlite_file"]
