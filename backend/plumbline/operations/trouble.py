"""A reason not to go on that the person at the keyboard can act upon."""


class Trouble(Exception):  # noqa: N818 (shown to people, who are not told of exceptions)
    """Shown as it is, without a traceback."""
