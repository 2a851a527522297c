"""The first page is there soon: nothing heavy is imported before it is drawn."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("altair", "onnxruntime", "openpyxl", "pandas", "scipy", "sklearn", "sqlalchemy", "tantivy")
PAGE = (
    "from streamlit.testing.v1 import AppTest;"
    "app = AppTest.from_file('dashboard/app.py', default_timeout=60).run();"
    "assert app.title and not app.exception, app.exception"
)


@pytest.mark.parametrize(
    ("code", "spared"),
    [
        pytest.param(
            "import dashboard.__main__ as m; m.parser('serve')",
            (*HEAVY, "streamlit"),
            id="serve命令",
        ),
        pytest.param(PAGE, HEAVY, id="案例概览"),
    ],
)
def test_nothing_heavy_is_imported_before_the_first_page(code, spared):
    told = f"{code}\nimport sys; print(' '.join(set({spared!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_pages_and_the_warming_up_may_import_at_once():
    """Two threads that import the learning libraries together must not see them half imported."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor;"
        "from dashboard.services import import_learning, model_folder;"
        "pool = ThreadPoolExecutor(4);"
        "asked = [pool.submit(f) for f in (import_learning, model_folder) * 2];"
        "[each.result() for each in asked]"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
