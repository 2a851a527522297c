"""The shipped bulletin's cases, written down by reading it: titles, first and last words, parts.

The tables below are the printed bulletin as a person reads it; nothing in them was taken from the
reader's output.
"""

import re

import pytest

from cases.bulletin import SHIPPED, read_cases, shipped_cases
from cases.errors import SourceError
from cases.evidence import Span
from cases.taxonomy import PartKind

SOURCE = SHIPPED.read_text(encoding="utf-8")
CASES = {case.case_id: case for case in shipped_cases()}

PLAIN = ("基本案情", "裁判结果", "典型意义")
LED = ("要点提示", *PLAIN)
GENERAL = ("基本案情", "典型意义和规则", "社会效果", "专家点评")

TOLD = [
    # id, title, case name, headings as printed (None: missing), first words, last words
    pytest.param(
        "tianjin-1",
        "承租人以自己名义为他人融资购入车辆的，出租人有权选择约定的承租人作为其合同相对方",
        "某金融租赁公司与张某等融资租赁合同纠纷案",
        PLAIN,
        "原告某金融租赁公司与被告张某于2021年3月29日签订《融资租赁合同》，",
        "也有利于遏制实践中“顶名购车”的行业乱象。",
        id="天津一-顶名购车",
    ),
    pytest.param(
        "tianjin-2",
        "承租人付款义务虽未届至，但已构成预期违约的，出租人有权主张租金加速到期",
        "某融资租赁有限公司与吴某融资租赁合同纠纷案",
        PLAIN,
        "2020年10月31日，原告某融资租赁有限公司（出租人）与被告吴某（承租人）、",
        "并督促承租人恪守诚信原则，妥善保管使用租赁物。",
        id="天津二-预期违约",
    ),
    pytest.param(
        "tianjin-3",
        "承租人已支付大部分租金，仅有轻微违约且有还款意愿的，法院可引导出租人变更诉讼请求，"
        "尽量避免合同解除之结果",
        "某融资租赁公司与崔某、第三人某物流公司融资租赁合同纠纷案",
        PLAIN,
        "某租赁公司与崔某签订《融资租赁合同（回租）》，约定以梁翔牌重型普通半挂车",
        "兼顾到承租人的生存权益，实现了法律效果和社会效果的统一。",
        id="天津三-轻微违约",
    ),
    pytest.param(
        "tianjin-4",
        "出租人锁机后未及时采取救济措施导致损失扩大的，应自行承担扩大的损失",
        "某融资租赁公司与张某融资租赁合同纠纷案",
        PLAIN,
        "2020年4月，原告某融资租赁公司与被告张某签订《融资租赁合同》及相关附件，",
        "为融资租赁公司正当行使锁机权利提供了有益的借鉴。",
        id="天津四-锁机",
    ),
    pytest.param(
        "tianjin-5",
        "租赁物并非出租人提前收回的，承租人拒付租金的主张不能成立",
        "某融资租赁公司与钱某某融资租赁合同纠纷案件",
        PLAIN,
        "某融资租赁公司与钱某某签订了《融资租赁合同-售后回租》，约定某融资租赁公司",
        "承租人不能以收车为由拒付租金，应另行向收车人主张权利。",
        id="天津五-非出租人收车",
    ),
    pytest.param(
        "tianjin-6",
        "出租人以融资租赁合同解除为由请求解除三方挂靠协议的，应予支持",
        "某融资租赁公司与魏某某、某汽贸公司融资租赁合同纠纷案",
        PLAIN,
        "被告魏某某为购买商用车，与原告协商签订融资租赁合同并选择售后回租业务模式，",
        "处理相关纠纷提供了解决思路，值得参考。",
        id="天津六-挂靠",
    ),
    pytest.param(
        "tianjin-7",
        "出租人主张经营者对个体工商户债务承担保证责任的，不予支持",
        "某融资租赁公司与黄某某服务部、黄某某融资租赁合同纠纷案",
        PLAIN,
        "黄某某系黄某某服务部的经营者，2021年7月，黄某某服务部为购买东风牌轻型厢式货车一辆，",
        "为融资租赁公司选择合法的保证人提供了警示。",
        id="天津七-个体工商户",
    ),
    pytest.param(
        "tianjin-8",
        "针对同一笔融资租赁业务，可在融资租赁合同纠纷中一并处理回购合同纠纷",
        "某金融租赁股份有限公司与杭州某公司、陈某、浙江某公司等融资租赁合同纠纷案",
        PLAIN,
        "2019年9月6日，某金融租赁股份有限公司（以下简称某金租公司）与杭州某公司",
        "故需要注意避免出租人双重受偿。",
        id="天津八-回购",
    ),
    pytest.param(
        "beijing-1",
        "市场化重整助力保险公司“涅槃重生”",
        "某财产保险公司破产重整案",
        ("基本案情", "规则创设", "典型意义和社会治理", "专家点评"),
        "2020年7月，原中国银保监会依法对某保险公司实施接管。",
        "--中国人民大学党委委员、副校长王轶",
        id="北京一-重整",
    ),
    pytest.param(
        "beijing-2",
        "精准核算证券侵权纠纷投资者损失",
        "众投资者诉某上市公司证券虚假陈述责任纠纷案",
        ("基本案情", "典型意义和社会效果", "社会效果", "专家点评"),
        "2017年至2019年，某上市公司先后为多家公司提供担保，",
        "--中国政法大学民商经济法学院教授、博士生导师李东方",
        id="北京二-虚假陈述",
    ),
    pytest.param(
        "beijing-3",
        "合理界定金融消费者告知义务",
        "余某诉某保险公司人身保险合同纠纷案",
        GENERAL,
        "2020年年底，余某通过某保险代理机构业务员向保险公司投保重大疾病保险。",
        "--中国人民大学财政金融学院教授、博士生导师魏",
        id="北京三-告知义务",
    ),
    pytest.param(
        "beijing-4",
        "畅通“第一受益人”索赔通道",
        "某汽车配件公司、某市政工程公司诉某保险公司财产损失保险合同纠纷案",
        GENERAL,
        "某汽车配件公司向某保险公司为其库存配件投保财产损失保险，",
        "--中国政法大学比较法学研究院教授翟远见",
        id="北京四-第一受益人",
    ),
    pytest.param(
        "beijing-5",
        "有效厘定仲裁协议效力边界",
        "某集团公司诉郭某确认仲裁协议效力案",
        ("基本案情", "裁判规则", "社会效果", "专家点评"),
        "郭某与财富公司、证券公司签订了《基金合同》，约定了仲裁条款。",
        "--北京航空航天大学法学院副教授、博士生导师刘颖",
        id="北京五-仲裁协议",
    ),
    pytest.param(
        "beijing-6",
        "支持金融监管规制操纵市场行为",
        "杨某诉中国证监会没收违法所得、罚款、限制从业及行政复议案",
        (None, "典型意义和规则", "社会效果", "专家点评"),
        "杨某系某上市生物科技公司董事会秘书，孟某系该公司实际控制人、时任董事长。",
        "--清华大学法学院教授、博士生导师何海波",
        id="北京六-操纵市场",
    ),
    pytest.param(
        "beijing-7",
        "精确认定非法买卖外汇违法行为主体",
        "吴某诉国家外汇管理局甘肃省分局、国家外汇管理局警告、罚款及行政复议案",
        GENERAL,
        "吴某系某科技公司唯一的董事(股东)、法定代表人。",
        "-北京师范大学法学院教授、博士生导师张红",
        id="北京七-非法买卖外汇",
    ),
    pytest.param(
        "beijing-8",
        "“活封活扣”为新能源企业纾困解难",
        "某金融租赁公司与某光伏电力公司执行案",
        GENERAL,
        "被执行人某光伏电力公司为一家“新三样”优质企业，",
        "--中国人民大学法学院教授、博士生导师徐阳光",
        id="北京八-活封活扣",
    ),
    pytest.param(
        "guangzhou-1",
        "依法保障保理人有效行使追索权",
        "商业保理公司与某物流公司保理合同纠纷案",
        PLAIN,
        "某公司与商业保理公司签订《业务合作协议》，约定由商业保理公司就某物流公司",
        "加强应收账款管理、降低经营风险的功能。",
        id="广州一-保理追索",
    ),
    pytest.param(
        "guangzhou-2",
        "借款人违约情节显著轻微，借款合同继续履行",
        "某银行与梁某金融借款合同纠纷案",
        PLAIN,
        "梁某为购买商品房与某银行签订《房地产抵押贷款合同》，约定：梁某向某银行借款100万元，",
        "对于保障金融和房地产的稳定和健康发展具有积极意义。",
        id="广州二-轻微违约",
    ),
    pytest.param(
        "guangzhou-3",
        "否定不合理变相高息，引导行业健康有序发展",
        "某融资租赁公司与某公司融资租赁合同纠纷案",
        PLAIN,
        "某公司为中小微企业。某融资租赁公司与某公司签订了《买卖合同》，",
        "也规范引导融资租赁公司依法合规经营，促进金融行业健康有序发展。",
        id="广州三-变相高息",
    ),
    pytest.param(
        "shanghai-1",
        "虚构租赁关系主张房屋带租拍卖的不予支持",
        "某公司案外人执行异议之诉案",
        LED,
        "案外人虚构租赁关系对司法拍卖房产主张带租约拍卖阻碍执行的，不予支持。",
        "作出准确判断，以保障债权人合法权益的顺利实现。",
        id="上海一-虚构租赁",
    ),
    pytest.param(
        "shanghai-2",
        "以离婚协议恶意串通排除执行不予支持",
        "赵某等案外人执行异议之诉案",
        LED,
        "被执行人在负有高额债务的情况下，与配偶恶意串通订立离婚协议规避执行，不予支持。",
        "本案为类似案件的审理提供了借鉴思路。",
        id="上海二-离婚协议",
    ),
    pytest.param(
        "shanghai-3",
        "对非特定化银行账户排除执行不予支持",
        "上海某公司案外人执行异议之诉案",
        LED,
        "不同案外人先后多次以同一理由就同一执行案件中的非特定化的银行账户资金",
        "此后未有其他案外人再就本案提起案外人执行异议。",
        id="上海三-银行账户",
    ),
    pytest.param(
        "shanghai-4",
        "严重违背常理的二手车交易排除执行不予支持",
        "沈某达案外人执行异议之诉案",
        LED,
        "案外人明知沪牌无法自行过户仍购入数十辆二手车企图规避执行的，不予支持。",
        "行为人与相对人恶意串通的交易行为，应认定为无效。",
        id="上海四-二手车",
    ),
    pytest.param(
        "shanghai-5",
        "债务人恶意变更生效裁判确定的次债务人的不予支持",
        "上海某装饰工程公司等案外人执行异议案",
        LED,
        "被执行人在自身负有未清偿债务的情况下，变更生效判决确定的次债务人以规避执行，不予支持。",
        "存在逃避债务的主观故意，依法不应支持。",
        id="上海五-次债务人",
    ),
    pytest.param(
        "shanghai-6",
        "追加变更程序中股东擅自转让股权仍应对公司债务承担责任",
        "洪某某等追加、变更被执行人异议之诉案",
        LED,
        "一人有限责任公司股东在追加变更诉讼案件审理中，擅自转让股权以逃避债务，",
        "逃避债务的类似案件审理有一定参考价值。",
        id="上海六-一人股东",
    ),
    pytest.param(
        "shanghai-7",
        "就同一执行行为反复提出执行异议应予驳回",
        "苏某、陈某执行行为异议案",
        LED,
        "被执行人及其配偶先后就同一司法拍卖行为连续多次提出执行异议以拖延执行，依法予以驳回。",
        "依法应不予受理，已经受理的裁定驳回申请。",
        id="上海七-重复异议",
    ),
    pytest.param(
        "shanghai-8",
        "公证债权文书中超法定标准的违约金部分不予执行",
        "风某公司与王某、金某公司执行异议之诉案",
        LED,
        "担保人违约金超过法定标准为由，向人民法院申请不予执行全部公证债权文书，",
        "为同类型执行裁判案件积累了有益经验。",
        id="上海八-公证债权",
    ),
    pytest.param(
        "shanghai-9",
        "以“阴阳合同”规避执行的依法予以罚款",
        "徐某执行异议案",
        LED,
        "案外人与房屋共有人相互通谋以“阴阳合同”隐瞒房屋真实交易价格，规避执行被处以罚款。",
        "对于当事人隐瞒、规避行为依法作出罚款决定，维护了司法秩序与法律权威。",
        id="上海九-阴阳合同",
    ),
    pytest.param(
        "shanghai-10",
        "提供伪证规避执行的依法予以罚款",
        "季某等其他执行异议之诉案",
        LED,
        "案外人在执行异议程序中提供伪证以规避执行，被处以罚款。",
        "法官除对该证据不予采信外，还应依法予以处罚。",
        id="上海十-伪证",
    ),
]

TITLES_ONLY = [
    pytest.param(
        "guangzhou-4",
        "规范信托公司依法履行信义义务",
        "某科技公司与某信托公司营业信托纠纷案",
        id="广州四",
    ),
    pytest.param(
        "guangzhou-5",
        "依法认定合同效力，并就小额贷款公司违规行为提出司法建议",
        "某小额贷款公司与陈某等借款合同纠纷案",
        id="广州五",
    ),
    pytest.param(
        "guangzhou-6",
        "保障企业通过保险机制分散出口保险",
        "某保险公司与某进出口公司保险合同纠纷案",
        id="广州六",
    ),
    pytest.param(
        "guangzhou-7",
        "依法确认供应链融资交易效力",
        "某信托公司与施工人、某房地产公司票据追索权纠纷案",
        id="广州七",
    ),
    pytest.param(
        "guangzhou-8",
        "规范银行金融服务行为，保护金融消费者合法权益",
        "梁某与某银行委托合同纠纷案",
        id="广州八",
    ),
    pytest.param(
        "guangzhou-9",
        "违反监管规定订立的场外配资合同无效",
        "张某诉王某确认合同无效纠纷案",
        id="广州九",
    ),
    pytest.param(
        "guangzhou-10",
        "严惩涉众型经济犯罪，维护金融管理秩序",
        "汤某、谢某、罗某集资诈骗案",
        id="广州十",
    ),
]

# The court's own introduction, which stands after each of its cases: first and last words.
PREFACES = [
    pytest.param(
        "tianjin",
        8,
        "天津滨海新区法院",
        "近年来，随着我国汽车消费市场的持续扩大",
        "提供优质、高效的司法服务和保障。",
        id="天津",
    ),
    pytest.param(
        "beijing",
        8,
        "北京金融法院",
        "金融是国民经济的血脉，是国家核心竞争力的重要组成部分。",
        "民族复兴伟业提供坚强金融司法保障。",
        id="北京",
    ),
    pytest.param(
        "guangzhou",
        3,
        "广州市中级人民法院",
        "近年来，广州法院以高质量司法服务保障广州金融高质量发展，",
        "保障广州金融高质量发展。",
        id="广州",
    ),
    pytest.param(
        "shanghai",
        10,
        "上海高院",
        "近年来，执行异议和执行异议之诉案件数量不断增长，",
        "努力让人民群众在每一个司法案件中感受到公平正义。",
        id="上海",
    ),
]

KIND_OF = {
    "要点提示": PartKind.KEY_POINTS,
    "基本案情": PartKind.FACTS,
    None: PartKind.FACTS,
    "裁判结果": PartKind.RESULT,
    "规则创设": PartKind.RULE,
    "裁判规则": PartKind.RULE,
    "典型意义": PartKind.SIGNIFICANCE,
    "典型意义和规则": PartKind.SIGNIFICANCE,
    "典型意义和社会治理": PartKind.SIGNIFICANCE,
    "典型意义和社会效果": PartKind.SIGNIFICANCE,
    "社会效果": PartKind.SOCIAL_EFFECT,
    "专家点评": PartKind.COMMENTARY,
}


def unspaced(words):
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize(("case_id", "title", "name", "headings", "first", "last"), TOLD)
def test_told_case(case_id, title, name, headings, first, last):
    case = CASES[case_id]
    assert case.told
    assert (case.title, case.case_name) == (title, name)
    opening, *told, closing = case.parts
    assert opening.kind is PartKind.TITLE and closing.kind is PartKind.PREFACE
    assert [part.heading for part in told] == list(headings)
    assert [part.kind for part in told] == [KIND_OF[heading] for heading in headings]
    words = case.text[told[0].span.start : told[-1].span.end]
    assert words.startswith(first)
    assert words.endswith(last)


@pytest.mark.parametrize(("case_id", "title", "name"), TITLES_ONLY)
def test_a_case_of_which_only_the_title_is_printed_stays_a_title(case_id, title, name):
    case = CASES[case_id]
    assert not case.told
    assert (case.title, case.case_name) == (title, name)
    assert [part.kind for part in case.parts] == [PartKind.TITLE]
    assert case.text.endswith(f"{title}——{name}")


@pytest.mark.parametrize(("place", "count", "publisher", "first", "last"), PREFACES)
def test_each_court_introduces_its_cases(place, count, publisher, first, last):
    cases = [case for case in CASES.values() if case.collection == place and case.told]
    assert [case.number for case in cases] == list(range(1, count + 1))
    for case in cases:
        preface = case.parts[-1].span.of(case.text)
        assert case.publisher == publisher
        assert preface.startswith(first) and preface.endswith(last)


def test_there_are_29_told_cases_and_7_titles_in_printed_order():
    told = [row.values[0] for row in TOLD]
    titles = [row.values[0] for row in TITLES_ONLY]
    assert (len(told), len(titles)) == (29, 7)
    assert list(CASES) == [*told[:19], *titles, *told[19:]]


@pytest.mark.parametrize("case_id", list(CASES))
def test_every_character_leads_back_to_where_it_is_printed(case_id):
    case = CASES[case_id]
    assert len(case.origin) == len(case.text)
    for place, character in zip(case.origin, case.text, strict=True):
        assert SOURCE[place] == character or character == "\n"
    until = case.parts[-2].span.end if case.told else len(case.text)
    assert all(a <= b for a, b in zip(case.origin[:until], case.origin[1:until], strict=False))


@pytest.mark.parametrize("case_id", list(CASES))
def test_source_span_holds_the_words_of_every_part(case_id):
    case = CASES[case_id]
    furniture = re.compile(r"\s*2024年第3期\s*\d+\s*\n")
    for part in case.parts:
        printed = case.source_span(part.span).of(SOURCE)
        assert unspaced(furniture.sub("", printed)) == unspaced(part.span.of(case.text))


ODDITIES = [
    # case, words as printed (furniture and broken lines included), the same words as read
    pytest.param(
        "shanghai-3",
        "裁判结果 \n\n\n\n                           2024年第3期 \n\n 197 \n\n一审法院认为",
        "裁判结果\n一审法院认为",
        id="页眉页码-标题之后",
    ),
    pytest.param(
        "shanghai-7",
        "驳回苏某、陈某\n\n\n\n                           2024年第3期 \n\n 201 \n\n的复议申请",
        "驳回苏某、陈某的复议申请",
        id="页眉页码-句子当中",
    ),
    pytest.param(
        "shanghai-8",
        "已发生法律效力。 \n\n\n\n                           2024年第3期 \n\n 202 \n\n典型意义",
        "已发生法律效力。\n典型意义",
        id="页眉页码-段落之间",
    ),
    pytest.param(
        "tianjin-3",
        "法院可\n\n引导出租人变更诉讼请求，尽量避免合同解除之结果——某融资租赁公司与崔\n\n某、第三人",
        "法院可引导出租人变更诉讼请求，尽量避免合同解除之结果——某融资租赁公司与崔某、第三人",
        id="标题分成三行",
    ),
    pytest.param(
        "tianjin-4",
        "应自行承担扩\n\n 大的损失——某融资租赁公司",
        "应自行承担扩大的损失——某融资租赁公司",
        id="标题跨页",
    ),
    pytest.param(
        "tianjin-5",
        "主张不能成立—\n\n—某融资租赁公司与钱某某",
        "主张不能成立——某融资租赁公司与钱某某",
        id="标题断在破折号中间",
    ),
    pytest.param(
        "tianjin-7", "不予支持—\n\n—某融资", "不予支持——某融资", id="案例七也断在破折号中间"
    ),
    pytest.param(
        "beijing-5",
        "某集团公司诉郭某确认仲裁协议效力\n\n案 \n\n基本案情",
        "某集团公司诉郭某确认仲裁协议效力案\n基本案情",
        id="案字独占一行",
    ),
    pytest.param(
        "beijing-8",
        "（八）“活封活扣”为新能源企业纾困解难()某金融租赁公司与某光伏电力\n\n公司执行案 ",
        "（八）“活封活扣”为新能源企业纾困解难()某金融租赁公司与某光伏电力公司执行案",
        id="破折号印成空括号",
    ),
    pytest.param(
        "beijing-4",
        "用于核查财产损失， \n\n保险公司未能提交。",
        "用于核查财产损失，保险公司未能提交。",
        id="逗号后误作分段",
    ),
    pytest.param(
        "beijing-8",
        "3 个月内清偿了全部债务 \n\n典型意义和规则 ",
        "3个月内清偿了全部债务\n典型意义和规则",
        id="段末没有句号",
    ),
    pytest.param("beijing-4", "因火家事故被全部烧毁", "因火家事故被全部烧毁", id="误植火家不改"),
    pytest.param("beijing-8", "对光伏中力公司的信任", "对光伏中力公司的信任", id="误植中力不改"),
    pytest.param("beijing-7", "存在干市场监管", "存在干市场监管", id="误植干不改"),
    pytest.param(
        "beijing-3", "2017 年 2018 年两次体检", "2017年2018年两次体检", id="缺字不补，空格去掉"
    ),
    pytest.param("tianjin-1", "期限为\n\n24 个月", "期限为24个月", id="数字前后的空格"),
    pytest.param(
        "shanghai-4",
        "总售价 245 万元\n\n（含税）",
        "总售价245万元（含税）",
        id="括号另起一行",
    ),
    pytest.param("tianjin-1", "对第\n 三人不履行义务", "对第三人不履行义务", id="换页处没有空行"),
    pytest.param("tianjin-6", "车辆,双方协商", "车辆,双方协商", id="半角逗号不改"),
]


@pytest.mark.parametrize(("case_id", "as_printed", "as_read"), ODDITIES)
def test_what_printing_did_is_undone_and_nothing_else(case_id, as_printed, as_read):
    case = CASES[case_id]
    printed, read = re.sub(r"\n\s*", "\n", as_printed), re.sub(r"\n\s*", "\n", SOURCE)
    assert printed in read, "the bulletin has it so"
    assert as_read in case.text
    start = case.text.index(as_read)
    span = case.source_span(Span(start, start + len(as_read)))
    assert re.sub(r"\n\s*", "\n", span.of(SOURCE)).strip() == printed.strip()


@pytest.mark.parametrize("case_id", list(CASES))
def test_no_case_holds_page_furniture(case_id):
    text = CASES[case_id].text
    assert "2024年第3期" not in text
    assert not re.search(r"https?:|^\s*\d+\s*$| $|^ ", text, re.MULTILINE)


MARKS = [
    pytest.param("tianjin-1", "案例一", id="案例一"),
    pytest.param("tianjin-7", "案例七：", id="案例七加冒号"),
    pytest.param("beijing-1", "(一)", id="半角括号"),
    pytest.param("beijing-2", "（二）", id="全角括号"),
    pytest.param("beijing-4", "(四)", id="又是半角"),
    pytest.param("beijing-8", "（八）", id="又是全角"),
    pytest.param("guangzhou-10", "案例十", id="案例十"),
    pytest.param("shanghai-1", "案例 1", id="案例加空格和数字"),
    pytest.param("shanghai-10", "案例 10", id="两位数"),
]


@pytest.mark.parametrize(("case_id", "mark"), MARKS)
def test_every_form_of_number_is_read(case_id, mark):
    case = CASES[case_id]
    assert case.number == int(case_id.rpartition("-")[2])
    title = case.source_span(case.parts[0].span)
    assert SOURCE[: title.start].rstrip().endswith(mark)


@pytest.mark.parametrize("number", range(1, 11))
def test_the_contents_list_of_shanghai_makes_no_second_case(number):
    case = CASES[f"shanghai-{number}"]
    contents = SOURCE.index("目录", SOURCE.index("来源：上海高院"))
    first_case = SOURCE.index("案例 1 虚构租赁关系")
    listed = unspaced(SOURCE[contents:first_case])
    assert f"{number}{case.title}——{case.case_name}" in listed
    assert case.source_span(case.parts[0].span).start > first_case


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_guangzhou_case_listed_and_then_told_is_the_told_one(number):
    title = CASES[f"guangzhou-{number}"].source_span(CASES[f"guangzhou-{number}"].parts[0].span)
    assert title.start > SOURCE.index("此处仅择取第一、二、三个案例")


ONE = "来源：天津某法院 \n\n前言。 \n\n案例一 甲——乙与丙纠纷案 \n\n基本案情：丁。 \n"

WRONG = [
    pytest.param("", "没有找到“三、租赁实务”", id="空文本"),
    pytest.param("一、法律法规及政策性文件 \n\n节约用水条例 \n", "没有找到", id="没有租赁实务部分"),
    pytest.param("三、租赁实务 \n\n", "没有读到案例", id="部分是空的"),
    pytest.param(
        "三、租赁实务 \n\n某文 \n\n来源：某刊 \n\n没有案例。 \n\n完 \n",
        "没有读到案例",
        id="没有案例",
    ),
    pytest.param(
        f"三、租赁实务 \n\n发布 \n\n{ONE.replace('天津', '南京')}", "不在收录范围", id="别处的法院"
    ),
]


@pytest.mark.parametrize(("bulletin", "says"), WRONG)
def test_a_text_that_is_no_such_bulletin_is_refused(bulletin, says):
    with pytest.raises(SourceError, match=says) as raised:
        read_cases(bulletin)
    assert str(raised.value).endswith("。")


def test_a_small_bulletin_is_read():
    [case] = read_cases(f"三、租赁实务 \n\n发布 \n\n{ONE}")
    assert (case.case_id, case.title, case.case_name) == ("tianjin-1", "甲", "乙与丙纠纷案")
    assert [part.span.of(case.text) for part in case.parts] == [
        "甲——乙与丙纠纷案",
        "丁。",
        "前言。",
    ]


def test_a_court_that_introduces_nothing_leaves_no_preface():
    bulletin = f"三、租赁实务 \n\n发布 \n\n{ONE}".replace("前言。 \n\n", "")
    [case] = read_cases(bulletin)
    assert [part.kind for part in case.parts] == [PartKind.TITLE, PartKind.FACTS]
