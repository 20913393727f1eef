"""Who is told what waits for them: everybody, of their own. Pure."""

from plumbline.identity.roles import ADMINISTRATORS, EVERY_ROLE
from plumbline.identity.rules import Rule

RULES = {
    "read_waiting": Rule(roles=EVERY_ROLE | ADMINISTRATORS, scope="timetable:read", gate="Questions only with `questions:read` as well.")
}
