"""What is a role called?"""

from collections.abc import Mapping

from domain.consent.rights import Role
from domain.phrase import Phrase, say

ROLE_WORDS: Mapping[Role, Phrase] = {
    Role.OWNER: say("role.owner"),
    Role.OPERATOR: say("role.operator"),
    Role.ADVISOR: say("role.advisor"),
    Role.STAFF: say("role.staff"),
    Role.AGENT: say("role.agent"),
}
