"""The process that draws one page of a paper, apart from the server: a damaged file may end it.

Standard input brings a line of JSON with ``number`` and ``quotes``, then the file. Standard output
takes the picture; where there can be none, a sentence that says why, and the exit code is 3.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cases.errors import CaseError, SourceError

_ROOT = Path(__file__).parents[2]
_DRAWING = (sys.executable, "-m", "dashboard.intake.drawing")
_PATIENCE_SECONDS = 60.0
_UNDRAWN = 3


def draw_page(
    data: bytes,
    number: int,
    quotes: Sequence[str],
    *,
    command: tuple[str, ...] = _DRAWING,
    patience: float = _PATIENCE_SECONDS,
) -> bytes:
    """Page ``number`` (from 1) of a file as PNG, quotes marked; drawn by a process of its own.

    Raises SourceError where it cannot be drawn, the process ends, or ``patience`` in seconds does.
    """
    asked = json.dumps({"number": number, "quotes": list(quotes)}).encode("ascii") + b"\n"
    failure = f"第{number}页无法显示，请在“文字”中查看。"
    try:
        done = subprocess.run(
            command,
            cwd=_ROOT,
            input=asked + data,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(failure) from error
    if done.returncode == _UNDRAWN:
        raise SourceError(done.stdout.decode())
    if done.returncode != 0 or not done.stdout:
        raise SourceError(failure)
    return done.stdout


def main() -> int:
    """Draw what standard input asks for."""
    from cases.sources.page_view import render_page

    asked = json.loads(sys.stdin.buffer.readline())
    try:
        picture = render_page(sys.stdin.buffer.read(), asked["number"], asked["quotes"])
    except CaseError as error:
        sys.stdout.buffer.write(str(error).encode())
        return _UNDRAWN
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
