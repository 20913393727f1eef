"""Why a file is not taken."""

from plumbline.kernel.problems import FieldError, Problem


class FileRefused(Problem):
    """The file is of a kind that is not taken, or is not what it says it is; the detail says what to do about it."""

    status, title = 422, "The file cannot be taken"

    def __init__(self, cure: str, code: str) -> None:
        super().__init__(cure, errors=[FieldError(pointer="", code=code, detail=cure)])
