"""What the tests of the commands share."""

import re
from collections.abc import Iterator

import pytest

from plumbline.operations import embedded


@pytest.fixture
def second_database(postgres: embedded.EmbeddedPostgres, worker_id: str) -> Iterator[str]:
    """An empty database beside the worker's own; named after the worker, since all of them share the server."""
    name = f"plumbline_second_{re.sub('[^a-z0-9]', '', worker_id)}"
    postgres.drop_database(name)
    postgres.create_database(name)
    yield name
    postgres.drop_database(name)
