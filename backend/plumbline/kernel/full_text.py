"""Full text search by PostgreSQL's own means: what a row is found by is a generated column, kept by the database itself.

The column stands in the table and not in the mapped class: nobody reads or writes it, statements only compare with it.
"""

from typing import Final

from sqlalchemy import Column, ColumnElement, Computed, Index, cast, func
from sqlalchemy.dialects.postgresql import REGCONFIG, TSVECTOR

LANGUAGE: Final = "english"
WORDS: Final = "words"
HIDDEN: Final = {"exclude_properties": [WORDS]}
"""For `__mapper_args__` of a class whose table has the column."""

FUNCTIONS: Final = """
create function words_of(heavy text, light text) returns tsvector language sql immutable parallel safe as
$$ select setweight(to_tsvector('english', coalesce(heavy, '')), 'A') || setweight(to_tsvector('english', coalesce(light, '')), 'B') $$;
create function reference_of(prefix text, number integer) returns text language sql immutable parallel safe as
$$ select prefix || '-' || lpad(number::text, greatest(3, length(number::text)), '0') $$;
create function texts_in(content jsonb) returns text language sql immutable parallel safe as
$$ select coalesce(string_agg(piece, E'\\n'), '') from jsonb_array_elements_text(
     jsonb_path_query_array(content, 'strict $.**.text') || jsonb_path_query_array(content, '$.how_do_we_know')) as piece $$;
"""
"""`texts_in` gives what people wrote in a section, as it is kept and as it is frozen, and none of the codes between."""
DROP_FUNCTIONS: Final = "drop function texts_in(jsonb); drop function reference_of(text, integer); drop function words_of(text, text);"


def searched_by(expression: str) -> tuple[Column[str], Index]:
    """Give the generated column and its index for a table's `__table_args__`; the migration writes the same expression."""
    return Column(WORDS, TSVECTOR, Computed(expression, persisted=True)), Index(None, WORDS, postgresql_using="gin")


def query_of(typed: str) -> ColumnElement[str]:
    """Read what somebody typed: words, "phrases", or, -without. It cannot be wrong, only empty."""
    return func.websearch_to_tsquery(cast(LANGUAGE, REGCONFIG), typed)
