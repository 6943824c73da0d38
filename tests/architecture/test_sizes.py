"""A file or function that outgrows the page is asking to be split."""

import ast

from tests.architecture.source import files, functions, length, name_of, share, tree

MOST_LINES = {".py": 400, ".html": 200, ".sql": 120}
MOST_IN_FUNCTION = 50
MOST_IN_CLASS = 200
MOST_METHODS = 15


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_fit_on_a_few_pages() -> None:
    long = [
        f"{name_of(path)}: {lines(path)} lines"
        for ending, most in MOST_LINES.items()
        for path in files(ending)
        if lines(path) > most
    ]
    assert long == []


def test_most_files_are_small() -> None:
    sizes = [lines(path) for path in files(".py") if lines(path)]
    assert share(sizes, 0.5) <= 75, "the median file has more than 75 lines"
    assert share(sizes, 0.9) <= 200, "a tenth of the files have more than 200 lines"


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{name}: {length(node)} lines"
        for name, node in functions()
        if length(node) > MOST_IN_FUNCTION
    ]
    assert long == []


def test_most_functions_are_small() -> None:
    sizes = [length(node) for _, node in functions()]
    assert share(sizes, 0.5) <= 8, "the median function has more than 8 lines"
    assert share(sizes, 0.9) <= 25, "a tenth of the functions have more than 25 lines"


def test_classes_have_one_subject() -> None:
    large = []
    for path in files(".py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(one, ast.FunctionDef) for one in node.body)
                if length(node) > MOST_IN_CLASS or methods > MOST_METHODS:
                    large.append(f"{name_of(path)} {node.name}: {methods} methods")
    assert large == []


def test_comments_are_few_for_docstrings_tell_the_rest() -> None:
    texts = [path.read_text(encoding="utf-8").splitlines() for path in files(".py")]
    said = sum(len(text) for text in texts)
    comments = sum(line.lstrip().startswith("#") for text in texts for line in text)
    assert comments / said <= 0.06
