"""What linters let through by a comment: imports inside functions, drawers without a subject."""

import ast

from tests.architecture.source import files, functions, name_of, tree

DRAWERS = {"utils", "helpers", "common", "base", "core", "misc", "services", "actions"}


def test_no_import_hides_in_a_function() -> None:
    hidden = sorted(
        {
            f"{name.split(' ')[0]}: {ast.unparse(node)}"
            for name, function in functions()
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
    )
    assert hidden == []


def test_modules_are_named_for_their_subject() -> None:
    drawers = [name_of(path) for path in files(".py") if set(path.with_suffix("").parts) & DRAWERS]
    assert drawers == []


def test_one_module_goes_out_over_http() -> None:
    # Addresses that people type lead through `platform.outgoing`, which judges them; the language
    # model's comes from the operator's environment.
    may = {"hamdel/platform/outgoing.py", "hamdel/reading/provider/speaking.py"}
    goes = {
        name_of(path)
        for path in files(".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and _clients(node)
    }
    assert {one for one in goes if not one.startswith("hamdel/bench/")} == may


def _clients(node: ast.Import | ast.ImportFrom) -> set[str]:
    named = {one.name for one in node.names}
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return set()
        named = {node.module or "", *(f"{node.module}.{one}" for one in named)}
    return named & {
        "httpx", "httpcore", "requests", "urllib3", "aiohttp", "urllib.request", "http.client",
    }  # fmt: skip


def test_signals_do_no_domain_work() -> None:
    signals = [
        name_of(path)
        for path in files(".py")
        if "django.db.models.signals" in path.read_text(encoding="utf-8")
    ]
    assert signals == []
