"""Case data as a second matter of what both sides agree on, with its lawful basis and privacy notice (R156)."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

MATTERS = ("self_evaluation", "case_data")
ROUTES = ("structured_form", "own_format", "api", "upload")
BASIS = "(matter = 'case_data') = (lawful_basis is not null) and (matter = 'case_data') = (privacy_notice is not null)"


def hold(column: str, name: str, values: tuple[str, ...]) -> None:
    """Let a choice hold these values and no others."""
    op.drop_constraint(op.f(f"ck_agreement_{name}"), "agreement", type_="check")
    op.create_check_constraint(op.f(f"ck_agreement_{name}"), "agreement", sa.column(column).in_(values))


def upgrade() -> None:
    """Widen both choices; what stands is of the self-evaluation, which has neither basis nor notice."""
    op.execute("set local lock_timeout = '10s'")
    for name in ("lawful_basis", "privacy_notice"):
        op.add_column("agreement", sa.Column(name, sa.String(), nullable=True))
    hold("matter", "agreementmatter", MATTERS)
    hold("route", "route", ROUTES)
    op.create_check_constraint(op.f("ck_agreement_case_data_with_its_basis"), "agreement", BASIS)


def downgrade() -> None:
    """Forget what was agreed on case data, which the table could not hold before."""
    op.execute("set local plumbline.everything = 'on'")
    op.execute("delete from agreement where matter = 'case_data'")
    op.execute("set local plumbline.everything = 'off'")
    op.drop_constraint(op.f("ck_agreement_case_data_with_its_basis"), "agreement", type_="check")
    hold("matter", "agreementmatter", MATTERS[:1])
    hold("route", "route", ROUTES[:3])
    for name in ("privacy_notice", "lawful_basis"):
        op.drop_column("agreement", name)
