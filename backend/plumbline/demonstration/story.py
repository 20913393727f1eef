"""One inspection as it is told: who acts, when a week of its plan is, and the ticks that everybody makes on the way."""

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.demonstration.people import Council
from plumbline.evidence.content import ReceivedFile, add_version
from plumbline.evidence.file_types import examine
from plumbline.evidence.schema import EvidenceAddition
from plumbline.evidence.service import add_evidence
from plumbline.identity.colleagues import principals_of
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.inspections.model import Inspection, State
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.storage import Storage
from plumbline.timetable import calendar
from plumbline.timetable.model import Task
from plumbline.timetable.planning import begins_on
from plumbline.timetable.reading import shifts_of
from plumbline.timetable.schema import TaskDone
from plumbline.timetable.tasks import mark_task_done

WHATEVER_STANDS = IfMatch("*")
"""Nobody else writes while the demonstration is made, so each act starts from what stands."""
DONE_BY_THEIR_OWN_ACT = frozenset({"self_evaluation_due", "draft_report_issued", "embargoed_copy_sent", "report_published"})
AFTERNOON = time(15)


@dataclass
class Story:
    """An inspection on its way. In one of `long_ago` the council said other things than it says today."""

    session: Session
    storage: Storage
    inspection: Inspection
    council: Council
    people: dict[Role, Account]
    long_ago: bool = False

    @property
    def id(self) -> UUID:
        """Its inspection's id."""
        return self.inspection.id

    def by(self, role: Role) -> Principal:
        """Give the person of that role as a caller, with the rights they have by now. Raises KeyError before they are named."""
        account = self.people[role].id
        return principals_of(self.session, self.id, [account])[account]

    def week(self, number: int, weekday: int, wall_time: str) -> datetime:
        """Give a moment of the plan as it stands by now; `weekday` 0 is Monday."""
        monday = begins_on(self.inspection.week_1_on, number, shifts_of(self.session, self.inspection))
        return calendar.instant_of(monday.fromordinal(monday.toordinal() + weekday), time.fromisoformat(wall_time))

    def tick_until(self, moment: datetime) -> None:
        """Let both parties mark what fell due by then, each in the afternoon of its day."""
        if self.inspection.state not in {State.ACTIVE, State.PUBLISHED}:
            return
        due = select(Task).where(Task.inspection_id == self.id, Task.done_on.is_(None), Task.due_at <= moment)
        for task in self.session.execute(due.order_by(Task.due_at, Task.position)).scalars().all():
            if task.milestone_code in DONE_BY_THEIR_OWN_ACT:
                continue
            day = calendar.local(task.due_at).date()
            keeper = Role.STRATEGIC_SUPPORT_OFFICER if task.party is Side.INSPECTORATE else Role.INSPECTION_COORDINATOR
            ticked_at = min(calendar.instant_of(day, AFTERNOON), moment)
            mark_task_done(self.session, self.by(keeper), self.id, task.code, TaskDone(done_on=day), ticked_at)

    def bring(self, role: Role, addition: EvidenceAddition, file_name: str, content: bytes, now: datetime) -> None:
        """Add an item of evidence with its file, as an upload would."""
        item = add_evidence(self.session, self.by(role), self.id, addition, now)
        verdict = examine(BytesIO(content), len(content), file_name, "")
        received = ReceivedFile(self.storage.keep_bytes(content), verdict, file_name, now)
        add_version(self.session, self.by(role), now, self.id, item.id, received, scanner="none")
