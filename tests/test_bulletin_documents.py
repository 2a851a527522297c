"""The documents a bulletin reprints and the figures it reports, as a person reads them there."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest

from cases.bulletin import SHIPPED
from cases.bulletin_documents import (
    BulletinPart,
    read_documents,
    shipped_documents,
)
from cases.bulletin_figures import FIGURE_WORDS, FigureKind, read_figures, shipped_figures
from cases.errors import SourceError
from cases.lpr import lpr_on
from cases.typeset import flow

SOURCE = SHIPPED.read_text(encoding="utf-8")
DOCUMENTS = shipped_documents()

FIVE = ("住房城乡建设部", "生态环境部", "国家发展改革委", "财政部", "市场监管总局")
SEVEN = (
    "工业和信息化部",
    "国家发展改革委",
    "财政部",
    "生态环境部",
    "中国人民银行",
    "国务院国资委",
    "市场监管总局",
)
EIGHTEEN = (
    "工业和信息化部办公厅",
    "国家发展改革委办公厅",
    "司法部办公厅",
    "财政部办公厅",
    "人力资源社会保障部办公厅",
    "农业农村部办公厅",
    "商务部办公厅",
    "文化和旅游部办公厅",
    "退役军人事务部办公厅",
    "海关总署办公厅",
    "税务总局办公厅",
    "市场监管总局办公厅",
    "金融监管总局办公厅",
    "中国证监会办公厅",
    "国家知识产权局办公室",
    "全国总工会办公厅",
    "全国工商联办公厅",
    "中国贸促会办公室",
)

POLICY = [
    # title, issued by, date, number, last words
    (
        "国务院关于印发《推动大规模设备更新和消费品以旧换新行动方案》的通知",
        ("国务院",),
        "2024-03-07",
        "国发〔2024〕7号",
        "重大事项及时按程序请示报告。",
    ),
    (
        "节约用水条例",
        ("国务院",),
        "2024-03-09",
        "国务院令第776号",
        "第五十二条 本条例自2024年5月1日起施行。",
    ),
    (
        "国家金融监督管理总局办公厅关于做好2024年普惠信贷工作的通知",
        ("国家金融监督管理总局办公厅",),
        "2024-03-15",
        "金办发〔2024〕26号",
        "国家金融监督管理总局办公厅\n2024年3月15日",
    ),
    (
        "《跨境服务贸易特别管理措施（负面清单）》（2024年版）和"
        "《自由贸易试验区跨境服务贸易特别管理措施（负面清单）》（2024年版）",
        ("商务部",),
        "2024-03-22",
        "商务部令2024年第1号",
        "68境外服务提供者不得从事社会艺术水平考级业务。",
    ),
    (
        "住房城乡建设部等5部门关于加强城市生活污水管网建设和运行维护的通知",
        FIVE,
        "2024-03-08",
        "建城〔2024〕18号",
        "市场监管总局\n2024年3月8日",
    ),
    (
        "工业和信息化部等七部门关于加快推动制造业绿色化发展的指导意见",
        SEVEN,
        "2024-02-05",
        "工信部联节〔2024〕26号",
        "国务院国资委、市场监管总局\n2024年2月5日",
    ),
    (
        "全额保障性收购可再生能源电量监管办法",
        ("国家发展和改革委员会",),
        "2024-02-08",
        "国家发展和改革委员会令第15号",
        "25号）同时废止。",
    ),
    (
        "国家发展改革委 国家能源局关于新形势下配电网高质量发展的指导意见",
        ("国家发展改革委", "国家能源局"),
        "2024-02-06",
        "发改能源〔2024〕187号",
        "国家能源局\n2024年2月6日",
    ),
    (
        "工业和信息化部等18部门办公厅（室）关于开展2024年“一起益企”中小微企业服务行动的通知",
        EIGHTEEN,
        "2024-03-05",
        "工信厅联企业〔2024〕16号",
        "2.服务情况调查表（略）",
    ),
    (
        "广州市地方金融管理局关于印发2024年广州市融资租赁行业高质量发展工作要点的通知",
        ("广州市地方金融管理局",),
        "2024-03-22",
        "穗金管函〔2024〕12号",
        "在融资租赁行业入心入脑、见行见效。",
    ),
    (
        "广东省工业和信息化厅关于印发《广东省服务型制造示范行动工作方案》的通知",
        ("广东省工业和信息化厅",),
        None,
        "粤工信生产合作函〔2024〕2号",
        "附：广东省服务型制造示范申报指南",
    ),
    (
        "广东省工业和信息化厅关于组织2025年广东省制造业当家重点任务保障专项企业技术改造资金"
        "项目入选项目库的通知",
        ("广东省工业和信息化厅",),
        "2024-03-25",
        None,
        "（联系人：王宁涛，电话：020-83135813）",
    ),
    (
        "深圳市地方金融管理局关于印发《深圳市关于金融支持供应链高质量发展的实施意见》的通知",
        ("深圳市地方金融管理局",),
        "2024-03-05",
        "深金管规〔2024〕1号",
        "切实推动我市金融支持供应链高质量发展。",
    ),
    (
        "关于印发《中国（上海）自由贸易试验区临港新片区“数智临港”行动方案（2024-2026年）》的通知",
        ("中国（上海）自由贸易试验区临港新片区管理委员会",),
        "2024-03-08",
        "沪自贸临管委〔2024〕24号",
        "进一步展示“数智临港”的底蕴和高度。",
    ),
    (
        "上海市人民政府办公厅关于印发《上海市加快建立产品碳足迹管理体系 打造绿色低碳供应链的"
        "行动方案》的通知",
        ("上海市人民政府办公厅",),
        "2024-03-16",
        "沪府办〔2024〕8号",
        "市版权局）。",
    ),
    (
        "上海市人民政府办公厅关于印发《上海市减轻企业负担支持中小企业发展若干政策措施》的通知",
        ("上海市人民政府办公厅",),
        "2024-03-23",
        "沪府办规〔2024〕4号",
        "国家和本市有专门规定的，从其规定。",
    ),
    (
        "云南省人民政府关于印发云南省推进普惠金融高质量发展实施方案的通知",
        ("云南省人民政府",),
        "2024-03-17",
        "云政发〔2024〕10号",
        "（有关部门和各州、市人民政府按职责分工负责）",
    ),
    (
        "四川省人民政府关于印发《支持新能源与智能网联汽车产业高质量发展若干政策措施》的通知",
        ("四川省人民政府",),
        "2024-03-04",
        "川府发〔2024〕7号",
        "国家政策另有规定的从其规定。",
    ),
    (
        "关于发布《资产证券化业务基础资产负面清单指引》的公告",
        ("中国证券投资基金业协会",),
        "2024-03-27",
        "中基协发〔2024〕3号",
        "作为专项计划现金流最终偿付来源的资产。",
    ),
    (
        "最高人民法院关于规范和加强办理诉前保全案件工作的意见",
        ("最高人民法院",),
        None,
        "法[2024]42号",
        "第二十九条 本意见自2024年3月1日起施行。",
    ),
]
NEWS = [
    (
        "2024年3月20日贷款市场报价利率（LPR）",
        ("中国人民银行",),
        "2024-03-20",
        None,
        "较上个月相比未发生变化。）",
    ),
    (
        "国家金融监督管理总局关于《银行保险机构数据安全管理办法》公开征求意见的公告",
        ("国家金融监督管理总局",),
        "2024-03-22",
        None,
        "对组织或者个人造成一定影响的数据安全事件。",
    ),
    (
        "2023年英国设备租赁市场概况",
        ("中国外资租赁委员会",),
        None,
        None,
        "更利于融资租赁业支持实体经济的发展。",
    ),
    (
        "李云泽参加全国两会“部长通道”集体采访",
        ("国家金融监督管理总局",),
        None,
        None,
        "谢谢大家！",
    ),
    (
        "2024年2月融资租赁登记情况",
        ("中国外资租赁委员会",),
        None,
        None,
        "登记数量占比分别下降5.5%、8.1%。",
    ),
    # The yearly figures stand under a heading of their own and name no source.
    ("2023年融资租赁登记情况", (), None, None, "登记数量占比分别增长9.57%、1.51%。"),
]
PRACTICE = [
    (
        "天津滨海新区法院发布融资租赁典型案例",
        ("天津滨海新区法院",),
        None,
        None,
        "避免出租人双重受偿。",
    ),
    (
        "北京金融法院审判工作白皮书",
        ("北京金融法院",),
        None,
        None,
        "民族复兴伟业提供坚强金融司法保障！",
    ),
    (
        "广州法院发布服务保障金融高质量发展十大典型案例",
        ("广州市中级人民法院",),
        None,
        None,
        "促进金融行业健康有序发展。",
    ),
    (
        "上海市高级人民法院发布防范当事人滥用执行异议程序规避执行十大典型案例",
        ("上海高院",),
        None,
        None,
        "还应依法予以处罚。",
    ),
]
PRINTED = [
    pytest.param(i, part, *row, id=row[0][:24])
    for i, (part, row) in enumerate(
        [
            *((BulletinPart.POLICY, row) for row in POLICY),
            *((BulletinPart.NEWS, row) for row in NEWS),
            *((BulletinPart.PRACTICE, row) for row in PRACTICE),
        ]
    )
]


@pytest.mark.parametrize(("i", "part", "title", "issuers", "day", "number", "last"), PRINTED)
def test_document(i, part, title, issuers, day, number, last):
    document = DOCUMENTS[i]
    assert (document.part, document.title, document.issuers) == (part, title, issuers)
    assert document.published == (date.fromisoformat(day) if day else None)
    assert document.number == number
    assert document.text.endswith(last)
    for place, character in zip(document.origin, document.text, strict=True):
        assert SOURCE[place] == character or character == "\n"


def test_the_documents_together_hold_every_word_of_the_bulletin():
    headings = {f"{n}、{part.label}" for n, part in zip("一二三", BulletinPart, strict=True)}
    every = [p.text for p in flow(SOURCE) if p.text not in headings]
    assert "\n".join(document.text for document in DOCUMENTS) == "\n".join(every)
    assert len(DOCUMENTS) == len(PRINTED) == 30


def by_title(words):
    return next(document for document in DOCUMENTS if words in document.title)


@pytest.mark.parametrize(
    ("title", "holds", "lacks"),
    [
        pytest.param(
            "诉前保全",
            "各高级人民法院可以根据相关法律、司法解释和本意见",
            "law.wkinfo",
            id="网址夹在句中",
        ),
        pytest.param(
            "诉前保全",
            "被申请人住所地或者对案件有管辖权的人民法院",
            "law.wkinfo",
            id="三行网址夹在句中",
        ),
        pytest.param("入选项目库", "登录平台提交申请资料", "申报指南.wps", id="附件文件名"),
        pytest.param("广州市融资租赁行业", "为深入贯彻落实", "服务行动清单.pdf", id="别文的附件名"),
        pytest.param(
            "入选项目库",
            "（网址：http://210.76.82.21/ywtb-gzc/cms/index，技术支持电话：13609085751）",
            "2024年第3期",
            id="正文里的网址留着",
        ),
        pytest.param(
            "部长通道", "我们将全力支持科技创新，今年1月份", "2024年第3期", id="页眉在句中"
        ),
        pytest.param("2024年2月", "420,958笔", "144", id="页码在标题之后"),
    ],
)
def test_page_furniture_is_taken_out_and_nothing_else(title, holds, lacks):
    text = by_title(title).text
    assert holds in text
    assert lacks not in text


WRONG = [
    pytest.param("", "没有找到通讯的各个部分", id="空文本"),
    pytest.param("某某判决书 \n\n本院认为。 \n", "没有找到通讯的各个部分", id="不是通讯"),
    pytest.param("二、行业要闻 \n\n一段没有标题的话。 \n", "没有读到文件", id="部分里没有文件"),
]


@pytest.mark.parametrize(("bulletin", "says"), WRONG)
def test_a_text_without_documents_is_refused(bulletin, says):
    with pytest.raises(SourceError, match=says):
        read_documents(bulletin)


FIGURES = [
    # kind, period, value as printed, unit
    ("lpr_one_year", "2024-02-20", "0.0345", "%"),
    ("lpr_over_five_years", "2024-02-20", "0.0395", "%"),
    ("share_of_small_and_micro_lessees", "2024-02", "0.653", "%"),
    ("new_movables_registrations", "2024-02", "797337", "笔"),
    ("registered_leasing_users", "2024-02-29", "3710", "家"),
    ("new_registrations", "2024-02", "420958", "笔"),
    ("new_initial_registrations", "2024-02", "231771", "笔"),
    ("share_of_top_three_places", "2024-02", "0.847", "%"),
    ("share_of_individual_lessees", "2024-02", "0.804", "%"),
    ("share_of_enterprise_lessees", "2024-02", "0.193", "%"),
    ("share_of_sme_lessees", "2024-02", "0.812", "%"),
    ("new_movables_registrations", "2023", "9556967", "笔"),
    ("new_registrations", "2023", "5688387", "笔"),
    ("new_initial_registrations", "2023", "3743588", "笔"),
    ("registered_leasing_users", "2023-12-31", "3696", "家"),
    ("share_of_top_three_places", "2023", "0.7738", "%"),
    ("share_of_foreign_invested_lessors", "2023", "0.44", "%"),
    ("share_of_domestic_lessors", "2023", "0.22", "%"),
    ("share_of_financial_leasing_companies", "2023", "0.30", "%"),
    ("share_of_sale_and_leaseback", "2023", "0.8205", "%"),
    ("share_of_direct_leases", "2023", "0.1477", "%"),
    ("share_of_sme_lessees", "2023", "0.9195", "%"),
    ("share_of_small_and_micro_lessees", "2023", "0.7295", "%"),
]


def test_the_figures_are_those_printed():
    read = [(f.kind.value, f.period, f.value, f.unit) for f in shipped_figures()]
    assert read == [(kind, period, Decimal(value), unit) for kind, period, value, unit in FIGURES]


@pytest.mark.parametrize("figure", shipped_figures(), ids=lambda f: f"{f.kind.label}-{f.period}")
def test_a_figure_points_at_its_words(figure):
    assert figure.span.of(figure.document.text) == figure.quote
    printed = figure.document.source_span(figure.span).of(SOURCE)
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", figure.quote)


def test_every_kind_of_figure_has_its_words():
    entries = json.loads(FIGURE_WORDS.read_text(encoding="utf-8"))
    assert [entry["kind"] for entry in entries] == [kind.value for kind in FigureKind]


def figure_words(key):
    return [
        pytest.param(entry["kind"], text, id=f"{entry['kind']}-{text}")
        for entry in json.loads(FIGURE_WORDS.read_text(encoding="utf-8"))
        for text in entry[key]
    ]


def kinds_in(text):
    bulletin = f"二、行业要闻 \n\n2024年2月融资租赁登记情况 \n\n来源：某会 \n\n{text} \n"
    return [figure.kind.value for figure in read_figures(read_documents(bulletin))]


@pytest.mark.parametrize(("kind", "text"), figure_words("examples"))
def test_words_state_the_figure(kind, text):
    assert kind in kinds_in(text)


@pytest.mark.parametrize(("kind", "text"), figure_words("counterexamples"))
def test_words_that_only_look_like_it_do_not(kind, text):
    assert kind not in kinds_in(text)


def test_the_table_of_lpr_agrees_with_the_bulletin():
    """The heading says 20 March, the words quote 20 February: on both days the same rates."""
    stated = {figure.kind: figure for figure in shipped_figures()[:2]}
    for day in (date(2024, 2, 20), date(2024, 3, 20)):
        rates = lpr_on(day)
        assert rates.one_year == stated[FigureKind.LPR_ONE_YEAR].value
        assert rates.over_five_years == stated[FigureKind.LPR_OVER_FIVE_YEARS].value
        assert rates.published == date(2024, 2, 20) and rates.confirmed
