"""The command line as its callers meet it: names, keys, exit codes, one Chinese sentence."""

import io
import json
import re

import pytest

from dashboard.__main__ import COMMANDS, main

FACTS = (
    "2021年5月，我司（出租人）与李某签订融资租赁合同（售后回租），租赁物为牵引车一台，租期36个月。"
    "李某支付12期租金后停付，经多次催告仍未支付，我司请求支付全部未付租金及违约金。"
)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert "用法：" in text and "选项" in text
    assert not re.search(r"\b(usage|options|show this help|positional)\b", text)


def test_a_wrong_command_line_ends_with_2_and_chinese_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["预测"])
    assert ended.value.code == 2
    assert "命令行有误" in capsys.readouterr().err


def test_library_writes_36_entries(tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["library", "--jsonl", str(out)]) == 0
    entries = lines(out)
    assert len(entries) == 36
    assert sum(entry["told"] for entry in entries) == 29
    told = next(entry for entry in entries if entry["case_id"] == "tianjin-1")
    assert told["claims"][0]["type"] == "unpaid_rent"
    assert told["claims"][0]["amount"] == 148549.18
    assert told["statutes"][0]["article"] == 926
    assert told["statutes"][0]["paragraph"] == 2
    assert all(told["text"][e["start"] : e["end"]] == e["quote"] for e in told["evidence"])


def test_library_says_where_it_cannot_write(tmp_path, capsys):
    assert main(["library", "--jsonl", str(tmp_path / "没有" / "out.jsonl")]) == 2
    assert "不能写入" in capsys.readouterr().err


def test_predict_answers_in_order_and_turns_faults_into_rows(tmp_path, capsys):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    disputes = [
        {
            "id": "甲",
            "facts": FACTS,
            "claims": [{"type": "unpaid_rent", "claimant": "出租人", "text": "全部未付租金"}],
        },
        {"id": "乙", "facts": ""},
        {"id": "丙", "facts": FACTS, "claims": [{"type": "不存在"}]},
        {"id": "丁", "facts": FACTS, "defence": "未收到催告。"},
    ]
    source.write_text(
        "\n".join(json.dumps(d, ensure_ascii=False) for d in disputes) + "\n{坏行\n",
        encoding="utf-8",
    )
    assert main(["predict", str(source), "--jsonl", str(out)]) == 1
    answers = lines(out)
    assert [a["id"] for a in answers] == ["甲", "乙", "丙", "丁", None]
    assert ["error" in a for a in answers] == [False, True, True, False, True]
    claim = answers[0]["claims"][0]
    assert {
        "type",
        "claimant",
        "outcome",
        "abstained",
        "probabilities",
        "outcome_set",
        "base_rate",
        "n",
        "basis",
        "factors",
        "precedents",
    } <= set(claim)
    assert sum(claim["probabilities"].values()) == pytest.approx(1, abs=0.001)
    assert claim["outcome"] == max(claim["probabilities"], key=claim["probabilities"].get)
    assert answers[3]["claims"], "claims are suggested where none is named"
    assert capsys.readouterr().err.count("第") == 3


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        pytest.param(None, 2, "打不开文件", id="没有这个文件"),
        pytest.param(b"", 2, "没有读到案情", id="空文件"),
        pytest.param("案情".encode("gb18030"), 2, "不是UTF-8", id="编码不是UTF-8"),
        pytest.param(b'{"facts": ""}', 2, "请先填写案情事实", id="全部失败"),
        pytest.param(b"[1]", 2, "应是一个JSON对象", id="不是对象"),
    ],
)
def test_predict_with_bad_input(tmp_path, capsys, content, code, says):
    source = tmp_path / "in.jsonl"
    if content is not None:
        source.write_bytes(content)
    assert main(["predict", str(source), "--json"]) == code
    assert says in capsys.readouterr().err


LINE = json.dumps({"facts": FACTS}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        pytest.param(b"\xef\xbb\xbf" + LINE.encode(), 0, "", id="文件头有BOM"),
        pytest.param(f"{LINE}\r\n\r\n{LINE}\r\n".encode(), 0, "", id="Windows换行"),
        pytest.param(LINE.encode("gb18030"), 2, "标准输入不是UTF-8", id="编码不是UTF-8"),
    ],
)
def test_standard_input_is_read_like_a_file(monkeypatch, capsys, content, code, says):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), "latin-1"))
    assert main(["predict"]) == code
    assert says in capsys.readouterr().err


def test_predict_says_so_where_no_claim_was_read(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    facts = {"facts": "昨天我去超市买菜，遇到了老同学，聊了半个小时才回家做饭。"}
    source.write_text(json.dumps(facts), encoding="utf-8")
    assert main(["predict", str(source)]) == 0
    assert "没有从事实中读出主张" in capsys.readouterr().out


def test_nothing_half_written_stays(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes("案情".encode("gb18030"))
    assert main(["predict", str(source), "--jsonl", str(tmp_path / "out.jsonl")]) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["in.jsonl"]
