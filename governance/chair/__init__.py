"""Who answers a message, and why he?"""

from governance.chair.heard import heard
from governance.chair.naming import named
from governance.chair.routing import By, Classify, Route, route

__all__ = ["By", "Classify", "Route", "heard", "named", "route"]
