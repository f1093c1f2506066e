"""What does the owner read at nine, and at once when a booking moves?"""

from governance.brief.as_json import brief_json
from governance.brief.booking_messages import Change, booking_message
from governance.brief.composed import Brief
from governance.brief.writing import compose

__all__ = ["Brief", "Change", "booking_message", "brief_json", "compose"]
