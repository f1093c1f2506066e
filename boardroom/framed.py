"""How does what is shown get the page around it: the views, where one is, what the last deed left to say?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import said, waiting
from boardroom.table import all_views
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.consent.rights import may


def open_to(visit: Visit) -> list[View]:
    """The views that this visitor may look at."""
    return [one for one in all_views() if may(visit.visitor.member.role, one.right)]


def framed(visit: Visit, here: View, found: Shown) -> Response:
    """The whole page, as seen from one of its views."""
    values = {"views": open_to(visit), "here": here, "said": waiting(visit), **found.values}
    response = visit.page(found.template, values, found.status)
    said(visit, response)
    return response
