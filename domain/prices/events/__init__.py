"""What moves demand in Marrakech, and on which dates?"""

from domain.prices.events.demand import DemandCalendar, marrakech
from domain.prices.events.event import Event, Kind

__all__ = ["DemandCalendar", "Event", "Kind", "marrakech"]
