"""The process that reads uploads, apart from the server: a damaged file may end it, no more.

Standard input brings one file after another: a line of JSON with ``name`` and ``length``, then the
bytes. Standard output brings a line of JSON for each page and paper, and a last one for the file.
"""

import json
import os
import sys
from typing import Any, BinaryIO

from cases.intake.work import Structured, structure_bytes
from cases.store.stored import dump_judgment, dump_spans


def serve(given: BinaryIO, told: BinaryIO) -> None:
    """Read files until there are no more."""

    def tell(**said: Any) -> None:
        # Half a character may stand in a name or a problem; JSON escapes it.
        told.write(json.dumps(said).encode("ascii") + b"\n")
        told.flush()

    for line in given:
        asked = json.loads(line)
        data = given.read(asked["length"])
        for done in structure_bytes(
            data, asked["name"], lambda page, pages: tell(page=(page, pages))
        ):
            tell(paper=_told(done))
        tell(end=True)


def _told(done: Structured) -> dict[str, Any]:
    said: dict[str, Any] = {"document": str(done.document), "problem": done.problem}
    if done.paper is None:
        return said
    return said | {
        "judgment": dump_judgment(done.paper.judgment),
        "text": done.paper.judgment.text,
        "pages": dump_spans(done.paper.pages),
        "is_paged": done.paper.original is not None,
    }


def main() -> None:
    """Serve on the standard streams; what a reader prints must not mix with what is told."""
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, told)


if __name__ == "__main__":
    main()
