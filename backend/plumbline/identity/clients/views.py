"""Machine clients as they are shown, with their secrets' dates and never the secrets."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.clients.schema import ApiClientView, SecretState, SecretView
from plumbline.identity.model import ApiClient, ApiClientInspection, ApiClientSecret


def views_of(session: Session, clients: Sequence[ApiClient], now: datetime) -> list[ApiClientView]:
    """Show clients that the caller was found to see, in two statements however many they are."""
    ids = [client.id for client in clients]
    kept = select(ApiClientSecret).where(ApiClientSecret.client_id.in_(ids)).order_by(ApiClientSecret.created_at)
    secrets = session.execute(kept).scalars().all()
    named = session.execute(select(ApiClientInspection).where(ApiClientInspection.client_id.in_(ids))).scalars().all()
    return [
        ApiClientView(
            id=client.id,
            name=client.name,
            role=client.role,
            scopes=client.scopes,
            inspection_ids=sorted(row.inspection_id for row in named if row.client_id == client.id),
            created_at=client.created_at,
            revoked_at=client.revoked_at,
            last_used_at=max(
                (secret.last_used_at for secret in secrets if secret.client_id == client.id and secret.last_used_at), default=None
            ),
            secrets=[secret_view(secret, now.date()) for secret in secrets if secret.client_id == client.id],
        )
        for client in clients
    ]


def secret_view(secret: ApiClientSecret, today: date) -> SecretView:
    """Show when a secret was made, used and ends."""
    expired = SecretState.LIVE if secret.expires_on > today else SecretState.EXPIRED
    return SecretView(
        id=secret.id,
        state=SecretState.REVOKED if secret.revoked_at else expired,
        created_at=secret.created_at,
        expires_on=secret.expires_on,
        revoked_at=secret.revoked_at,
        last_used_at=secret.last_used_at,
    )
