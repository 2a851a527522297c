"""The house rules that a machine can check: names, sizes, what installing exposes."""

import ast
import importlib
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("cases", "models", "dashboard")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MAX_LINES = 300
MAX_FUNCTION_LINES = 50
UNNAMED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_ours(package):
    """A stray top-level package of the same generic name must never win."""
    assert Path(importlib.import_module(package).__file__).is_relative_to(ROOT)


def test_nothing_beside_the_app_hides_a_package():
    """`streamlit run` puts dashboard/ first on the path: a file there must hide nothing."""
    beside = {
        path.stem
        for path in (ROOT / "dashboard").iterdir()
        if path.suffix == ".py" or path.is_dir()
    }
    assert not beside & {
        *PACKAGES,
        *sys.stdlib_module_names,
        "pandas",
        "docx",
        "streamlit",
        "sklearn",
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_small_and_named(module):
    text = module.read_text(encoding="utf-8")
    assert module.stem not in UNNAMED
    assert len(text.splitlines()) <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{node.name} has {length} lines"


def test_installing_exposes_no_import_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"] == {"packages": [], "py-modules": []}


def test_locks_pin_every_dependency_with_hashes_and_name_no_host():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|file:|--index-url|--find-links", text)


def test_every_make_target_says_what_it_does():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    declared = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    documented = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert declared - documented == {"browser"}


def test_no_pickle_is_ever_loaded():
    for module in MODULES:
        source = module.read_text(encoding="utf-8")
        assert not re.search(r"(import|from) (pickle|joblib)|\b(pickle|joblib)\.\w", source), module
