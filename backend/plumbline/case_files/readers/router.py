"""The HTTP face of readers and their training."""

from uuid import UUID

from plumbline.case_files.readers import service, training
from plumbline.case_files.readers.schema import (
    CaseReaderChange,
    CaseReaderRow,
    CaseReaderSubmission,
    CaseReaderView,
    ReaderGroupView,
    TrainingEventSubmission,
    TrainingEventView,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}", "case readers")

CHANGED = (NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, InspectionClosed)


@router.get("/case-reader-group", responses=problems(NotFound))
def read_reader_group(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> ReaderGroupView:
    """Read whether the group has both kinds of local reader that the guidance asks for, and who is not trained yet."""
    return service.read_reader_group(session, principal, inspection_id)


@router.get("/case-readers", responses=problems(NotFound))
def list_case_readers(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[CaseReaderRow]:
    """List who reads case records, of both sides; a local reader finds themselves."""
    return service.list_case_readers(session, principal, inspection_id, page)


@router.post(
    "/case-readers", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, service.AlreadyReader, InspectionClosed)
)
def name_case_reader(
    inspection_id: UUID, given: CaseReaderSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CaseReaderView:
    """Name a reader of your own side. A local file reader is in the group from their appointment on."""
    return service.name_case_reader(session, principal, inspection_id, given, now)


@router.get("/case-readers/{reader_id}", responses=problems(NotFound))
def read_case_reader(inspection_id: UUID, reader_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> CaseReaderView:
    """Read one reader: what they bring along and the training they took."""
    return service.read_case_reader(session, principal, inspection_id, reader_id)


@router.patch("/case-readers/{reader_id}", responses=problems(*CHANGED))
def change_case_reader(
    inspection_id: UUID,
    reader_id: UUID,
    change: CaseReaderChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> CaseReaderView:
    """Record what a reader brings along, and the codes of those whose cases they must not be given. What is not sent stays."""
    return service.change_case_reader(session, principal, inspection_id, reader_id, change, precondition, now)


@router.delete("/case-readers/{reader_id}", status_code=204, responses=problems(*CHANGED))
def remove_case_reader(
    inspection_id: UUID, reader_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take somebody out of the group; their role in the inspection stays as it is."""
    return service.remove_case_reader(session, principal, inspection_id, reader_id, precondition, now)


@router.get("/training-events", responses=problems(NotFound))
def list_training_events(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[TrainingEventView]:
    """List the days on which readers are taught the template, with who came."""
    return training.list_training_events(session, principal, inspection_id, page)


@router.post("/training-events", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, InspectionClosed))
def add_training_event(
    inspection_id: UUID, given: TrainingEventSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> TrainingEventView:
    """Set a day of training; readers of both sides are told."""
    return training.add_training_event(session, principal, inspection_id, given, now)


@router.get("/training-events/{event_id}", responses=problems(NotFound))
def read_training_event(inspection_id: UUID, event_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> TrainingEventView:
    """Read one day of training."""
    return training.read_training_event(session, principal, inspection_id, event_id)


@router.put("/training-events/{event_id}", responses=problems(*CHANGED))
def change_training_event(
    inspection_id: UUID,
    event_id: UUID,
    given: TrainingEventSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> TrainingEventView:
    """Put a day of training as it now is, with who came to it."""
    return training.change_training_event(session, principal, inspection_id, event_id, given, precondition, now)


@router.delete("/training-events/{event_id}", status_code=204, responses=problems(*CHANGED))
def remove_training_event(
    inspection_id: UUID, event_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take back a day of training; who came to it is then not trained by it."""
    return training.remove_training_event(session, principal, inspection_id, event_id, precondition, now)
