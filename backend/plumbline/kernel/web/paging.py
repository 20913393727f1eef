"""The parameters of a list."""

from typing import Annotated

from fastapi import Depends, Query, Request

from plumbline.kernel.paging import LIMIT, MOST, PageRequest


def _page_request(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many rows at most.")] = LIMIT,
    cursor: Annotated[str | None, Query(max_length=1000, description="`next_cursor` of the page before.")] = None,
    count: Annotated[bool, Query(description="Count what you may see, up to 1,001.")] = False,  # noqa: FBT002 (a query flag)
) -> PageRequest:
    holder = getattr(request.state, "holder", None)
    return PageRequest(limit=limit, cursor=cursor, count=count, key=request.app.state.cursor_key, holder=str(holder))


PageDep = Annotated[PageRequest, Depends(_page_request)]
"""Stands after CurrentPrincipal in a signature: the cursor is bound to the caller found there."""
