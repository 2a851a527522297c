"""Who did it, what is denied, what is only said by the other side: factors in whole tellings."""

import pytest

from cases.factor_exam import LabelledText, measure, overall
from cases.factor_labels import factor_labels
from cases.factors import FactorState, find_factors
from cases.negation import denial_of, denied_behind, is_alleged, is_condition, is_supposed
from cases.precedents import learning_cases
from cases.taxonomy import PassageRole


def states(facts, defence=""):
    return {f.id: f.state for f in find_factors(facts, defence)}


PRESENT, ABSENT = FactorState.PRESENT, FactorState.ABSENT


@pytest.mark.parametrize(
    ("facts", "factor", "expected"),
    [
        pytest.param("出租人将设备锁机。", "lessor_locked_asset", PRESENT, id="出租人锁机"),
        pytest.param("出租人没有锁机。", "lessor_locked_asset", ABSENT, id="没有锁机是无"),
        pytest.param("无证据证明出租人锁机。", "lessor_locked_asset", ABSENT, id="无证据证明是无"),
        pytest.param(
            "出租人有权锁机。", "lessor_locked_asset", None, id="有权不是锁了，也不是没锁"
        ),
        pytest.param(
            "承租人拆除了GPS。", "lessor_locked_asset", None, id="承租人拆定位不是出租人锁机"
        ),
        pytest.param("承租人拆除了GPS。", "gps_removed", PRESENT, id="承租人拆定位"),
        pytest.param("我司派人把车拖回来了。", "lessor_repossessed", PRESENT, id="我司拖车"),
        pytest.param("租赁物并非出租人收回。", "lessor_repossessed", ABSENT, id="并非出租人收回"),
        pytest.param(
            "租赁物并非出租人收回。",
            "repossessed_by_third_party",
            PRESENT,
            id="并非出租人收回即第三方",
        ),
        pytest.param(
            "收车的是案外人，未经我司授权。",
            "lessor_repossessed",
            None,
            id="案外人收车不是出租人收车",
        ),
        pytest.param("法院扣押了船舶。", "lessor_repossessed", None, id="法院扣押不是出租人收回"),
        pytest.param("我司未催告。", "demand_made", None, id="未催告绝不算催告"),
        pytest.param("我司未催告。", "no_demand", PRESENT, id="未催告归入未催告"),
        pytest.param("我司并非未催告。", "demand_made", PRESENT, id="双重否定即催告过"),
        pytest.param("租赁物未办理融资租赁登记。", "title_registered", None, id="未登记绝不算登记"),
        pytest.param(
            "租赁物未办理融资租赁登记。", "title_unregistered", PRESENT, id="未登记归入未登记"
        ),
        pytest.param(
            "担保没有股东会决议。", "company_guarantee_without_resolution", PRESENT, id="无决议"
        ),
        pytest.param(
            "公司提交了股东会决议。", "guarantee_resolution_checked", PRESENT, id="有决议"
        ),
        pytest.param(
            "未通知承租人即锁机。", "lessor_locked_asset", PRESENT, id="未通知否定的不是锁机"
        ),
        pytest.param(
            "若承租人逾期,我司可收回车辆。", "lessor_repossessed", None, id="半角逗号的假设句"
        ),
        pytest.param(
            "租金816,214.61元,已欠5期,催过也不理。",
            "two_periods_or_15pct",
            PRESENT,
            id="金额里的半角逗号不断句",
        ),
    ],
)
def test_state(facts, factor, expected):
    assert states(facts).get(factor) is expected


def test_what_only_the_defence_says_is_marked():
    [locked] = [f for f in find_factors("承租人欠租。", "出租人把车锁了。") if "lock" in f.id]
    assert locked.in_defence and locked.alleged
    assert "出租人把车锁了。"[locked.start : locked.end] == locked.quote


def test_what_the_facts_tell_as_the_other_sides_words_is_alleged():
    [locked] = [f for f in find_factors("被告辩称出租人把车锁了。") if "lock" in f.id]
    assert locked.alleged and not locked.in_defence


def test_told_as_fact_goes_before_alleged():
    [locked] = [
        f
        for f in find_factors("出租人6月将车锁定。", "出租人锁机。")
        if f.id == "lessor_locked_asset"
    ]
    assert not locked.in_defence and not locked.alleged


def test_an_audit_undoes_the_mixing_of_funds():
    told = states("债务人是一人公司，专项审计表明两公司财产独立。")
    assert "financial_independence_proved" in told
    assert "sole_shareholder_commingling" not in told


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        pytest.param("出租人没有将车辆收回", "收回", True, id="没有…收回"),
        pytest.param("不久收回", "收回", False, id="不久不是否定"),
        pytest.param("承租人未付租金被收回", "收回", False, id="未付租金否定的是付租"),
        pytest.param("未通知即收回", "收回", False, id="即字另起一事"),
        pytest.param("不能证明已经收回", "收回", True, id="不能证明"),
        pytest.param("并非没有收回", "收回", False, id="双重否定"),
    ],
)
def test_denial(text, word, denied):
    assert (denial_of(text, text.index(word)) is not None) is denied


def test_denied_from_behind():
    assert denied_behind("催告一事并不存在", 2) == len("催告一事并不存在")
    assert denied_behind("催告后仍不付租", 2) is None


def test_supposed_and_alleged():
    assert is_condition("擅自转租的，出租人有权解除", 4) and not is_condition("擅自转租的事实", 4)
    assert is_supposed("双方约定逾期即收回", 7) and not is_supposed("按约定收回", 3)
    assert is_supposed("我司有权收回", 4) and not is_supposed("我司凭所有权收回", 6)
    assert is_supposed("出租人会收回", 4) and not is_supposed("经审贷会批准收回", 6)
    assert is_alleged("被告辩称已收回", 5) and not is_alleged("我司已收回", 3)


def test_scores_count_what_is_right_invented_and_missed():
    scores = measure(
        [
            LabelledText(facts="出租人锁机。", factors=frozenset({"lessor_locked_asset"})),
            LabelledText(facts="出租人锁机。", factors=frozenset({"gps_removed"})),
            LabelledText(
                facts="出租人锁机。", factors=frozenset(), judged=frozenset({"gps_removed"})
            ),
        ]
    )
    locked, removed = scores["lessor_locked_asset"], scores["gps_removed"]
    assert (locked.precision, locked.recall) == (0.5, 1.0)
    assert (removed.precision, removed.recall) == (None, 0.0)
    assert overall(scores.values()).missed == 1


def test_library_is_found_as_it_was_read():
    """A floor under what was measured, so that a change of cues that loses much is seen."""
    scores = overall(
        measure(
            LabelledText(
                facts="\n".join(
                    filter(None, map(case.told_as, (PassageRole.FACTS, PassageRole.CLAIM)))
                ),
                defence=case.told_as(PassageRole.DEFENCE),
                factors=frozenset(f.id for f in factor_labels()[case.case_id] if f.before_judgment),
            )
            for case in learning_cases()
        ).values()
    )
    assert scores.precision >= 0.8
    assert scores.recall >= 0.88
