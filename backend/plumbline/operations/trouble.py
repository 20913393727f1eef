"""A reason not to go on that the person at the keyboard can act upon."""


class Trouble(Exception):
    """Shown as it is, without a traceback."""
