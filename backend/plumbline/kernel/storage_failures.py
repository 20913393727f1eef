"""What the object store says when it fails, in the words of this product."""

from collections.abc import Iterator
from contextlib import contextmanager

from obstore.exceptions import BaseError

from plumbline.kernel.problems import StorageFull, Unavailable

# The store gives its failures as text; this is the one that a person can mend at once.
NO_SPACE = "No space left on device"


@contextmanager
def storage_failures() -> Iterator[None]:
    """Turn a failure of the store into StorageFull or Unavailable. A file that is not there stays FileNotFoundError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as failure:
        if NO_SPACE in str(failure):
            raise StorageFull from failure
        raise Unavailable("The file store does not answer. Nothing was kept; try again in a few seconds.") from failure
