"""If-Match as a parameter of a router function."""

from typing import Annotated

from fastapi import Depends, Header

from plumbline.kernel.etags import IfMatch


def _if_match(if_match: Annotated[str | None, Header(description="The ETag you read.", max_length=2000)] = None) -> IfMatch:
    return IfMatch(if_match)


IfMatchDep = Annotated[IfMatch, Depends(_if_match)]
