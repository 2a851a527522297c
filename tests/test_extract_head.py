"""What the head and the foot of a court paper tell: court, number, kind, parties, cause, fee, date."""

import json
from datetime import date
from decimal import Decimal

import pytest

from cases.evidence import Span
from cases.extract.branch import Branch, find_branch
from cases.extract.case_number import find_case_number
from cases.extract.cause import CAUSES, find_cause, normalise_cause
from cases.extract.court import court_level, court_province, find_court
from cases.extract.decision_date import find_decision_date
from cases.extract.document_type import find_document_type
from cases.extract.fee import find_fee
from cases.extract.fee_bearers import find_fee_bearers
from cases.extract.legal_roles import find_legal_roles
from cases.extract.party_kind import PARTY_KINDS, party_kind
from cases.extract.procedure import find_procedure
from cases.extract.read import read_paper
from cases.extract.role_phrases import ROLE_PHRASES, find_said
from cases.extract.standing import standings
from cases.judgment import CourtLevel, DocumentType, Standing
from cases.normalise import normalise
from cases.structure import structure_text
from cases.taxonomy import LegalRole, PartyKind, Procedure


def paper(
    *,
    court="某省某市某区人民法院",
    title="民事判决书",
    number="（2023）某0101民初12号",
    parties="原告：甲租赁有限公司，住所地某市。被告：张某，男，住某市。",
    opening="原告甲租赁有限公司与被告张某融资租赁合同纠纷一案，本院立案后审理终结。",
    claims="原告向本院提出诉讼请求：判令被告支付租金10万元。",
    findings="经审理查明：双方于2021年3月1日签订合同。",
    order="依照《中华人民共和国民法典》第五百七十七条规定，判决如下：一、张某支付租金10万元；二、驳回其他诉讼请求。",
    fee="案件受理费2300元，由张某负担。",
    foot="审判员王某二〇二三年三月一日书记员李某",
):
    view = "本院认为，被告违约。"
    text = f"{court}{title}{number}{parties}{opening}{claims}{findings}{view}{order}{fee}{foot}"
    return read_paper(normalise(text).text)


COURTS = [
    # as the heading names it, level, province
    pytest.param("北京市朝阳区人民法院", CourtLevel.BASIC, "北京市", id="区法院"),
    pytest.param("上海金融法院", CourtLevel.INTERMEDIATE, "上海市", id="金融法院"),
    pytest.param("北京互联网法院", CourtLevel.BASIC, "北京市", id="互联网法院"),
    pytest.param("江苏省南通市中级人民法院", CourtLevel.INTERMEDIATE, "江苏省", id="中级法院"),
    pytest.param("内蒙古自治区高级人民法院", CourtLevel.HIGH, "内蒙古自治区", id="高级法院"),
    pytest.param("中华人民共和国最高人民法院", CourtLevel.SUPREME, None, id="最高法院"),
    pytest.param("武汉海事法院", CourtLevel.INTERMEDIATE, "湖北省", id="海事法院，省从案号"),
    pytest.param("苏州工业园区人民法院", CourtLevel.BASIC, "江苏省", id="开发区法院，省从案号"),
]
_NUMBERS = {"武汉海事法院": "（2023）鄂72民初12号", "苏州工业园区人民法院": "（2023）苏0591民初1号"}


@pytest.mark.parametrize(("court", "level", "province"), COURTS)
def test_court(court, level, province):
    number = _NUMBERS.get(court, "（2023）某0101民初12号")
    found = find_court(paper(court=court, number=number))
    assert found.value == court
    assert found.confidence > 0.9
    assert court_level(court) is level
    assert court_province(court, number) == province


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("甲公司与张某融资租赁合同纠纷一审民事判决书\n", id="网页标题在前"),
        pytest.param("发布日期：2023-05-01\n浏览：20次\n", id="网页信息在前"),
        pytest.param("", id="直接开头"),
    ],
)
def test_court_under_a_page_title(before):
    assert find_court(paper(court=f"{before}某省某市某区人民法院")).value == "某省某市某区人民法院"


NUMBERS = [
    pytest.param("（2019）苏0282民初8474号", "（2019）苏0282民初8474号", id="全角括号"),
    pytest.param("(2017)鄂0302民初4727号", "（2017）鄂0302民初4727号", id="半角括号"),
    pytest.param("〔2023〕甘0198执1907号", "（2023）甘0198执1907号", id="六角括号"),
    pytest.param("［2015］民二终字第166号", "（2015）民二终字第166号", id="方括号"),
    pytest.param("（２０１９）京 0105 民初 １ 号", "（2019）京0105民初1号", id="全角数字带空格"),
    pytest.param("（2014）惠城法仲民初字第555号", "（2014）惠城法仲民初字第555号", id="旧式案号"),
    pytest.param("（2023）某01民初12号之一", "（2023）某01民初12号之一", id="之一"),
    pytest.param("2023京0105民初12号", "（2023）京0105民初12号", id="括号丢失"),
    pytest.param("（2015某民初字第513号", "（2015）某民初字第513号", id="后括号丢失"),
]


@pytest.mark.parametrize(("printed", "value"), NUMBERS)
def test_case_number(printed, value):
    assert find_case_number(paper(number=printed)).value == value


def test_another_case_in_the_text_gives_no_number():
    opening = (
        "原告甲租赁有限公司与被告张某融资租赁合同纠纷一案，本院作出（2020）某0101民初9号判决。"
    )
    assert find_case_number(paper(number="", opening=opening)) is None


KINDS_OF_PAPER = [
    pytest.param("民 事 判 决 书", DocumentType.JUDGMENT, id="判决书"),
    pytest.param("民事裁定书", DocumentType.RULING, id="裁定书"),
    pytest.param("执 行 裁 定 书", DocumentType.RULING, id="执行裁定书"),
    pytest.param("民事调解书", DocumentType.MEDIATION, id="调解书"),
    pytest.param("民事决定书", DocumentType.OTHER, id="决定书"),
]


@pytest.mark.parametrize(("title", "kind"), KINDS_OF_PAPER)
def test_kind_of_paper(title, kind):
    assert find_document_type(paper(title=title)).value is kind


PROCEDURES = [
    pytest.param("（2012）某商破字第0004-1号", Procedure.OTHER, id="破产，序号带横线"),
    pytest.param("（2023）某98破申12号", Procedure.OTHER, id="破申，不是再审"),
    pytest.param("（2023）某0101民初12号", Procedure.FIRST_INSTANCE, id="民初"),
    pytest.param("（2023）某01民终12号", Procedure.SECOND_INSTANCE, id="民终"),
    pytest.param("（2015）民二终字第166号", Procedure.SECOND_INSTANCE, id="旧式二审"),
    pytest.param("（2023）某01民辖终12号", Procedure.SECOND_INSTANCE, id="管辖上诉"),
    pytest.param("（2015）民申字第256号", Procedure.RETRIAL_REVIEW, id="再审审查"),
    pytest.param("（2015）民提字第194号", Procedure.RETRIAL_REVIEW, id="提审"),
    pytest.param("（2023）某0101执异12号", Procedure.ENFORCEMENT, id="执行异议"),
    pytest.param("（2023）某0101执恢12号", Procedure.ENFORCEMENT, id="恢复执行"),
    pytest.param("（2024）某0101财保15号", Procedure.OTHER, id="诉前保全"),
    pytest.param("（2024）某0101民特15号", Procedure.OTHER, id="特别程序"),
]


@pytest.mark.parametrize(("number", "procedure"), PROCEDURES)
def test_procedure(number, procedure):
    read = paper(number=number)
    assert find_procedure(read, find_case_number(read)).value is procedure


PARTIES = [
    # parties' part, (name, role), ...
    pytest.param(
        "原告：张某，男，住某市某某区被告：乙物流有限公司，住所地某市。",
        [("张某", "plaintiff"), ("乙物流有限公司", "defendant")],
        id="住址后漏了句号",
    ),
    pytest.param(
        "原告：张某，男。被告；乙矿业公司。",
        [("张某", "plaintiff"), ("乙矿业公司", "defendant")],
        id="冒号误作分号",
    ),
    pytest.param(
        "原告张某，男，住某市。委托代理人赵某，某某律师事务所律师被告李某，男，住某市。",
        [("张某", "plaintiff"), ("李某", "defendant")],
        id="律师后漏了句号",
    ),
    pytest.param(
        "申请人张某，男。被申请人乙公司。申请人张某以被申请人乙公司欠款一百万元，不能清偿到期债务。",
        [("张某", "applicant"), ("乙公司", "respondent")],
        id="叙述案情的句子不是当事人",
    ),
    pytest.param(
        "原告：甲租赁有限公司，住所地某市。法定代表人：王某。被告：张某，男，住某市。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant")],
        id="冒号",
    ),
    pytest.param(
        "原告甲租赁有限公司，住所地某市。委托代理人李某，律师。被告张某，男。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant")],
        id="无冒号",
    ),
    pytest.param(
        "原告：甲（天津）租赁有限公司（以下简称甲公司）。被告：张某1（曾用名张某2），男。",
        [("甲（天津）租赁有限公司", "plaintiff"), ("张某1", "defendant")],
        id="名称里的括号留，名称后的括号去",
    ),
    pytest.param(
        "原告：某某公司1，住所地某市。被告：某某公司2，住所地某市。第三人：某某公司3。",
        [("某某公司1", "plaintiff"), ("某某公司2", "defendant"), ("某某公司3", "third_party")],
        id="隐名",
    ),
    pytest.param(
        "上诉人（原审被告）：张某，男。被上诉人（原审原告）：甲租赁有限公司。原审被告：李某，女。",
        [("张某", "appellant"), ("甲租赁有限公司", "appellee"), ("李某", "defendant")],
        id="二审，只有原审身份的保留原身份",
    ),
    pytest.param(
        "再审申请人（一审被告、二审上诉人）：张某。被申请人（一审原告、二审被上诉人）：甲公司。一审第三人：乙公司。",
        [("张某", "applicant"), ("甲公司", "respondent"), ("乙公司", "third_party")],
        id="再审",
    ),
    pytest.param(
        "申请执行人：甲租赁有限公司。被执行人：张某，男。",
        [("甲租赁有限公司", "applicant"), ("张某", "respondent")],
        id="执行",
    ),
    pytest.param(
        "异议人（案外人）：乙公司。申请执行人：甲租赁有限公司。被执行人：张某，男。",
        [("乙公司", "applicant"), ("甲租赁有限公司", "respondent"), ("张某", "respondent")],
        id="案外人异议中申请执行人是对方",
    ),
    pytest.param(
        "原告：张某、李某，均住某市。被告：甲租赁有限公司，住所地某市。",
        [("张某", "plaintiff"), ("李某", "plaintiff"), ("甲租赁有限公司", "defendant")],
        id="一处数人",
    ),
    pytest.param(
        "原告：张某，男。二被告共同委托诉讼代理人：李某，律师。原告委托诉讼代理人：赵某。被告：甲公司。",
        [("张某", "plaintiff"), ("甲公司", "defendant")],
        id="代理人不是当事人",
    ),
    pytest.param(
        "原告：某印刷厂（普通合伙），住所地某市。被告：甲公司法定代表人：王某。",
        [("某印刷厂（普通合伙）", "plaintiff"), ("甲公司", "defendant")],
        id="合伙企业；缺句号",
    ),
    pytest.param(
        "原告：甲公司（原乙公司）住所地某市。第一被告：丙律师事务所，住所地某市。第二被告：丁某（曾用名戊某）男，住某市。",
        [("甲公司", "plaintiff"), ("丙律师事务所", "defendant"), ("丁某", "defendant")],
        id="名称后的说明去；第几被告；律师事务所也可以是当事人",
    ),
    pytest.param(
        "反诉被告（本诉原告）：甲租赁有限公司。反诉原告（本诉被告）：张某，男。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant")],
        id="以本诉地位为准",
    ),
    pytest.param(
        "原告：甲租赁有限公司，住所地某市。被告张某，男，住某市。被告经本院传唤未到庭。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant")],
        id="冒号时有时无；说被告的句子不是当事人",
    ),
    pytest.param(
        "原告人郑某，男，农民。被告人许某，男，农民。被告人民财险某支公司，住所地某市。",
        [("郑某", "plaintiff"), ("许某", "defendant"), ("人民财险某支公司", "defendant")],
        id="旧时写原告人、被告人",
    ),
    pytest.param(
        "原告十堰某公司，住所地十堰市。被告四川某公司，住所地某市。被告一：三明某厂，住所地某市。",
        [("十堰某公司", "plaintiff"), ("四川某公司", "defendant"), ("三明某厂", "defendant")],
        id="名称以数字开头",
    ),
    pytest.param(
        "原告暨反诉被告：甲租赁有限公司。被告一：张某，男。被告二：李某，女。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant"), ("李某", "defendant")],
        id="暨；被告一",
    ),
    pytest.param(
        "原告（反诉被告）：甲租赁有限公司。被告（反诉原告）：张某，男。",
        [("甲租赁有限公司", "plaintiff"), ("张某", "defendant")],
        id="反诉",
    ),
    pytest.param(
        "原告张某，男。委托代理人李某，某律师事务所律师被告甲公司法定代表人王某，经理。",
        [("张某", "plaintiff"), ("甲公司", "defendant")],
        id="律师之后缺句号",
    ),
    pytest.param(
        "再审申请人（一审被告）：张某。被申请人：（一审原告）：甲公司。一审被告：乙矿业公司（PT.YIMINING）。",
        [
            ("张某", "applicant"),
            ("甲公司", "respondent"),
            ("乙矿业公司（PT.YIMINING）", "defendant"),
        ],
        id="括号前多一个冒号；外文名称留在名称里",
    ),
    pytest.param(
        "再审申请人（一审原告）：丙笔业公司（BINGPEN）。被申请人（一审被告）：丁某（DING YI），男。"
        "再审申请人丙笔业公司称，丁某仿造其商品。",
        [("丙笔业公司", "applicant"), ("丁某", "respondent")],
        id="别处不带外文名称，外文就不是名称",
    ),
    pytest.param(
        "上诉人（原审被告）乙商业公司城北分公司 上诉人（原审被告）乙商业公司二上诉人共同委托代理人王红，律师。"
        "被上诉人（原审原告）赵某，男。",
        [("乙商业公司城北分公司", "appellant"), ("乙商业公司", "appellant"), ("赵某", "appellee")],
        id="几个上诉人连写，代理人共有",
    ),
    pytest.param(
        "上诉人（原审原告）李建被上诉人（原审被告）甲公司被上诉人（原审第三人）王芳上述被上诉人共同委托代理人王红，律师。",
        [("李建", "appellant"), ("甲公司", "appellee"), ("王芳", "appellee")],
        id="姓名之后直接是下一个身份",
    ),
    pytest.param(
        "上诉人（原审原告）李建，甲公司职工，与被上诉人（原审被告）甲公司同住一楼。被上诉人（原审被告）甲公司。",
        [("李建", "appellant"), ("甲公司", "appellee")],
        id="与某人如何，不是另起一人",
    ),
    pytest.param(
        "原告吴某，男，住某市。委托代理人戴某，乙公司副总经理被告陈某（身份证号码：1****），男，住某县。"
        "委托代理人周某，丙公司员工被告丁公司，住所地某县。",
        [("吴某", "plaintiff"), ("陈某", "defendant"), ("丁公司", "defendant")],
        id="职务之后缺句号",
    ),
    pytest.param(
        "原告吴某，男，住某市。法定代表人周某，系董事长被告知后到庭。被告陈某，男。",
        [("吴某", "plaintiff"), ("陈某", "defendant")],
        id="职务之后的被告知不是被告",
    ),
]


@pytest.mark.parametrize(("parties", "expected"), PARTIES)
def test_parties(parties, expected):
    opening = "当事人之间融资租赁合同纠纷一案，本院立案后审理终结。"
    litigants = paper(parties=parties, opening=opening).litigants
    assert [(party.name, party.role.value) for party in litigants] == expected


def test_first_party_right_after_an_unusual_number():
    text = (
        "某省某县人民法院执行裁定书（2020）某0524执63号之一被执行人庚某，女，住某镇。"
        "本院依据已经生效的判决书，向被执行人庚某发出执行通知书。依照《中华人民共和国民事诉讼法》第二百四十二条的规定，"
        "裁定如下：扣划被执行人庚某存款3000元。本裁定立即执行。审判员王某二〇二〇年七月一日"
    )
    assert [(p.name, p.role.value) for p in read_paper(text).litigants] == [("庚某", "respondent")]


RUN_TOGETHER = [
    pytest.param(
        "原告：丙某 被告：丁某 第三人：戊公司",
        [("丙某", "plaintiff"), ("丁某", "defendant"), ("戊公司", "third_party")],
        id="冒号，只隔一个空格",
    ),
    pytest.param(
        "原告丙某 被告丁公司 第三人戊公司",
        [("丙某", "plaintiff"), ("丁公司", "defendant"), ("戊公司", "third_party")],
        id="没有冒号，只隔一个空格",
    ),
    pytest.param(
        "原告丙某，男，住某市被告丁公司，住所地某市第三人戊公司，住所地某市第三人民医院旁",
        [("丙某", "plaintiff"), ("丁公司", "defendant"), ("戊公司", "third_party")],
        id="住址后没有句号，第三人民医院不是第三人",
    ),
    pytest.param(
        "原告：丙某。委托代理人：王红。被告：丁公司。第三人：己公司。委托代理人：赵某第三人：戊公司",
        [
            ("丙某", "plaintiff"),
            ("丁公司", "defendant"),
            ("己公司", "third_party"),
            ("戊公司", "third_party"),
        ],
        id="代理人后没有句号",
    ),
]


@pytest.mark.parametrize(("parties", "expected"), RUN_TOGETHER)
def test_parties_that_run_together(parties, expected):
    opening = "原告丙某诉被告丁公司买卖合同纠纷一案，本院立案后审理终结。"
    litigants = paper(parties=parties, opening=opening).litigants
    assert [(party.name, party.role.value) for party in litigants] == expected


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("上诉人乙公司、丙公司因与被上诉人赵某产品责任纠纷一案，", id="因与"),
        pytest.param("上诉人乙公司（以下简称上诉人）因产品责任纠纷一案，", id="只写一方"),
    ],
)
def test_the_last_party_runs_into_the_introduction(opening):
    parties = "上诉人（原审被告）乙公司上诉人（原审被告）丙公司被上诉人（原审原告）赵某"
    read = paper(parties=parties, opening=f"{opening}不服某县人民法院判决，向本院提起上诉。")
    assert [(p.name, p.role.value) for p in read.litigants] == [
        ("乙公司", "appellant"),
        ("丙公司", "appellant"),
        ("赵某", "appellee"),
    ]
    assert find_cause(read).value == "产品责任纠纷"


def test_a_torn_heading_is_read_as_far_as_it_goes():
    """Marks, 院, 号 and 日 were lost; a withdrawal can still be read."""
    text = (
        "某省某市某区人民法民 事 裁 定 （2014）某法民初字第07001原告丁某，男，汉族，住某市某区"
        "委托代理人赵某，某某律师事务所律师被告戊某，男，汉族，住某市某区本院在审理原告丁某与被告戊某民间借贷纠纷一案中，"
        "原告丁某向本院提出撤诉申请本院认为，申请符合规定，应予准许。依照《中华人民共和国民事诉讼法》第一百四十五条的规定，"
        "裁定如下准许原告丁某撤回对被告戊某的起诉案件受理费80元，减半收取40元，由原告丁某负担审判员　　王某"
        "二〇一四年十一月三书记员　　李某"
    )
    read = structure_text(text, "x")
    assert read.court == "某省某市某区人民法院"
    assert read.case_no == "（2014）某法民初字第07001"
    assert (read.cause, read.court_fee) == ("民间借贷纠纷", Decimal(40))
    assert [(p.name, p.role.value) for p in read.parties] == [
        ("丁某", "plaintiff"),
        ("戊某", "defendant"),
    ]
    assert [item.text for item in read.order_items] == ["准许原告丁某撤回对被告戊某的起诉"]
    assert (read.outcome.value, read.judgment_date) == ("withdrawn", date(2014, 11, 3))


INTRODUCED = [
    # the sentence that introduces the case, (name, role, former role), ...; no entries stand before
    pytest.param(
        "原告甲融资租赁（天津）有限公司（以下简称甲公司）与被告乙公司、丙某、丁某融资租赁合同纠纷一案，本院立案。",
        [
            ("甲融资租赁（天津）有限公司", "plaintiff", ()),
            ("乙公司", "defendant", ()),
            ("丙某", "defendant", ()),
            ("丁某", "defendant", ()),
        ],
        id="一审，名称里的括号留",
    ),
    pytest.param(
        "上诉人乙公司（原审被告，以下简称乙）因与被上诉人甲公司（原审原告）、原审第三人戊公司买卖合同纠纷一案，不服判决，提起上诉。",
        [
            ("乙公司", "appellant", ("defendant",)),
            ("甲公司", "appellee", ("plaintiff",)),
            ("戊公司", "third_party", ()),
        ],
        id="二审",
    ),
    pytest.param(
        "原告张某与被告李某民间借贷纠纷案，本院受理。",
        [("张某", "plaintiff", ()), ("李某", "defendant", ())],
        id="写作纠纷案",
    ),
    pytest.param(
        "再审申请人张某因与被申请人李某及一审被告王某民间借贷纠纷一案，不服判决，申请再审。",
        [("张某", "applicant", ()), ("李某", "respondent", ()), ("王某", "defendant", ())],
        id="再审",
    ),
    pytest.param(
        "原告赵某为与被告钱某等三人共有物分割纠纷一案，本院受理。",
        [("赵某", "plaintiff", ()), ("钱某", "defendant", ())],
        id="等三人",
    ),
    pytest.param(
        "原告某银行股份有限公司诉被告张某某和李某某金融借款合同纠纷一案，本院受理。",
        [
            ("某银行股份有限公司", "plaintiff", ()),
            ("张某某", "defendant", ()),
            ("李某某", "defendant", ()),
        ],
        id="和字连接两人",
    ),
    pytest.param(
        "原告张某诉被告李某闻所未闻纠纷一案，本院受理。被告李某未到庭。",
        [("张某", "plaintiff", ()), ("李某", "defendant", ())],
        id="表里没有的案由，名字以后文为准",
    ),
    pytest.param(
        "再审申请人甲造船有限公司（以下简称甲公司）为与乙装备公司、丁某合同纠纷一案，不服判决，申请再审。",
        [
            ("甲造船有限公司", "applicant", ()),
            ("乙装备公司", "respondent", ()),
            ("丁某", "respondent", ()),
        ],
        id="对方没有写诉讼地位",
    ),
    pytest.param(
        "上诉人甲公司因与被上诉人乙公司、原审第三人丙能源有限公司（以下简称丙公司）一案，不服判决，提起上诉。丙能源未到庭。",
        [
            ("甲公司", "appellant", ()),
            ("乙公司", "appellee", ()),
            ("丙能源有限公司", "third_party", ()),
        ],
        id="没有案由，名称后有简称",
    ),
    pytest.param(
        "上诉人甲公司因与被上诉人乙公司、一审被告丙矿业公司（PT.YIMINING）金融借款合同纠纷管辖权异议一案，不服裁定，提出上诉。",
        [
            ("甲公司", "appellant", ()),
            ("乙公司", "appellee", ()),
            ("丙矿业公司（PT.YIMINING）", "defendant", ()),
        ],
        id="管辖权异议不属于案由，外文名称留着",
    ),
    pytest.param("本院受理后审理终结。", [], id="没有介绍"),
]


@pytest.mark.parametrize(("opening", "expected"), INTRODUCED)
def test_parties_named_only_where_the_case_is_introduced(opening, expected):
    text = (
        f"{opening}本案现已审理终结。原告诉称，请求判令被告付款10万元。本院认为，合同有效。"
        "依照《中华人民共和国民法典》第五百七十七条规定，判决如下：被告付款10万元。"
    )
    litigants = read_paper(normalise(text).text).litigants
    said = [(p.name, p.role.value, tuple(r.value for r in p.former_roles)) for p in litigants]
    assert said == expected


def test_what_the_introduction_tells_besides():
    text = (
        "上诉人张某因与被上诉人李某买卖合同纠纷一案，不服判决，向本院提起上诉。现已审理终结。"
        "张某上诉请求：撤销一审判决。本院认为，上诉理由不能成立。"
        "依照《中华人民共和国民事诉讼法》第一百七十七条规定，判决如下：驳回上诉，维持原判。"
    )
    read = structure_text(text, "x")
    assert (read.procedure, read.cause) == (Procedure.SECOND_INSTANCE, "买卖合同纠纷")
    assert read.outcome.value == "denied"


def test_the_number_of_another_case_is_not_the_papers_own():
    text = (
        "上诉人张某因与被上诉人李某买卖合同纠纷一案，不服某区人民法院（2022）某0101民初77号民事判决，向本院提起上诉。现已审理终结。"
        "张某上诉请求：撤销一审判决。本院认为，上诉理由不能成立。"
        "依照《中华人民共和国民事诉讼法》第一百七十七条规定，判决如下：驳回上诉，维持原判。"
    )
    assert structure_text(text, "x").case_no is None


def test_a_court_whose_name_is_masked():
    read = paper(court="XXXXXX中级人民法院")
    assert find_court(read).value == "XXXXXX中级人民法院"


def test_a_request_in_the_introducing_sentence_leaves_the_cause():
    read = paper(
        opening="原告甲租赁有限公司为与被告张某民间借贷纠纷一案，于2016年12月1日起诉，请求判令被告归还借款10万元。",
        claims="",
    )
    assert find_cause(read).value == "民间借贷纠纷"


def test_former_roles_and_short_names():
    read = paper(
        parties="上诉人（原审被告、反诉原告）：张某，男。被上诉人（原审原告）：甲租赁有限公司（下称“甲公司”）。",
        opening="上诉人张某因与被上诉人甲租赁有限公司（以下简称甲租赁）融资租赁合同纠纷一案，不服判决，提起上诉。",
    )
    appellant, appellee = read.litigants
    assert appellant.former_roles == (Standing.DEFENDANT, Standing.PLAINTIFF)
    assert appellee.aliases == ("甲公司", "甲租赁")


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        pytest.param("再审申请人", ["申请人"], id="再审申请人"),
        pytest.param("一审原告、二审被上诉人", ["原告", "被上诉人"], id="先后两审"),
        pytest.param("有独立请求权的第三人", ["第三人"], id="第三人"),
        pytest.param("法定代表人", [], id="不是诉讼地位"),
    ],
)
def test_standings(words, labels):
    assert [standing.label for standing in standings(words)] == labels


KIND_ENTRIES = json.loads(PARTY_KINDS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", KIND_ENTRIES, ids=lambda entry: entry["kind"])
def test_kinds_by_name(entry):
    kind = PartyKind(entry["kind"])
    for name in entry["examples"]:
        assert party_kind(name, "，住所地某市。").value is kind, name
    for name in entry["counterexamples"]:
        assert party_kind(name, "，住所地某市。").value is not kind, name


@pytest.mark.parametrize(
    ("name", "particulars", "kind"),
    [
        pytest.param("王某", "，男，1980年1月1日出生。", "natural_person", id="性别"),
        pytest.param("欧阳修远之", "，汉族，住某市。", "natural_person", id="民族"),
        pytest.param("某区某饭店", "，经营者：王某。", "individual_business", id="经营者"),
        pytest.param("李某", "，女，个体工商户，住某市。", "natural_person", id="职业是个体户的人"),
        pytest.param("某文化馆联盟", "。", "other", id="说不清"),
    ],
)
def test_kinds_by_particulars(name, particulars, kind):
    assert party_kind(name, particulars).value is PartyKind(kind)


OPENINGS = [
    # introduction of the case, cause as stated, cause in the courts' list
    pytest.param(
        "原告甲租赁有限公司与被告张某融资租赁合同纠纷一案，本院立案。",
        "融资租赁合同纠纷",
        "融资租赁合同纠纷",
        id="通常",
    ),
    pytest.param(
        "原告甲租赁有限公司（以下简称甲公司）诉被告张某（以下简称张某）融资租赁纠纷一案，本院立案。",
        "融资租赁纠纷",
        "融资租赁合同纠纷",
        id="简称后，省去合同",
    ),
    pytest.param(
        "上诉人甲租赁有限公司因与被上诉人张某委托合同纠纷管辖权异议一案，不服裁定，提起上诉。",
        "委托合同纠纷",
        "委托合同纠纷",
        id="管辖权异议不计",
    ),
    pytest.param(
        "上诉人张某因生命权纠纷一案，不服判决，提起上诉。",
        "生命权纠纷",
        "生命权、身体权、健康权纠纷",
        id="因某案由",
    ),
    pytest.param(
        "再审申请人张某因与被申请人甲租赁有限公司案外人执行异议之诉一案，申请再审。",
        "案外人执行异议之诉",
        "案外人执行异议之诉",
        id="之诉",
    ),
    pytest.param(
        "原告张某与被告甲租赁有限公司、赵某民间借贷纠纷一案，原告撤回对赵某的起诉。",
        "民间借贷纠纷",
        "民间借贷纠纷",
        id="夹有首部没有的人",
    ),
    pytest.param(
        "原告张某诉被告甲租赁有限公司行政处罚一案，本院立案。",
        "行政处罚",
        None,
        id="表里没有的案由",
    ),
    pytest.param(
        "原告张某与被告甲租赁有限公司劳动争议一案，本院立案。",
        "劳动争议",
        "劳动争议",
        id="劳动争议",
    ),
]


@pytest.mark.parametrize(("opening", "stated", "listed"), OPENINGS)
def test_cause(opening, stated, listed):
    found = find_cause(paper(opening=opening))
    assert found.value == stated
    assert normalise_cause(stated) == listed


@pytest.mark.parametrize(
    ("opening", "view", "cause"),
    [
        pytest.param(
            "上列原告诉被告信用卡欠款纠纷一案，本院受理后通知缴费。",
            "",
            "信用卡欠款纠纷",
            id="开头不写名字",
        ),
        pytest.param(
            "本院立案后审理终结。",
            "本案系商品房预售合同纠纷。",
            "商品房预售合同纠纷",
            id="只在理由里写",
        ),
    ],
)
def test_cause_without_names(opening, view, cause):
    claims = "原告向本院提出诉讼请求：判令被告付款10万元。"
    order = f"本院认为，{view}被告违约。依照《中华人民共和国民法典》第五百七十七条规定，判决如下：张某付款10万元。"
    assert find_cause(paper(opening=opening, claims=claims, order=order)).value == cause


def test_causes_have_one_name_each():
    entries = json.loads(CAUSES.read_text(encoding="utf-8"))
    words = [word for entry in entries for word in (entry["name"], *entry.get("also", ()))]
    assert len(words) == len(set(words))
    assert normalise_cause("某种谁也没听过的事") is None


FEES = [
    # what is said of the fee, the fee, who bears it
    pytest.param("案件受理费2300元，由张某负担。", 2300, ["张某"], id="通常"),
    pytest.param("案件受理费50元，减半收取25元，由被告张某负担。", 25, ["张某"], id="减半"),
    pytest.param(
        "案件受理费减半收取264.38元（原告已预交），由被告负担。",
        "264.38",
        ["张某"],
        id="只写减半后",
    ),
    pytest.param(
        "案件受理费525元（已减半收取）、鉴定费1995元，合计2520元，由张某负担。",
        525,
        ["张某"],
        id="已减半，鉴定费不计",
    ),
    pytest.param(
        "案件受理费2370元，保全费990元，合计3360元，由原告负担360元，由被告负担3000元。",
        2370,
        ["甲租赁有限公司", "张某"],
        id="保全费不计",
    ),
    pytest.param(
        "诉讼费9560元（含案件受理费2560元、鉴定费7000元），由张某承担。",
        2560,
        ["张某"],
        id="诉讼费里的受理费",
    ),
    pytest.param(
        "案件受理费600元（原告已预交），减半收取300元，由张某负担。",
        300,
        ["张某"],
        id="已预交之后减半",
    ),
    pytest.param(
        "案件受理费600元（原告已预交）减半收取300元，由张某负担。",
        300,
        ["张某"],
        id="括号后紧接减半",
    ),
    pytest.param("案件受理费300元（减半收取），由张某负担。", 300, ["张某"], id="括号里注明减半"),
    pytest.param("案件受理费300元，已减半收取，由张某负担。", 300, ["张某"], id="已经减半"),
    pytest.param("案件受理费300元，减半收取，由张某负担。", 150, ["张某"], id="尚未减半"),
    pytest.param(
        "案件受理费200元，反诉费50元，共计250元，由张某负担。", 250, ["张某"], id="反诉费另计"
    ),
    pytest.param("案件受理费四千四百元，由张某负担。", 4400, ["张某"], id="中文数字"),
    pytest.param(
        "本诉案件受理费100元，由张某负担；反诉案件受理费50元，由甲租赁有限公司负担。",
        150,
        ["张某", "甲租赁有限公司"],
        id="本诉反诉相加",
    ),
    pytest.param(
        "案件受理费300元，由张某负担，于判决生效后迳付原告甲租赁有限公司。",
        300,
        ["张某"],
        id="付给预交的一方",
    ),
    pytest.param("案件受理费1000元，退还原告甲租赁有限公司。", None, [], id="退还"),
    pytest.param("案件受理费免收。", 0, [], id="免收"),
    pytest.param("本案为劳动争议案件，属于免收受理费范围。", 0, [], id="属于免收"),
    pytest.param("", None, [], id="没有写"),
]


@pytest.mark.parametrize(("words", "fee", "bearers"), FEES)
def test_fee(words, fee, bearers):
    read = paper(fee=words)
    found = find_fee(read)
    assert (found.value if found else None) == (None if fee is None else Decimal(fee))
    assert [bearer.value for bearer in find_fee_bearers(read)] == bearers


def test_fee_of_this_instance_by_another_word():
    words = "一审案件受理费240元，由甲租赁有限公司负担；二审诉讼费480元，由张某负担。"
    read = paper(
        number="（2023）某01民终12号",
        parties="上诉人（原审被告）：张某，男。被上诉人（原审原告）：甲租赁有限公司。",
        fee=words,
    )
    assert find_fee(read).value == 480


def test_fee_of_this_instance_only():
    words = "一审案件受理费240元，由甲租赁有限公司负担；二审案件受理费480元，由张某负担。"
    read = paper(
        number="（2023）某01民终12号",
        parties="上诉人（原审被告）：张某，男。被上诉人（原审原告）：甲租赁有限公司。",
        fee=words,
    )
    assert find_fee(read).value == 480


DATES = [
    pytest.param("审判员王某二〇二三年三月一日书记员李某", date(2023, 3, 1), id="中文数字"),
    pytest.param("审判员 王某\n2023年3月1日\n书记员 李某", date(2023, 3, 1), id="阿拉伯数字"),
    pytest.param("审判长王某二Ｏ一九年十二月二十五日书记员李某", date(2019, 12, 25), id="字母Ｏ"),
    pytest.param("审判长王某二Ο一九年五月六日书记员李某", date(2019, 5, 6), id="希腊字母Ο"),
    pytest.param("审判长王某二о一九年五月六日书记员李某", date(2019, 5, 6), id="西里尔字母о"),
    pytest.param("审判长王某二oo九年五月六日书记员李某", date(2009, 5, 6), id="字母o"),
    pytest.param("审判员王某二〇一九年十一月十四书记员李某", date(2019, 11, 14), id="漏了日字"),
    pytest.param("审判员王某二〇一五年××月××日书记员李某", None, id="隐去月日"),
]


@pytest.mark.parametrize(("foot", "day"), DATES)
def test_date(foot, day):
    found = find_decision_date(paper(foot=foot))
    assert (found.value if found else None) == day


ROLES = [
    pytest.param(
        "出租人甲租赁有限公司与承租人张某签订合同。", {0: "lessor", 1: "lessee"}, id="身份在前"
    ),
    pytest.param(
        "甲租赁有限公司（出租人）与张某（承租人）签订合同。",
        {0: "lessor", 1: "lessee"},
        id="身份在括号",
    ),
    pytest.param(
        "张某作为保证人签订保证合同。", {0: "lessor", 1: "guarantor"}, id="作为；名称里的行业"
    ),
    pytest.param("张某未付款。", {0: "lessor"}, id="只有名称里的行业"),
]


@pytest.mark.parametrize(("findings", "roles"), ROLES)
def test_legal_roles(findings, roles):
    found = find_legal_roles(paper(findings=f"经审理查明：{findings}"), "融资租赁合同纠纷")
    assert {i: role.value for i, role in found.items()} == {
        i: LegalRole(r) for i, r in roles.items()
    }


def test_every_value_stands_where_it_is_said_to():
    read = paper()
    for found in (find_court(read), find_case_number(read), find_cause(read)):
        assert found.span.of(read.text) == found.value
    assert isinstance(find_decision_date(read).span, Span)


@pytest.mark.parametrize(
    "entry", json.loads(ROLE_PHRASES.read_text(encoding="utf-8")), ids=lambda entry: entry["role"]
)
def test_phrases_that_tell_a_role(entry):
    def told(text):
        spans = find_said(text, "乙公司", Span(0, len(text)), entry["causes"][0])
        return LegalRole(entry["role"]) in {role for role, _ in spans}

    assert all(told(example) for example in entry["examples"])
    assert not any(told(example) for example in entry["counterexamples"])


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        pytest.param("民事判决书", "（2022）某0602民初3号", Branch.CIVIL, id="民事"),
        pytest.param("刑事判决书", "（2022）某0602刑初3号", Branch.CRIMINAL, id="刑事"),
        pytest.param("刑事附带民事裁定书", "（2022）某06刑终3号", Branch.CRIMINAL, id="附带民事"),
        pytest.param("行政判决书", "（2022）某0602行初3号", Branch.ADMINISTRATIVE, id="行政"),
        pytest.param(
            "行政赔偿判决书", "（2022）某0602行赔初3号", Branch.ADMINISTRATIVE, id="行政赔偿"
        ),
        pytest.param("国家赔偿决定书", "（2022）某委赔3号", Branch.COMPENSATION, id="国家赔偿"),
        pytest.param("判决书", "（2022）某0602刑初3号", Branch.CRIMINAL, id="标题不说看案号"),
        pytest.param("裁定书", "（2022）某06行终3号", Branch.ADMINISTRATIVE, id="案号里的行终"),
        pytest.param("判决书", "（2015）行民初字第3号", Branch.CIVIL, id="行唐县的民初"),
        pytest.param("执行裁定书", "（2022）某0602执3号", Branch.CIVIL, id="执行不是行政"),
    ],
)
def test_branch(title, number, expected):
    paper = read_paper(
        f"某县人民法院\n{title}\n{number}\n原告：甲公司。\n被告：乙公司。\n"
        "原告甲公司与被告乙公司纠纷一案，现已审理终结。\n判决如下：\n驳回甲公司的诉讼请求。"
    )
    assert find_branch(paper, number) is expected
