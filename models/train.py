"""``python -m models.train``: learn from the shipped library and save the model."""

from pathlib import Path

from cases.precedents import learning_cases
from models.features import learning_claims
from models.outcome import fit_outcomes
from models.persist import MODEL, save_model
from models.splits import case_groups


def train(folder: Path = MODEL) -> None:
    """Fit on every learning case and write the model to ``folder``."""
    library = learning_cases()
    group_of = case_groups(library)
    claims = learning_claims(library)
    model = fit_outcomes(claims, [group_of[c.case_id] for c in claims])
    words = model.classifier.words_
    vectoriser = words[0]
    # skops writes a node for every number that is not a plain int.
    vectoriser.vocabulary_ = {word: int(i) for word, i in vectoriser.vocabulary_.items()}
    save_model(
        folder,
        words,
        {
            "text_weight": model.classifier.text_weight,
            "least": {outcome.value: odds for outcome, odds in model.least.items()},
        },
    )
    print(f"模型已写入{folder.name}：学习了{len(library)}例、{len(claims)}项主张。")


if __name__ == "__main__":
    train()
