"""The documents say what is true: README's run, every command and page named, cards up to date."""

import json
import re
from pathlib import Path

import pytest

from dashboard.__main__ import COMMANDS, main
from models.persist import data_hash
from models.report import ACCEPTED

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = re.findall(
    r'st\.Page\("[^"]+", title="([^"]+)"',
    (ROOT / "dashboard" / "app.py").read_text(encoding="utf-8"),
)


def test_readme_begins_with_the_two_commands():
    assert re.findall(r"^    make (\w+)", README, re.MULTILINE)[:2] == ["app", "test"]


def test_readme_shows_a_true_run(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    block = re.search(
        r"^    \$ \./leaselens (?P<call>.+)\n(?P<shown>(?:    .*\n|\n)+?)(?=\S)",
        README,
        re.MULTILINE,
    )
    shown = [line[4:] for line in block["shown"].rstrip().split("\n")]
    assert main(block["call"].split()) == 0
    assert capsys.readouterr().out.rstrip().split("\n") == shown


@pytest.mark.parametrize("document", ["README.md", "README.zh-CN.md", "docs/guide.zh-CN.md"])
def test_every_page_is_documented(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    assert PAGES
    assert not [page for page in PAGES if page not in text]


@pytest.mark.parametrize("document", ["README.md", "docs/guide.zh-CN.md"])
def test_every_command_is_documented(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    names = list(COMMANDS)
    assert not [n for n in names if f"`{n}`" not in text and f"./leaselens {n}" not in text]


def test_the_model_card_is_of_the_accepted_model_and_the_shipped_data():
    accepted = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    assert accepted["data"] == data_hash(), (
        "数据变了：请运行 ./leaselens evaluate --accept 并更新模型卡"
    )
    assert accepted["data"][:12] in card
    assert f"{accepted['figures']['accuracy']:.3f}" in card


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.zh-CN.md"],
    ids=lambda p: p.name,
)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
