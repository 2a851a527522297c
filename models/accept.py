"""``python -m models.accept``: later runs are held against this model; its card is renewed."""

import json

from models.evaluate import evaluation
from models.report import ACCEPTED, accepted_of, write_card


def accept() -> None:
    """Measure, renew the model card, and write the accepted run."""
    measured = evaluation()
    accepted = accepted_of(measured)
    write_card(measured)
    ACCEPTED.write_text(json.dumps(accepted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"已认可：准确率{accepted['figures']['accuracy']}，n={accepted['figures']['n']}。")


if __name__ == "__main__":
    accept()
