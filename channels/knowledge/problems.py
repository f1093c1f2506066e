"""How does a reader say that a file cannot be read?"""


class Unreadable(Exception):
    """One word for the reason: "password", "too_large", "damaged", "no_text", "unsafe"."""
