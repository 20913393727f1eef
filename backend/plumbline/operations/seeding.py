"""The demonstration, in an installation where nobody has an account yet."""

from plumbline.demonstration.seed import seed_demonstration
from plumbline.kernel.database import Database
from plumbline.kernel.problems import Problem
from plumbline.kernel.storage import Storage
from plumbline.operations.installation import storage_location
from plumbline.operations.trouble import Trouble
from plumbline.settings import Settings


def seed(settings: Settings) -> int:
    """Make the demonstration; gives how many people can sign in, none where there was somebody already."""
    database = Database(settings)
    try:
        return len(seed_demonstration(database, Storage.at(storage_location(settings)), settings.home))
    except Problem as problem:
        raise Trouble(f"{problem.title}. {problem.detail}") from None
    finally:
        database.dispose()
