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


def test_few_modules_connect_to_anything() -> None:
    # Mail servers that people type are judged by `platform.dialing`; a port is looked for in `serving`.
    may = {
        "hamdel/platform/dialing.py": {"socket"},
        "hamdel/channels/kinds/email/smtp.py": {"smtplib", "socket"},
        "hamdel/channels/kinds/email/imap.py": {"imaplib", "imapclient", "socket"},
        "hamdel/channels/kinds/email/sending.py": {"smtplib"},
        "hamdel/channels/kinds/email/fetching.py": {"imapclient"},
        "hamdel/commands/serving.py": {"socket"},
    }
    found: dict[str, set[str]] = {}
    for path in files(".py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import | ast.ImportFrom) and (lines := _lines(node)):
                found.setdefault(name_of(path), set()).update(lines)
    assert {n: m for n, m in found.items() if not n.startswith("hamdel/bench/")} == may


def test_mail_is_spoken_only_over_judged_lines() -> None:
    # What of smtplib, imaplib and imapclient connects by itself has the one method replaced that does.
    for name, method in (("smtp", "_get_socket"), ("imap", "_create_socket")):
        (path,) = [one for one in files(".py") if name_of(one).endswith(f"kinds/email/{name}.py")]
        defined = [
            node.name
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef)
            and any(isinstance(one, ast.FunctionDef) and one.name == method for one in node.body)
        ]
        assert defined, name
        text = path.read_text(encoding="utf-8")
        assert "create_connection" not in text
        assert "smtplib.SMTP(" not in text
        assert " IMAPClient(" not in text


def _lines(node: ast.Import | ast.ImportFrom) -> set[str]:
    """What of an import connects to servers."""
    if isinstance(node, ast.ImportFrom):
        named = set() if node.level else {(node.module or "").partition(".")[0]}
    else:
        named = {one.name.partition(".")[0] for one in node.names}
    return named & {
        "socket", "smtplib", "imaplib", "imapclient", "poplib", "ftplib", "telnetlib", "socketserver",
        "paramiko", "websockets", "xmlrpc",
    }  # fmt: skip


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
