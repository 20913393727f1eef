"""The one way in which a document is written down for hashing."""

import hashlib
import json
from collections.abc import Mapping


def digest(document: Mapping[str, object]) -> str:
    """SHA-256 in hexadecimal over the document as JSON with sorted members, no spaces, in UTF-8.

    Over the document as it was published and never over the model, so that a member added to the model later does not
    change the hash of what an inspection pinned.
    """
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
