"""What moves demand in Marrakech, and on which dates?"""

from domain.calendar.demand import DemandCalendar, marrakech
from domain.calendar.event import Event, Kind

__all__ = ["DemandCalendar", "Event", "Kind", "marrakech"]
