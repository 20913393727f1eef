"""YAML without its surprises: a member given twice, an alias that unfolds without end or a tag is refused."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

LARGEST_FILE_BYTES = 2 * 1024 * 1024


class UnreadableFileError(Exception):
    """A file that cannot be read as YAML; the text says where and why."""


class _StrictLoader(yaml.SafeLoader):
    """PyYAML's safe loader, which silently keeps the last of two equal members, made to refuse them."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not used here; write the value out", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 (PyYAML's signature)
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(None, None, "the name of a member is text; put it in quotes", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key} is given twice; keep one of them", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> dict[str, Any]:
    """Read one file whose top level is a mapping. Raises UnreadableFileError."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UnreadableFileError(f"the file is larger than {LARGEST_FILE_BYTES // 1024} KiB; a method is text and needs far less")
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 (derives from SafeLoader)
    except OSError as error:
        raise UnreadableFileError(f"the file cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError("the file is not UTF-8; save it as UTF-8") from error
    except yaml.YAMLError as error:
        raise UnreadableFileError(_where_and_why(error)) from error
    except RecursionError as error:
        raise UnreadableFileError("the file is nested too deeply to be a method") from error
    if not isinstance(content, dict):
        raise UnreadableFileError("the file has to be a list of members, such as 'id: …' and 'title: …'")
    return content


def _where_and_why(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        return f"line {mark.line + 1}, column {mark.column + 1}: {error.problem}"
    return f"this is not YAML: {error}"
