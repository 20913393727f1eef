"""The import of many items, over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request

from plumbline.evidence import importing
from plumbline.evidence.refusals import EvidenceClosed, FileRefused, ImportRefused, ManifestRefused, UploadBrokenOff
from plumbline.evidence.schema import EvidenceImportView
from plumbline.identity.current import NEEDS_TOKEN
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PayloadTooLarge, StorageFull
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router, streams

router = feature_router("/inspections/{inspection_id}/evidence/imports", "evidence")


@router.post(
    "",
    status_code=201,
    dependencies=NEEDS_TOKEN,
    response_model=EvidenceImportView,
    responses={
        200: {"model": EvidenceImportView, "description": "What the import would do (`dry_run`)."},
        **problems(
            NotFound,
            Forbidden,
            InvalidRequest,
            ManifestRefused,
            FileRefused,
            ImportRefused,
            PayloadTooLarge,
            EvidenceClosed,
            UploadBrokenOff,
            StorageFull,
        ),
    },
    openapi_extra={"requestBody": {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}, "required": True}},
)
@streams
async def import_evidence(
    request: Request,
    inspection_id: UUID,
    dry_run: Annotated[bool, Query(description="Check every row and import nothing.")] = False,  # noqa: FBT002 (a query flag)
) -> EvidenceImportView:
    """Import many items from one zip: its files, and a `manifest.csv` with a row for each item.

    The columns are `file, title, kind, address, description, source_type, evidence_on, period, nature, indicators,
    considerations, sensitivity`; several codes are parted by spaces. All rows are imported together, or none. The import
    counts as begun when the request does. Council writers; up to 2 GiB.
    """
    return await importing.receive_import(request, inspection_id, dry_run=dry_run)  # type: ignore[return-value]
