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
