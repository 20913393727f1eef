"""Each operation, each caller, over HTTP, at the two edges of its gate; nothing that is tried here is kept."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy.orm import Session
from tests.authz.calls import UUID_OF, Operation, all_operations
from tests.authz.visibility import ATTENDED, Line, visibility
from tests.authz.world import LEADERS, World, agree_publication, embargo, issue, notify, populate, publish, release_sample, share, submit
from tests.conducted import conduct
from tests.people import Cast, mint

from plumbline.identity.authentication import BROWSER
from plumbline.identity.roles import Role
from plumbline.kernel import transaction
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session

NOWHERE = "6f1f8f7e-8f0e-4d57-9a53-0a6f0c9f3c11"
# The world's evaluations are approved from the start.
EARLY = {"notified", "approved"}
LATE = {"notified", "submitted", "approved", "shared", "sampled", "issued", "embargoed", "published"}
At = Callable[[datetime], datetime]
# Whose the things of the world are; for everybody else they are another's, and 404 unless a second table says that they are seen.
OWNERS = {
    **dict.fromkeys(("change_comment", "withdraw_comment", "widen_comment"), "inspection_coordinator"),
    **dict.fromkeys(("read_comment", "list_comment_history", "resolve_comment"), "contributor"),
    **dict.fromkeys(("list_changes", "read_stage"), "contributor local_file_reader"),
    # The world's question is the inspectorate's: it asks, the council answers.
    **dict.fromkeys(
        ("change_question", "close_question", "reopen_question"), "lead_inspector inspection_team analyst strategic_support_officer"
    ),
    "withdraw_question": "lead_inspector inspection_team analyst strategic_support_officer",
    "answer_question": "inspection_coordinator chief_social_work_officer chief_executive",
    "pass_on_question": "inspection_coordinator",
    # Ticked by those who keep the inspectorate's column.
    **dict.fromkeys(("mark_task_done", "undo_task"), "lead_inspector strategic_support_officer"),
    "read_case_reader": "local_file_reader",
    **dict.fromkeys(("read_format_request", "change_format_request"), "inspection_coordinator"),
    **dict.fromkeys(("mark_notification",), "inspection_coordinator"),
    **dict.fromkeys(("read_upload", "continue_upload", "end_upload"), "inspection_coordinator"),
    **dict.fromkeys(("get_organisation_invitation", "withdraw_organisation_invitation"), "council_administrator"),
    **dict.fromkeys(("get_invitation", "withdraw_invitation", "get_member", "end_membership"), "council_administrator"),
    **dict.fromkeys(("get_account", "deactivate_account", "reactivate_account"), "council_administrator"),
    **dict.fromkeys(("make_password_link", "reset_one_time_codes", "end_sessions_of_account"), "council_administrator"),
    **dict.fromkeys(("get_api_client", "change_api_client", "revoke_api_client"), "council_administrator"),
    **dict.fromkeys(("make_api_client_secret", "revoke_api_client_secret"), "council_administrator"),
}
QUESTION_ACTS = ("answer_question", "pass_on_question", "change_question", "close_question", "reopen_question", "withdraw_question")
SEEN_THOUGH_ANOTHERS = dict.fromkeys(
    ("change_comment", "withdraw_comment", "widen_comment", "mark_task_done", "undo_task", *QUESTION_ACTS), 403
)
UPLOADS = {"read_upload", "continue_upload", "end_upload"}  # gone two days after the last byte
SEE_THEIR_OWN_TASKS = {"contributor", "local_file_reader"}
# The role gets past; who appoints whom and who moves which stage is a table of its own, with tests of its own.
DECIDED_FURTHER = {
    "invite",
    "add_member",
    "end_membership",
    "withdraw_invitation",
    "change_stage",
    "change_case_reader",
    "remove_case_reader",
}


@pytest.fixture
def operations(app: FastAPI) -> dict[str, Operation]:
    return all_operations(app.openapi())


@pytest.fixture
def nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, every transaction ends in a rollback, so that one world serves every caller."""

    def forget(session: Session) -> None:
        session.flush()
        session.rollback()

    return lambda: monkeypatch.setattr(transaction, "complete", forget)


def expected(line: Line, role: str, happened: set[str]) -> int | None:
    """Give the refusal that the oracle calls for, or None where the caller gets past authorisation."""
    cell = line.cells[role]
    if cell.verdict == "never":
        return 404
    if line.operation in UPLOADS and happened >= LATE:
        return 404
    if cell.condition == "own" and role not in OWNERS.get(line.operation, "").split():
        hidden = line.operation in {"mark_task_done", "undo_task", "answer_question"} and role in SEE_THEIR_OWN_TASKS
        return None if line.closed == 200 else 404 if hidden else SEEN_THOUGH_ANOTHERS.get(line.operation, 404)
    if cell.condition not in {"", "own"} and cell.condition not in happened:
        return None if line.closed == 200 else line.closed
    return cell.rule_refuses_with


def differs(answer: Response, wanted: int | None) -> bool:
    return answer.status_code in {401, 403, 404} or answer.status_code >= 500 if wanted is None else answer.status_code != wanted


def surprises(world: World, served: TestClient, operations: dict[str, Operation], happened: set[str], roles: list[str]) -> Iterator[str]:
    tokens = {role: world.people[role].token for role in roles}
    for name, line in visibility().items():
        for role in roles:
            answer, wanted = operations[name].send(served, tokens[role], world.ids), expected(line, role, happened)
            if "notified" not in happened and "{inspection_id}" in operations[name].template:
                wanted = 404
            if differs(answer, wanted) and not (wanted is None and answer.status_code == 403 and name in DECIDED_FURTHER):
                yield f"{name} as {role}: {answer.status_code}, not {wanted or 'let past'} {answer.text[:120] if answer.status_code != 404 else ''}"


@pytest.fixture
def world(cast: Cast, at: At) -> World:
    return populate(cast, at)


def test_everybody_at_everything_in_week_10(
    world: World, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None]
) -> None:
    notify(world)
    nothing_is_kept()
    refuse(list(surprises(world, served, operations, EARLY, list(world.people))))


def test_everybody_at_everything_after_publication(
    world: World, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None]
) -> None:
    notify(world)
    submit(world)
    world.conducted.week(19)
    share(world)
    release_sample(world)
    issue(world)
    embargo(world, *LEADERS)
    agree_publication(world)
    publish(world)
    nothing_is_kept()
    refuse(list(surprises(world, served, operations, LATE, list(world.people))))


def test_before_the_letter_the_councils_administrator_finds_nothing(
    world: World, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None]
) -> None:
    """R32: the council is told by the letter, and by nothing else."""
    nothing_is_kept()
    refuse(list(surprises(world, served, operations, set(), [Role.COUNCIL_ADMINISTRATOR.value])))


def refuse(found: list[str]) -> None:
    assert not found, f"{len(found)}:\n" + "\n".join(found)


def alike(one: Response, other: Response) -> bool:
    """Whether two answers cannot be told apart but by the id of the request."""
    first, second = (answer.text.replace(answer.headers["x-request-id"], "") for answer in (one, other))
    return (one.status_code, first, sorted(one.headers)) == (other.status_code, second, sorted(other.headers))


def names_a_thing(operation: Operation) -> bool:
    """Whether its address names something inside the inspection by an id that could be guessed."""
    return any(f"{{{name}}}" in operation.template for name in UUID_OF if name != "inspection_id")


def test_not_yours_and_not_there_are_the_same_bytes(
    world: World, cast: Cast, at: At, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None]
) -> None:
    notify(world)
    other = conduct(cast, at, "B")
    people = [other.by(role) for role in (Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR)]
    people += [cast.person(Role.COUNCIL_ADMINISTRATOR, council="B")]
    tokens = [person.token for person in people]
    nothing_is_kept()
    named = {name: value for name, value in world.ids.items() if len(value) == len(NOWHERE)}
    theirs, nobodys = world.ids, world.ids | dict.fromkeys(named, NOWHERE)
    mixed, mixed_nobodys = theirs | {"inspection": other.id}, nobodys | {"inspection": other.id}
    told_apart = [
        f"{name} as {person.name}: {one.status_code} {one.text[:100]} | {another.status_code} {another.text[:100]}"
        for name, operation in operations.items()
        if "{" in operation.template and name in visibility()
        for person, token in zip(people, tokens, strict=True)
        for foreign, unknown in ((theirs, nobodys), *([(mixed, mixed_nobodys)] if names_a_thing(operation) else []))
        if not alike(one := operation.send(served, token, foreign), another := operation.send(served, token, unknown))
    ]
    refuse(told_apart)


def test_without_a_valid_token_everything_guarded_is_401(
    world: World, app: FastAPI, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None]
) -> None:
    lead = world.by(Role.LEAD_INSPECTOR)
    gone = world.conducted.cast.person(Role.INSPECTION_TEAM, world.ids["inspection"])
    late = gone.token
    with system_session(app.state.database) as session:
        now = read_now(session, production=False)
        session.connection().exec_driver_sql("update sign_in_session set ended_at = now() where id = %s", (gone.session_id,))
    expired = mint(app, sub=lead.id, sid=lead.session_id, client_id=BROWSER, scope="", now=now - timedelta(minutes=11))
    nothing_is_kept()
    # Nothing is released yet at this point: any well-formed id stands for a release.
    ids = {"release": str(uuid4()), **world.ids}
    for token in (None, expired, late, lead.token[:-4] + "AAAA"):
        answers = {name: operations[name].send(served, token, ids) for name in visibility()}
        let_in = {name: (str(answer.url), answer.text) for name, answer in answers.items() if answer.status_code != 401}
        assert let_in == {}, token


@pytest.mark.parametrize("role", [Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR])
def test_a_machine_gets_no_further_than_its_scopes(
    world: World, served: TestClient, operations: dict[str, Operation], nothing_is_kept: Callable[[], None], role: Role
) -> None:
    notify(world)
    every_scope = " ".join(sorted({line.scope for line in visibility().values()}))
    bare, full = (world.conducted.cast.machine(role, world.ids["inspection"], scopes).token for scopes in ("", every_scope))
    nothing_is_kept()
    wrong = []
    for name, line in visibility().items():
        open_to_role = line.cells[role.value].verdict in {"sees", "acts"} and line.cells[role.value].condition in {"", *EARLY}
        if not open_to_role:
            continue
        without = operations[name].send(served, bare, world.ids, **{"Idempotency-Key": NOWHERE})
        if without.status_code not in {403, 404}:
            wrong.append(f"{name} without scopes: {without.status_code}")
        attended = line.scope in ATTENDED
        if attended and operations[name].send(served, full, world.ids, **{"Idempotency-Key": NOWHERE}).status_code not in {403, 404}:
            wrong.append(f"{name} with {line.scope}, which no machine holds")
    refuse(wrong)
