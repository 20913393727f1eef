"""${message}

Expand, migrate, contract: add what is new, let both versions of the code run, remove what is old in a later release.
Keep every step inside the one transaction; a long rewrite of a table belongs in a job.
"""

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
