"""``python -m models.accept``: make the present model the one that later runs are held against."""

import json

from models.evaluate import evaluation
from models.report import ACCEPTED, accepted_of


def accept() -> None:
    """Measure and write the accepted run."""
    accepted = accepted_of(evaluation())
    ACCEPTED.write_text(json.dumps(accepted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"已认可：准确率{accepted['figures']['accuracy']}，n={accepted['figures']['n']}。")


if __name__ == "__main__":
    accept()
