"""The application: the one place that knows every feature. Collects their rules and routers and fills the registries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import APIRouter, FastAPI

from plumbline.identity import model as identity_model
from plumbline.identity.authentication import Authentication
from plumbline.identity.current import authenticate
from plumbline.identity.tokens import TokenKeys
from plumbline.kernel import idempotency, ledger, read_log
from plumbline.kernel.database import Base, Database
from plumbline.kernel.web.admission import SPARE_THREADS, Admission
from plumbline.settings import Settings

METADATA = Base.metadata
BASE = "/api/v1"


def create_app(settings: Settings) -> FastAPI:
    """Build the service. Raises ValueError where two features claim one operation, and at weak keys in production."""
    app = FastAPI(title="Plumbline", version="1.0.0", lifespan=_lifespan, openapi_url="/openapi.json", docs_url=None, redoc_url=None)
    keys = TokenKeys.load_or_create(settings.home / "keys", issuer=settings.public_origin)
    app.state.settings = settings
    app.state.database = Database(settings)
    app.state.authentication = Authentication(keys, settings.production)
    app.state.authenticate = authenticate
    app.state.admission = Admission(settings.pool_size)
    app.state.cursor_key = settings.derived_key("cursors")
    api = APIRouter(prefix=BASE)
    app.include_router(api)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.settings.pool_size + SPARE_THREADS
    yield
    app.state.database.dispose()
