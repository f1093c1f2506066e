"""What do Airbnb, Booking.com and Vrbo serve as calendars, well and badly?

feeds = SimulatedFeeds(now=clock)
feed = feeds.open("airbnb", "airbnb-suite-3f9a")
number = feed.take(first, departure)                  # a stay; kind="block" closes nights
feeds.fail("html")                                    # the next answer of any feed
served(application(feeds)) -> base_url + feed.path
"""

from channels.simulated.ical.app import SimulatedFeeds, application
from channels.simulated.ical.calendars import SimulatedFeed, Taken

__all__ = ["SimulatedFeed", "SimulatedFeeds", "Taken", "application"]
