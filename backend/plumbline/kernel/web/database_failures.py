"""What a failure of the database means to the caller, by SQLSTATE (PostgreSQL, appendix A)."""

from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from plumbline.kernel.problems import Conflict, FieldError, InternalError, InvalidRequest, NotFound, Problem, StorageFull, Unavailable

INSUFFICIENT_PRIVILEGE: Final = "42501"
DISK_FULL: Final = "53100"
# serialisation failure, deadlock, lock not available: the same request succeeds a moment later
CROSSED: Final = frozenset({"40001", "40P01", "55P03"})
# statement cancelled by its time limit; connection, resource and shutdown classes
ABSENT: Final = ("57", "08", "53", "58")


def problem_of(failure: Exception) -> Problem:
    """Give the answer to a database error; InternalError for what can only be a fault of ours."""
    state: str = getattr(getattr(failure, "orig", None), "sqlstate", None) or ""
    if state == INSUFFICIENT_PRIVILEGE:
        return NotFound()
    if state == DISK_FULL or "No space left on device" in str(getattr(failure, "orig", "")):
        return StorageFull()
    if state in CROSSED:
        return Unavailable("Two requests crossed. Send this one again.", retry_after=1)
    if state.startswith(ABSENT) or isinstance(failure, PoolTimeout | OperationalError | InterfaceError):
        return Unavailable()
    if isinstance(failure, IntegrityError):
        return Conflict("Something that this depends on has changed, or the same thing exists already.")
    if isinstance(failure, DataError):
        return InvalidRequest("A value cannot be stored.", [FieldError("", "not_storable", "A value is outside what can be stored.")])
    if isinstance(failure, DBAPIError) and failure.connection_invalidated:
        return Unavailable()
    return InternalError()
