"""Four times as many requests as there are connections, at once: all of them are answered, none with a fault of ours."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from fastapi.testclient import TestClient
from httpx2 import Response
from tests.conducted import Conducted

from plumbline.identity.roles import Role
from plumbline.settings import Settings

ROUNDS = 3


def test_four_times_the_pool_at_once_and_none_fails(conducted: Conducted, settings: Settings, served: TestClient) -> None:
    callers = 4 * settings.pool_size
    coordinator, lead = conducted.by(Role.INSPECTION_COORDINATOR), conducted.by(Role.LEAD_INSPECTOR)
    readers, writer = [coordinator.token, lead.token], coordinator.token
    together = Barrier(callers)
    addresses = [f"/api/v1{conducted.path}{place}" for place in ("", "/timetable", "/tasks", "/self-evaluation", "/members")]

    def call(number: int) -> list[Response]:
        together.wait(timeout=60)
        answers = []
        for turn in range(ROUNDS):
            if (number + turn) % 4 == 0:
                body = {"title": f"Item {number} of turn {turn}"}
                answers.append(served.post(f"/api/v1{conducted.path}/evidence", json=body, headers={"Authorization": f"Bearer {writer}"}))
            else:
                token = readers[number % 2]
                answers.append(served.get(addresses[number % len(addresses)], headers={"Authorization": f"Bearer {token}"}))
        return answers

    with ThreadPoolExecutor(callers) as pool:
        answers = [answer for answered in pool.map(call, range(callers)) for answer in answered]
    assert len(answers) == callers * ROUNDS
    assert [(answer.status_code, answer.text[:200]) for answer in answers if answer.status_code not in {200, 201}] == []
    numbers = [item["reference"] for item in coordinator.get(f"{conducted.path}/evidence?limit=200").json()["items"]]
    assert len(numbers) == len(set(numbers)) == sum(answer.status_code == 201 for answer in answers)
