"""One request, one transaction: opened here, ended here."""

from collections.abc import Callable, Generator
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from plumbline.kernel import idempotency, transaction
from plumbline.kernel.database import Database
from plumbline.kernel.problems import RecordedProblem

Result = TypeVar("Result")


def open_session(request: Request) -> Generator[Session, None, None]:
    """Open the request's session; commit when the handler's answer is made, before it is sent.

    A Problem rolls everything back, except a RecordedProblem (a failed sign-in, a used code), which is kept and raised.
    """
    database: Database = request.app.state.database
    with database.sessions() as session:
        try:
            yield session
        except RecordedProblem:
            transaction.complete(session)
            raise
        _keep_answer(session, request)
        transaction.complete(session)


def _keep_answer(session: Session, request: Request) -> None:
    attempt: idempotency.Attempt | None = getattr(request.state, "attempt", None)
    answer = getattr(request.state, "answer", None)
    if attempt is None or answer is None or getattr(request.state, "replayed", False):
        return
    headers = {name: answer.headers[name] for name in ("etag", "location", "content-type") if name in answer.headers}
    body = None if getattr(request.state, "secret_shown", False) else bytes(answer.body)
    idempotency.keep(session, attempt, answer.status_code, headers, body, request.state.now)


SessionDep = Annotated[Session, Depends(open_session, scope="function")]
"""With the default scope FastAPI would send 201 before a commit that then fails."""


async def in_transaction(request: Request, work: Callable[[Session, Any, Any], Result]) -> Result:
    """Run `work(session, principal, now)` in a thread as one admitted, authenticated transaction.

    For handlers that stream a body and must not hold a connection meanwhile. Raises what authentication or `work` raise.
    """

    def run() -> Result:
        opened = open_session(request)
        session = next(opened)
        try:
            principal, now = request.app.state.authenticate(request, session)
            result = work(session, principal, now)
        except BaseException as failure:
            opened.throw(failure)
            raise
        for _ in opened:
            raise RuntimeError("a session is opened once")
        return result

    async with request.app.state.admission.place():
        return await run_in_threadpool(run)
