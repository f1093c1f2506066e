"""How does HotelRunner's documented API behave, strictly, when it is ours to command?

It shares no code with the adapter: what it knows comes from the documentation alone.
"""

from channels.simulated.hotelrunner.app import application
from channels.simulated.hotelrunner.faults import Fault
from channels.simulated.hotelrunner.rooms import BookedRoom, Rate, simple_rooms
from channels.simulated.hotelrunner.state import SimulatedHotelRunner

__all__ = ["BookedRoom", "Fault", "Rate", "SimulatedHotelRunner", "application", "simple_rooms"]
