"""Is this a telephone number or an address that somebody could be reached at?

The plans of all countries' numbers are long, and few commands ask: they are loaded by the first question.
"""

from __future__ import annotations


def phone_number(said: str, region: str | None = None) -> str | None:
    """The number as +212524431234; None where it exists in no country's plan. `region`: whose, without a +."""
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(said, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mail_address(said: str) -> str | None:
    """The address in its usual spelling; None where no mail could go to it."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        return validate_email(said, check_deliverability=False).normalized
    except EmailNotValidError:
        return None
