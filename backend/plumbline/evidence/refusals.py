"""Why evidence is not taken, changed or given."""

from plumbline.kernel.problems import FieldError, Problem


class FileRefused(Problem):
    """The file is of a kind that is not taken, or is not what it says it is; the detail says what to do about it."""

    status, title = 422, "The file cannot be taken"
    example = "Programs and scripts are not taken as evidence."
    advice = (
        "The detail says what to change. Save the file again in the way it names and upload the new copy; nothing was kept of this one."
    )

    def __init__(self, cure: str, code: str) -> None:
        super().__init__(cure, errors=[FieldError(pointer="", code=code, detail=cure)])


class EvidenceSubmitted(Problem):
    status, title = 409, "The evidence was submitted"
    example = "What was submitted stays as it was."
    advice = "Upload a new version or a new item and submit it as supplementary material, or withdraw this one with a reason."


class EvidenceNotSubmitted(Problem):
    status, title = 409, "The evidence was not submitted yet"
    example = "It can still be deleted."
    advice = "Until the self-evaluation is submitted, evidence can be changed or deleted; it goes in with the self-evaluation."


class EvidenceWithdrawn(Problem):
    status, title = 409, "The evidence was withdrawn"
    example = "It was withdrawn and cannot be changed any more."
    advice = "Bring the document again as a new item if it is to count after all."


class EvidenceCited(Problem):
    status, title = 409, "The evidence is cited"
    example = "The self-evaluation cites it."
    advice = "Take the citation out of the text first; then the evidence can be deleted."


class EvidenceWithoutFile(Problem):
    status, title = 409, "The evidence is not a file"
    example = "Links and pointers have no content."
    advice = "Add a new item of kind file and upload the document to it."


class FileNotReadable(Problem):
    status, title = 409, "The file cannot be opened"
    example = "The file is still being checked for malware."
    advice = "A file opens when it is found clean of malware. One with a password or with malware has to be brought again without."


class EvidenceClosed(Problem):
    status, title = 409, "No evidence can be added any more"
    example = "The inspection is closed."
    advice = "The inspection is over. Write to the lead inspector if something still has to be put on record."


class UploadOffsetMismatch(Problem):
    status, title = 409, "The upload stands at another place"
    example = "The upload stands at byte 8388608."
    advice = "Ask with HEAD how much has arrived (Upload-Offset) and go on from there."


class TusVersion(Problem):
    status, title = 412, "Another version of the upload protocol"
    advice = "Send the header Tus-Resumable: 1.0.0 with every request to /api/v1/uploads."

    def __init__(self) -> None:
        super().__init__("This service speaks tus 1.0.0.", headers={"Tus-Version": "1.0.0"})


class UploadBrokenOff(Problem):
    status, title = 400, "The upload broke off"
    example = "The connection ended before the file did."
    advice = "Send the file again. Large files go in parts to /api/v1/uploads, where what has arrived stays."


class ManifestRefused(Problem):
    """The zip has no table that can be read, so that there are no rows to speak of."""

    status, title = 422, "The table in the zip cannot be read"
    example = "There is no manifest.csv in the zip."
    advice = "Put a file manifest.csv into the zip, with the headings of the example, one row for each item. Nothing was kept."

    def __init__(self, cure: str, code: str) -> None:
        super().__init__(cure, errors=[FieldError("/manifest", code, cure)])


class ImportRefused(Problem):
    """All rows or none: half an import would have to be sorted out by hand."""

    status, title = 422, "Nothing was imported"
    example = "3 rows have to be put right."
    advice = (
        "Each entry under errors names the row of the table and the column, and says what to write. Send the zip with ?dry_run=true to "
        "check it without importing anything. All rows are imported together, or none."
    )
