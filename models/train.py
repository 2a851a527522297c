"""``python -m models.train``: learn from the shipped data and save what was learned."""

from pathlib import Path

from cases.factor_phrases import UNSEEN_TELLINGS, factor_phrases, read_tellings
from cases.precedents import learning_cases
from models.factor_reader import fit_reader, library_texts, quoted_texts
from models.features import learning_claims, taught_claims
from models.outcome import fit_outcomes
from models.persist import MODEL, save_model, save_reader
from models.splits import case_groups


def train(folder: Path = MODEL) -> None:
    """Fit the reader of factors and, on every learning case, the model; write to ``folder``."""
    library = learning_cases()
    quoted = [*quoted_texts(), *library_texts(library)]
    unseen = read_tellings(UNSEEN_TELLINGS)
    save_reader(folder, fit_reader(factor_phrases(), quoted, unseen))
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
