"""What the house promises of its own code: small files, small functions, one place for what only one place may do."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import plumbline

SOURCE = Path(plumbline.__file__).parent
CHECKOUT = Path(__file__).resolve().parents[2]
FRONTEND = CHECKOUT / "frontend"
LONGEST_PYTHON, LONGEST_TYPESCRIPT, MOST_STATEMENTS = 300, 250, 40
GENERATED = FRONTEND / "src" / "api" / "schema.d.ts"
# Rules of the process and of signing in that open no session: read by people who check them against the guidance.
PURE = (
    "timetable/calendar.py",
    "timetable/stages.py",
    "identity/rules.py",
    "identity/roles.py",
    "identity/refresh.py",
    "identity/one_time_codes.py",
    "identity/passwords.py",
    "identity/client_secrets.py",
    "kernel/etags.py",
    "kernel/text.py",
    "kernel/cells.py",
    "case_files/lists/cells.py",
    "case_files/lists/delimited.py",
    "case_files/lists/workbooks.py",
    "case_files/lists/tables.py",
    "case_files/lists/headings.py",
    "case_files/lists/values.py",
    "case_files/lists/rules.py",
    "case_files/lists/identifiers.py",
    "case_files/lists/layout.py",
    "case_files/lists/checking.py",
    "case_files/lists/reporting.py",
    "case_files/lists/template.py",
    "case_files/lists/profile.py",
    "case_files/samples/sizes.py",
    "case_files/samples/allocation.py",
    "case_files/samples/drawing.py",
    "case_files/allocations/proposing.py",
    "case_files/analysis/shares.py",
    "case_files/analysis/agreement.py",
    "case_files/analysis/suppression.py",
)


@cache
def trees() -> dict[str, ast.Module]:
    return {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def statements(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def longer_than(most: int, files: Iterator[Path], root: Path) -> dict[str, int]:
    counted = {path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert counted
    return {name: lines for name, lines in counted.items() if lines > most}


@pytest.mark.parametrize("folder", ["backend/plumbline", "tests", "migrations"])
def test_no_python_file_is_longer_than_300_lines(folder: str) -> None:
    assert longer_than(LONGEST_PYTHON, (CHECKOUT / folder).rglob("*.py"), CHECKOUT) == {}


@pytest.mark.parametrize("folder", ["src", "e2e"])
def test_no_typescript_file_is_longer_than_250_lines(folder: str) -> None:
    written = (path for path in (FRONTEND / folder).rglob("*.ts*") if path != GENERATED)
    assert longer_than(LONGEST_TYPESCRIPT, written, FRONTEND) == {}


def test_no_function_has_more_than_40_statements() -> None:
    counted = {f"{name}:{function.name}": statements(function) for name, tree in trees().items() for function in functions(tree)}
    assert len(counted) > 1000
    assert {name: count for name, count in counted.items() if count > MOST_STATEMENTS} == {}


def test_only_the_module_of_tokens_imports_jose() -> None:
    def imports(tree: ast.Module) -> set[str]:
        nodes = list(ast.walk(tree))
        named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        return named | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}

    found = {name: {module for module in imports(tree) if module.split(".")[0] == "jose"} for name, tree in trees().items()}
    using = {name: modules for name, modules in found.items() if modules}
    assert using.keys() <= {"identity/tokens.py", "identity/key_ring.py"}
    assert "identity/tokens.py" in using
    assert not any("jwe" in module for modules in using.values() for module in modules)


@pytest.mark.parametrize("name", PURE)
def test_every_public_function_of_a_pure_rule_says_what_it_rules(name: str) -> None:
    public = [function for function in functions(trees()[name]) if not function.name.startswith("_")]
    assert public
    assert [function.name for function in public if ast.get_docstring(function) is None] == []


def test_a_policy_opens_no_session_and_imports_no_service() -> None:
    policies = {name: tree for name, tree in trees().items() if name.endswith("policy.py")}
    assert len(policies) > 8
    for name, tree in policies.items():
        modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        assert not [module for module in modules if module.endswith((".service", ".router"))], name
        assert "Session" not in names, name


def test_no_module_is_named_for_nothing_in_particular() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
    assert {name for name in trees() if vague & set(name.removesuffix(".py").split("/"))} == set()


def test_the_count_of_statements_counts_what_it_says() -> None:
    tree = ast.parse("def f(x):\n    if x:\n        return 1\n    y = 2\n    return y\n")
    assert [statements(function) for function in functions(tree)] == [4]
