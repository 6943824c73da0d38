"""Every test file names the module it tests; every module that decides something is tested."""

from tests.architecture.source import PROGRAM, ROOT

FREE = {"architecture", "scenes", "clients", "ground"}


def test_each_test_file_mirrors_a_module() -> None:
    orphans = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        parts = path.relative_to(ROOT / "tests").parts
        if parts[0] in FREE:
            continue
        name = parts[-1].removeprefix("test_").removesuffix(".py")
        folder = PROGRAM.joinpath(*parts[:-1])
        if not any((folder / said).exists() for said in (f"{name}.py", f"{name}.sql", name)):
            orphans.append("/".join(parts))
    assert orphans == []


def test_every_rule_has_its_tests() -> None:
    untested = [
        str(path.relative_to(ROOT))
        for path in sorted(PROGRAM.glob("*/rules/*.py")) + sorted(PROGRAM.glob("*/rules.py"))
        if path.name != "__init__.py"
        and not (ROOT / "tests")
        .joinpath(*path.relative_to(PROGRAM).parts[:-1], f"test_{path.name}")
        .exists()
    ]
    assert untested == []
