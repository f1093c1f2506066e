"""What is a role called?"""

from collections.abc import Mapping

from domain.phrase import Phrase, say
from domain.rights import Role

ROLE_WORDS: Mapping[Role, Phrase] = {
    Role.OWNER: say("role.owner"),
    Role.OPERATOR: say("role.operator"),
    Role.ADVISOR: say("role.advisor"),
    Role.STAFF: say("role.staff"),
}
