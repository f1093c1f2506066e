"""Who answers a message, and why he?"""

from governance.conversation.routing.heard import heard
from governance.conversation.routing.naming import named
from governance.conversation.routing.routing import By, Classify, Route, route

__all__ = ["By", "Classify", "Route", "heard", "named", "route"]
