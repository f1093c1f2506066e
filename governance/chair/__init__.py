"""Who answers a message, and why he?"""

from governance.chair.routing import By, Classify, Route, route

__all__ = ["By", "Classify", "Route", "route"]
