"""The first part of the complaint: who sues, by whom represented, and who is sued."""

from cases.taxonomy import PartyKind
from dashboard.reports.element_form import Element, ElementForm
from dashboard.reports.matter import Matter, Respondent
from dashboard.reports.phrases import ticked

_TYPES = (
    "有限责任公司",
    "股份有限公司",
    "其他企业法人",
    "个体工商户",
    "个人独资企业、合伙企业",
    "机关、事业单位",
    "其他",
)
_OWNERSHIP = ("国有（控股、参股）", "民营", "其他")
_NATURAL, _ORGANISATION = "自然人", "法人、非法人组织"
_OF_NATURAL = (
    "出生日期",
    "民族",
    "工作单位",
    "职务",
    "联系电话",
    "住所地（户籍地）",
    "经常居住地",
    "证件类型与号码",
)
_OF_ORGANISATION = (
    "住所地（主要办事机构所在地）",
    "注册地、登记地",
    "法定代表人、负责人",
    "职务",
    "联系电话",
    "统一社会信用代码",
)


def fill_parties(form: ElementForm, matter: Matter) -> None:
    """Claimant, agent, address for service, respondents, third party."""
    form.section("当事人信息")
    _claimant(form, matter)
    _agent(form, matter)
    for number, respondent in enumerate(matter.respondents, start=1):
        _respondent(form, number, respondent)
    third = form.element("第三人")
    affiliate = matter.contract.affiliate
    sued = {each.name for each in matter.respondents}
    if affiliate and affiliate not in sued:
        third.fill("名称", affiliate)
        third.line("与本案的关系：租赁物登记车主、挂靠公司")
        third.lack("是否列为第三人，及其住所地、法定代表人、统一社会信用代码")
    else:
        third.line("无")


def _claimant(form: ElementForm, matter: Matter) -> None:
    claimant = matter.claimant
    element = form.element("原告（法人、非法人组织）")
    element.fill("名称", claimant.name)
    element.fill("住所地（主要办事机构所在地）", claimant.address)
    element.fill("注册地、登记地", claimant.registered_at)
    element.fill("法定代表人、负责人", claimant.representative)
    element.fill("职务", claimant.post)
    element.fill("联系电话", claimant.phone)
    element.fill("统一社会信用代码", claimant.credit_code)
    _type(element, claimant.name, None)
    element.choose("所有制性质", _OWNERSHIP, None)


def _agent(form: ElementForm, matter: Matter) -> None:
    claimant = matter.claimant
    element = form.element("委托诉讼代理人")
    element.ask("", None if claimant.agent is None else True, "有", "无")
    if claimant.agent is not None:
        element.fill("姓名", claimant.agent)
        element.fill("单位", claimant.agent_office)
        element.fill("职务、联系电话", None)
        element.choose("代理权限", ("一般授权", "特别授权"), None)
    service = form.element("送达地址")
    service.fill("地址、收件人、电话", claimant.delivery_address)
    service.ask("是否接受电子送达", None)


def _respondent(form: ElementForm, number: int, respondent: Respondent) -> None:
    if respondent.kind is None:
        _of_open_kind(form.element(f"被告{number}（{respondent.capacity.label}）"), respondent)
    elif respondent.is_natural:
        _natural(form.element(f"被告{number}（自然人，{respondent.capacity.label}）"), respondent)
    else:
        title = f"被告{number}（法人、非法人组织，{respondent.capacity.label}）"
        _organisation(form.element(title), respondent)


def _of_open_kind(element: Element, respondent: Respondent) -> None:
    """Both forms stand open until somebody says which one it is."""
    element.choose("主体类型", (_NATURAL, _ORGANISATION), None)
    element.fill("姓名、名称", respondent.name)
    element.line(f"{_NATURAL}填写：性别：{ticked(('男', None), ('女', None))}")
    for label in _OF_NATURAL:
        element.line(f"{label}：")
    element.line(f"{_ORGANISATION}填写：")
    for label in _OF_ORGANISATION:
        element.line(f"{label}：")
    element.lack("勾选后填写相应各项")


def _natural(element: Element, respondent: Respondent) -> None:
    element.fill("姓名", respondent.name)
    element.choose("性别", ("男", "女"), None)
    for label in _OF_NATURAL:
        element.fill(label, None)


def _organisation(element: Element, respondent: Respondent) -> None:
    element.fill("名称", respondent.name)
    for label in _OF_ORGANISATION:
        element.fill(label, None)
    if respondent.kind is PartyKind.INDIVIDUAL_BUSINESS:
        element.fill("经营者姓名", respondent.owner)
        element.fill("经营者证件号码", None)
    _type(element, respondent.name, respondent.kind)
    element.choose("所有制性质", _OWNERSHIP, None)


def _type(element: Element, name: str | None, kind: PartyKind | None) -> None:
    chosen = None
    if kind is PartyKind.INDIVIDUAL_BUSINESS:
        chosen = "个体工商户"
    elif kind is PartyKind.GOVERNMENT:
        chosen = "机关、事业单位"
    elif name and name.endswith("股份有限公司"):
        chosen = "股份有限公司"
    elif name and name.endswith(("有限责任公司", "有限公司")):
        chosen = "有限责任公司"
    element.choose("类型", _TYPES, chosen)
