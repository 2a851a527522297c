"""Order by rule: tiers, recency, what the names of courts tell; nothing that the record does not."""

from datetime import date

import pytest

from cases.record import Case, Source
from cases.taxonomy import Collection, Effect, Grade
from models.similar.tiers import (
    Forum,
    Tier,
    effect_label,
    grade_label,
    is_recent,
    place,
    reached,
    tier_of,
)

TODAY = date(2026, 11, 24)


def case(**values):
    given = {
        "case_id": "甲",
        "collection": Collection.OWN,
        "told": True,
        "publisher": "某公众号",
        "title": "某案",
        "source": Source(document="d", publisher="某公众号"),
    }
    return Case(**{**given, **values})


@pytest.mark.parametrize(
    ("forum", "values", "expected"),
    [
        pytest.param(
            "上海市浦东新区人民法院", {"grade": Grade.GUIDING}, Tier.GUIDING, id="指导性案例"
        ),
        pytest.param(
            "上海市浦东新区人民法院", {"grade": Grade.REFERENCE}, Tier.REFERENCE, id="入库案例另列"
        ),
        pytest.param(
            "上海市浦东新区人民法院",
            {"grade": Grade.TYPICAL, "publisher": "最高人民法院网"},
            Tier.SUPREME,
            id="最高法典型案例",
        ),
        pytest.param(
            "上海市浦东新区人民法院", {"trial_court": "最高人民法院"}, Tier.SUPREME, id="最高法裁判"
        ),
        pytest.param(
            "上海市浦东新区人民法院",
            {"grade": Grade.TYPICAL, "trial_court": "上海市高级人民法院"},
            Tier.HIGH,
            id="地方典型案例只按法院",
        ),
        pytest.param(
            "上海市浦东新区人民法院",
            {"trial_court": "江苏省高级人民法院"},
            Tier.OTHER,
            id="外省高院",
        ),
        pytest.param(
            "上海市浦东新区人民法院",
            {"trial_court": "上海金融法院"},
            Tier.OWN,
            id="直辖市中院是上一级",
        ),
        pytest.param(
            "上海市浦东新区人民法院", {"trial_court": "上海市浦东新区人民法院"}, Tier.OWN, id="本院"
        ),
        pytest.param(
            "上海市浦东新区人民法院",
            {"trial_court": "上海市黄浦区人民法院"},
            Tier.OTHER,
            id="同市他院",
        ),
        pytest.param(
            "浙江省杭州市余杭区人民法院",
            {"trial_court": "浙江省杭州市中级人民法院"},
            Tier.OWN,
            id="本市中院是上一级",
        ),
        pytest.param(
            "浙江省杭州市余杭区人民法院",
            {"trial_court": "浙江省宁波市中级人民法院"},
            Tier.OTHER,
            id="本省他市中院",
        ),
        pytest.param(
            "浙江省杭州市中级人民法院",
            {"trial_court": "浙江省高级人民法院"},
            Tier.HIGH,
            id="中院的上一级是高院",
        ),
        pytest.param(None, {"trial_court": "上海市高级人民法院"}, Tier.UNPLACED, id="受理法院未填"),
        pytest.param("上海市浦东新区人民法院", {}, Tier.UNPLACED, id="审理法院不明"),
        pytest.param(
            None, {"trial_court": "最高人民法院"}, Tier.SUPREME, id="受理法院未填也知最高法"
        ),
    ],
)
def test_tier(forum, values, expected):
    assert tier_of(case(**values), Forum.named(forum) if forum else Forum()) is expected


@pytest.mark.parametrize(
    ("court", "expected"),
    [
        pytest.param("上海市高级人民法院", Tier.HIGH, id="只知省份也能认出本省高院"),
        pytest.param("江苏省高级人民法院", Tier.UNPLACED, id="外省高院"),
        pytest.param("上海市浦东新区人民法院", Tier.UNPLACED, id="不知受理法院，认不出本院"),
    ],
)
def test_tier_where_only_the_province_is_known(court, expected):
    assert tier_of(case(trial_court=court), Forum(province="上海市")) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"year": 2024}, True, id="两年前"),
        pytest.param({"year": 2023}, True, id="第三年，只知年份"),
        pytest.param({"year": 2022}, False, id="四年前"),
        pytest.param({"decision_date": date(2023, 11, 24)}, True, id="恰满三年"),
        pytest.param({"decision_date": date(2023, 11, 23)}, False, id="过三年一日"),
        pytest.param({}, False, id="年份不明"),
    ],
)
def test_recent(values, expected):
    assert is_recent(case(**values), TODAY) is expected


def test_place_orders_by_tier_then_recency_and_exempts_guiding_cases():
    forum = Forum.named("上海市浦东新区人民法院")
    old_guiding = case(grade=Grade.GUIDING, year=2010)
    new_supreme = case(trial_court="最高人民法院", year=2025)
    old_supreme = case(trial_court="最高人民法院", year=2015)
    own = case(trial_court="上海金融法院", year=2025)
    ordered = [own, old_supreme, new_supreme, old_guiding]
    ordered.sort(key=lambda c: place(c, forum, TODAY))
    assert ordered == [old_guiding, new_supreme, old_supreme, own]


def test_reached_is_the_first_tier_that_counts():
    assert reached([Tier.OTHER, Tier.OWN, Tier.SUPREME]) is Tier.SUPREME
    assert reached([Tier.REFERENCE, Tier.UNPLACED, Tier.OTHER]) is None


def test_grade_and_effect_come_from_the_record_alone():
    assert grade_label(case()) == "待核" and effect_label(case()) == "待核"
    known = case(grade=Grade.TYPICAL, effect=Effect.EFFECTIVE)
    assert grade_label(known) == "典型案例" and effect_label(known) == "已生效"
