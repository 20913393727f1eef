"""What the object store says when it fails, in the words of this product."""

from collections.abc import Iterator
from contextlib import contextmanager

from obstore.exceptions import BaseError

from plumbline.kernel.problems import Problem, StorageFull

# The store gives its failures as text; this is the one that a person can mend at once.
NO_SPACE = "No space left on device"


class StorageUnavailable(Problem):
    """The store did not answer, or not as it should."""

    status, title = 503, "The file store does not answer"


@contextmanager
def storage_failures() -> Iterator[None]:
    """Turn a failure of the store into StorageFull or StorageUnavailable. A file that is not there stays FileNotFoundError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as failure:
        if NO_SPACE in str(failure):
            raise StorageFull("Nothing was kept. Try again when the service says that there is room.") from failure
        raise StorageUnavailable("Nothing was kept. Try again in a few seconds.", headers={"Retry-After": "5"}) from failure
