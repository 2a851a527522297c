"""Similar cases: three ways in, reasons and differences, for and against, own texts, the command."""

import io
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cases.dispute_cues import find_dispute_cues
from cases.errors import QueryError
from cases.extract.wording import load_entries
from cases.factors import catalogue
from cases.precedents import learning_cases
from cases.record import Case, Claim, Source
from cases.store.store import NewPaper, Store
from cases.store.stored import OWN_PREFIX, own_id
from cases.structure import structure_text
from cases.taxonomy import ClaimType, Collection, DisputeType, LegalRole, Outcome
from dashboard.__main__ import main
from models.dispute import ClaimQuery
from models.similar.case_facets import CaseFacets, asset_kinds, find_asset_kinds
from models.similar.case_profiles import IndexedCase, entry_of_case, profile_of_case
from models.similar.gist import cosine, gist_of
from models.similar.law_keys import find_law_keys, law_key
from models.similar.likeness import Profile
from models.similar.own_candidates import CandidateRanker
from models.similar.query import SimilarQuery, Way
from models.similar.reasons import Dimension, find_differences, find_passages, find_reasons
from models.similar.same_matter import case_numbers, identifying_figures, is_same_matter
from models.similar.search import SimilarCaseSearch
from models.similar.sides import Side, side_of, split_sides
from models.similar.tiers import Forum, Tier
from models.similar.told import read_told

OWN = Path(__file__).parent / "gold" / "own"

LOCKED = SimilarQuery(
    text="售后回租的牵引车，承租人逾期付租，我司远程锁车，锁车后半年没有起诉，现请求付清全部租金和违约金。",
    defence="锁车后无法营运，扩大的损失不应由我承担。",
    claims=(ClaimQuery(type=ClaimType.UNPAID_RENT, claimant="出租人"),),
)


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    return SimilarCaseSearch.load(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def records():
    return {case.case_id: case for case in learning_cases()}


def ids(found):
    return [hit.case.case_id for hit in found.hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param(LOCKED, "tianjin-4", id="锁机"),
        pytest.param(
            SimilarQuery(
                text="车挂靠在运输公司名下，司机停付，我司请求解除合同并由挂靠公司协助过户。"
            ),
            "tianjin-6",
            id="挂靠",
        ),
        pytest.param(SimilarQuery(text="锁车 违约金", way=Way.KEYWORDS), "tianjin-4", id="关键词"),
        pytest.param(
            SimilarQuery(text="《民法典》第七百五十二条", way=Way.STATUTES), "tianjin-5", id="法条"
        ),
    ],
)
def test_the_plainest_case_comes_first(search, query, first):
    assert ids(search.search(query))[0] == first


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("邻居养的狗咬伤了我，请求赔偿医药费和误工费。", id="饲养动物"),
        pytest.param("今天天气很好，我们去公园放风筝。", id="不是案情"),
        pytest.param("abcdefg 12345 !!", id="没有汉字"),
    ],
)
def test_no_truly_similar_case(search, text):
    assert search.search(SimilarQuery(text=text)).hits == ()


def test_a_case_of_the_library_finds_others_and_not_itself(search, records):
    found = search.search(SimilarQuery(case_id="X024"))
    assert found.hits
    assert not {"X024", "X095"} & {i for hit in found.hits for i in (hit.case.case_id, *hit.retold)}
    assert found.hits[0].case.dispute_types[0] is records["X024"].dispute_types[0]


def test_retellings_of_one_matter_collapse(search):
    text = "顺禾粮贸的饲料加工机组被另案查封，租赁公司此前已选择起诉全部租金，又以所有权人身份提出执行异议。"
    found = search.search(SimilarQuery(text=text))
    assert {found.hits[0].case.case_id, *found.hits[0].retold} == {"X017", "X066"}


def test_hits_differ_and_come_best_first(search):
    found = search.search(LOCKED, limit=8)
    assert len(set(ids(found))) == len(found.hits) <= 8
    scores = [hit.score for hit in found.hits]
    assert all(earlier >= later - 0.05 for earlier, later in pairwise(scores))
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("facets", "holds"),
    [
        pytest.param(
            CaseFacets(region=frozenset({"天津市"})), lambda c: c.region == "天津市", id="地域"
        ),
        pytest.param(
            CaseFacets(outcome=frozenset({Outcome.DENIED})),
            lambda c: Outcome.DENIED in {c.outcome, *(x.outcome for x in c.claims)},
            id="结果",
        ),
        pytest.param(
            CaseFacets(dispute=frozenset({DisputeType.GUARANTEE}), year=frozenset({2021, 2022})),
            lambda c: DisputeType.GUARANTEE in c.dispute_types,
            id="争议类型和年份",
        ),
    ],
)
def test_filters(search, facets, holds):
    found = search.search(LOCKED, facets=facets)
    assert all(holds(hit.case) for hit in found.hits)
    assert facets.in_words() != "不限"


def test_order_by_rule_and_tiers(search):
    forum = Forum.named("天津市滨海新区人民法院")
    found = search.search(
        SimilarQuery(text="租赁物虚构，出租人签约时对此清楚，名为租赁实为借贷。"),
        forum=forum,
        limit=10,
    )
    ordered = [list(Tier).index(hit.tier) for hit in found.by_rule(forum, date(2026, 11, 24))]
    assert ordered == sorted(ordered)
    assert Tier.SUPREME in {hit.tier for hit in found.hits}


def test_reasons_passages_and_differences(search):
    found = search.search(LOCKED)
    hit = found.hits[0]
    reasons = find_reasons(found.profile, found.told.words, hit.profile, hit.case.text)
    assert {reason.dimension for reason in reasons} == set(Dimension)
    assert any("锁机" in reason.text for reason in reasons)
    passages = find_passages(found.told.words, hit.case)
    assert passages and any("锁" in span.of(hit.case.text) for span in passages)
    differences = find_differences(found.profile, hit.profile)
    assert differences
    for difference in differences:
        ours, theirs = (
            difference.factor in found.profile.factors,
            difference.factor in hit.profile.factors,
        )
        assert ours is not theirs and theirs is difference.in_case
        assert difference.bears and difference.in_words().startswith(
            catalogue()[difference.factor].label
        )


def test_adverse_cases_are_counted_and_none_is_lost(search):
    query = SimilarQuery(
        text="保证人称保证期间已届满、债权人没有主张过，债权人请求其承担连带保证责任。",
        claims=(ClaimQuery(type=ClaimType.GUARANTOR_LIABILITY, claimant="债权人"),),
    )
    found = search.search(query, limit=10)
    sides = split_sides(found.profile, found.hits)
    assert sum(sides.count(side) for side in Side) == len(found.hits)
    assert sides.count(Side.FOR) and sides.count(Side.AGAINST)
    assert f"{Side.AGAINST.label}{sides.count(Side.AGAINST)}件" in sides.in_words()


def own_case(**values):
    given = {
        "case_id": "own-1",
        "collection": Collection.OWN,
        "told": True,
        "publisher": "本公司",
        "title": "某融资租赁案",
        "source": Source(document="d", publisher="本公司"),
        "text": "承租人以融资租赁方式承租植保无人机二十架，逾期付租，出租人远程锁定无人机。",
    }
    return Case(**{**given, **values})


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        pytest.param([Outcome.GRANTED], Side.FOR, id="支持"),
        pytest.param([Outcome.DENIED], Side.AGAINST, id="驳回"),
        pytest.param([Outcome.GRANTED, Outcome.DENIED], Side.MIXED, id="一支持一驳回"),
        pytest.param([Outcome.SETTLED], Side.OPEN, id="调解"),
        pytest.param([], Side.OPEN, id="没有结果"),
    ],
)
def test_side(outcomes, expected):
    claims = tuple(
        Claim(claimant="出租人", type=ClaimType.UNPAID_RENT, text="租金", outcome=outcome)
        for outcome in outcomes
    )
    assert side_of(own_case(claims=claims), {ClaimType.UNPAID_RENT}) is expected


def test_own_cases_are_found_at_once_and_corrections_replace(tmp_path):
    own = {"own-1": own_case()}
    search = SimilarCaseSearch.load(tmp_path, own_case=own.__getitem__)
    query = SimilarQuery(text="植保无人机", way=Way.KEYWORDS)
    assert ids(search.search(query)) == []
    search.put(own["own-1"])
    assert ids(search.search(query)) == ["own-1"]
    own["own-1"] = own_case(text="承租人承租收割机两台。")
    search.put(own["own-1"])
    assert ids(search.search(query)) == []
    again = SimilarCaseSearch.load(tmp_path, own_case=own.__getitem__)
    assert len(again.index) == len(learning_cases()) + 1, "an index that fits is not built anew"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        pytest.param(SimilarQuery(), "请写明案情", id="空"),
        pytest.param(SimilarQuery(case_id="没有"), "没有“没有”", id="没有的案例"),
        pytest.param(SimilarQuery(text="租" * 300_001), "上限", id="太长"),
    ],
)
def test_queries_that_cannot_be_answered(search, query, says):
    with pytest.raises(QueryError, match=says):
        search.search(query)


CANDIDATES = (
    "原告某银行诉被告金融借款合同纠纷，请求偿还贷款本息，保证人称保证期间已过，未获主张。",
    "原告某物业公司诉业主物业服务合同纠纷，请求支付拖欠的物业费和滞纳金。",
    "原告买菜途中被电动车撞伤，请求赔偿医疗费、误工费、护理费，交警认定被告全责。",
    "",
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("借款到期没还，债权人过了保证期间才找保证人要钱。", 0, id="保证期间"),
        pytest.param("小区业主三年不交物业费，物业起诉。", 1, id="物业"),
        pytest.param("骑电动车把行人撞倒，住院花了两万医疗费。", 2, id="交通事故"),
    ],
)
def test_own_candidates_are_ranked_whatever_they_are(search, text, first):
    ranked = CandidateRanker(search.weigher).rank(SimilarQuery(text=text), CANDIDATES)
    assert ranked[0].candidate == first
    assert sorted(r.candidate for r in ranked) == [0, 1, 2, 3]
    assert ranked[-1].candidate == 3, "an empty text comes last"
    assert all(0 <= r.score <= 1 for r in ranked)


def test_no_candidates_or_only_empty_ones(search):
    ranker = CandidateRanker(search.weigher)
    assert ranker.rank(LOCKED, ()) == ()
    assert [r.candidate for r in ranker.rank(LOCKED, ("", " "))] == [0, 1]


def test_command_answers_in_order_and_turns_faults_into_rows(tmp_path, capsys):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [
        {"id": "甲", "facts": LOCKED.text, "defence": LOCKED.defence},
        {"id": "乙", "query": "物业费", "candidates": list(CANDIDATES)},
        {"id": "丙", "facts": ""},
        {"id": "丁", "query": "锁车", "candidates": "不是列表"},
        {"id": "戊", "case_id": "tianjin-7"},
    ]
    source.write_text(
        "\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n{坏行\n", encoding="utf-8"
    )
    assert main(["similar", str(source), "--jsonl", str(out), "--limit", "3"]) == 1
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [a["id"] for a in answers] == ["甲", "乙", "丙", "丁", "戊", None]
    assert ["error" in a for a in answers] == [False, False, True, True, False, True]
    hit = answers[0]["hits"][0]
    assert hit["case_id"] == "tianjin-4" and hit["tier"] in {tier.value for tier in Tier}
    assert hit["matched"] and all("：" in reason for reason in hit["matched"])
    assert len(answers[0]["hits"]) == 3
    assert [set(h) for h in answers[1]["hits"]] == [{"candidate", "score", "matched", "tier"}] * 4
    assert answers[1]["hits"][0]["candidate"] == 1
    assert capsys.readouterr().err.count("第") >= 3


def test_command_in_words_from_standard_input(monkeypatch, capsys):
    lines = [{"facts": LOCKED.text}, {"query": "邻居的狗咬伤了我，请求赔偿。"}]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
    assert main(["similar", "--court", "天津市滨海新区人民法院"]) == 0
    printed = capsys.readouterr().out
    assert "tianjin-4" in printed and "争议焦点：" in printed
    assert "没有真正相似的案例" in printed


def test_command_with_nothing_to_answer(tmp_path, capsys):
    source = tmp_path / "in.jsonl"
    source.write_text("", encoding="utf-8")
    assert main(["similar", str(source)]) == 2
    assert "没有读到检索请求" in capsys.readouterr().err


def test_a_full_paper_is_read_by_its_parts():
    paper = (
        "天津市某区人民法院\n民事判决书\n（2021）津01民初1号\n原告：甲融资租赁有限公司，住所地天津市。\n"
        "被告：乙物流有限公司，住所地河北省。\n原告甲公司与被告乙公司融资租赁合同纠纷一案，本院立案受理后，"
        "依法公开开庭进行了审理。本案现已审理终结。\n原告向本院提出诉讼请求：判令被告支付全部未付租金。\n"
        "被告辩称：车辆被锁，不应付违约金。\n经审理查明：被告自2020年起欠付租金。\n"
        "本院认为：被告逾期付租，构成违约。\n依照《中华人民共和国民法典》第七百五十二条之规定，判决如下：\n"
        "一、被告支付租金10万元。\n案件受理费2300元，由被告负担。\n审判员 王某\n书记员 李某"
    )
    told = read_told(paper)
    assert told.cause == "融资租赁合同纠纷"
    assert "欠付租金" in told.facts and "车辆被锁" in told.defence and "构成违约" in told.view
    assert "住所地" not in told.words and "受理费" not in told.words


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("X024", "X095", True, id="同一案两次转述"),
        pytest.param("X006", "X096", True, id="数额相同"),
        pytest.param("X049", "X102", True, id="案号相同"),
        pytest.param("X090", "X091", False, id="同类不同案"),
        pytest.param("tianjin-5", "tianjin-7", False, id="同院同模板"),
    ],
)
def test_same_matter(records, a, b, expected):
    first, second = (IndexedCase.from_json(entry_of_case(records[i]).profile) for i in (a, b))
    assert first.is_same_matter(second) is expected


def test_same_matter_by_number_alone():
    case = own_case(case_number="(2021) 津03民终1号")
    assert case_numbers(case) == {"（2021）津03民终1号"}
    assert is_same_matter(case_numbers(case), (), case_numbers(case), (), likeness=0.0)
    assert identifying_figures("2021年3月29日付1,234.50元，共24期") == {"2021年3月29日", "1234.50"}


def test_gists_are_unit_vectors():
    gist = gist_of(["锁车", "锁车", "租金"])
    assert cosine(gist, gist) == pytest.approx(1, abs=0.01)
    assert cosine(gist, {}) == 0 and gist_of([]) == {}


def test_profiles_survive_the_index(records):
    for case in records.values():
        profile = profile_of_case(case)
        assert Profile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


def test_a_claim_made_by_another_side_counts_half(search, records):
    profile = profile_of_case(records["tianjin-4"])
    asked = {a.role for a in profile.asked if a.type is ClaimType.UNPAID_RENT}
    assert asked == {LegalRole.LESSOR}


@pytest.mark.parametrize("entry", load_entries("dispute_cues"), ids=lambda e: e["type"])
def test_dispute_cues_hold_their_examples(entry):
    kind = DisputeType(entry["type"])
    assert entry["examples"] and entry["counterexamples"]
    for example in entry["examples"]:
        assert kind in find_dispute_cues(example), example
    for example in entry["counterexamples"]:
        assert kind not in find_dispute_cues(example), example


def test_every_dispute_type_has_cues():
    kinds = {entry["type"] for entry in load_entries("dispute_cues")}
    assert kinds == {kind.value for kind in DisputeType} - {"other"}


@pytest.mark.parametrize("entry", load_entries("asset_kinds"), ids=lambda e: e["label"])
def test_asset_kinds_hold_their_examples(entry):
    for example in entry["examples"]:
        assert entry["kind"] in find_asset_kinds(example), example
    for example in entry["counterexamples"]:
        assert entry["kind"] not in find_asset_kinds(example), example
    assert asset_kinds()[entry["kind"]] == entry["label"]


@pytest.mark.parametrize("entry", load_entries("law_short_names"), ids=lambda e: e["name"])
def test_law_short_names_hold_their_examples(entry):
    for example in entry["examples"]:
        assert law_key(f"《{example}》") == entry["name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("《中华人民共和国民法典》第七百五十二条", {"民法典752"}, id="书名号"),
        pytest.param("民法典第681、686条", {"民法典681", "民法典686"}, id="两条并列"),
        pytest.param("民法典第926条第2款", {"民法典926"}, id="款不是条"),
        pytest.param("《合同法》第五十二条、第五十八条", {"合同法52", "合同法58"}, id="旧法"),
        pytest.param("融资租赁解释第5条", {"融资租赁解释5"}, id="解释的简称"),
        pytest.param("合同第5条约定", set(), id="合同条款不是法条"),
    ],
)
def test_law_keys(text, expected):
    assert find_law_keys(text) == expected


@pytest.mark.parametrize(
    ("row", "names"),
    [
        pytest.param({"id": "甲", "query": "\ud800锁机违约金"}, "query", id="检索词"),
        pytest.param({"id": "甲", "facts": LOCKED.text, "defence": "\udfff"}, "defence", id="答辩"),
        pytest.param({"id": "甲", "query": "锁机", "candidates": ["\udc00"]}, "candidates", id="自备文书"),
    ],
)  # fmt: skip
def test_command_says_where_half_a_character_stands(tmp_path, capsys, row, names):
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(row), encoding="utf-8")
    assert main(["similar", str(source), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert said == {"id": "甲", "error": f"{names}中有损坏的字符（半个代理对），请删去后重试。"}


def test_command_searches_own_papers_where_asked(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LEASELENS_HOME", str(tmp_path))
    path = OWN / "lease-01-excavator-acceleration.txt"
    paper = structure_text(path.read_text(encoding="utf-8"), path.name)
    store = Store.open()
    store.save_all([NewPaper(judgment=paper)])
    store.close()
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"query": paper.text[:4000]}), encoding="utf-8")

    def found(*more: str) -> set[str]:
        assert main(["similar", str(source), "--json", *more]) == 0
        return {hit["case_id"] for hit in json.loads(capsys.readouterr().out)["hits"]}

    assert own_id(paper.text) in found("--own")
    assert not any(case_id.startswith(OWN_PREFIX) for case_id in found())
