"""What does the owner read at nine, and at once when a booking moves?"""

from governance.day.brief.as_json import brief_json
from governance.day.brief.composed import Brief
from governance.day.brief.writing import compose

__all__ = ["Brief", "brief_json", "compose"]
