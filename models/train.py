"""``python -m models.train``: learn from the shipped library and save the model."""

from pathlib import Path

from cases.precedents import learning_cases
from models.features import learning_claims, taught_claims
from models.outcome import fit_outcomes
from models.persist import MODEL, save_model
from models.splits import case_groups


def train(folder: Path = MODEL) -> None:
    """Fit on every learning case and write the model to ``folder``."""
    library = learning_cases()
    group_of = case_groups(library)
    claims = learning_claims(library)
    taught = taught_claims()
    model = fit_outcomes(claims, [group_of[claim.case_id] for claim in claims], taught)
    name = save_model(folder, model)
    print(
        f"模型{name}已写入{folder.name}：学习了{len(library)}例、{len(claims)}项主张，"
        f"另有教学例主张{len(taught)}项。"
    )


if __name__ == "__main__":
    train()
