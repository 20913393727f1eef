"""Who may search: everybody with a part in the inspection; what each finds follows from the kinds. Pure."""

from plumbline.identity.roles import EVERY_ROLE
from plumbline.identity.rules import Rule

RULES = {"search_inspection": Rule(roles=EVERY_ROLE, scope="inspections:read", gate="Finds what you may read where it stands.")}
