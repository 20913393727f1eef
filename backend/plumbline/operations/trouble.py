"""A reason not to go on that the person at the keyboard can act upon."""


class Trouble(Exception):  # noqa: N818 - it is shown to people, and not every trouble is an error
    """Shown as it is, without a traceback."""
