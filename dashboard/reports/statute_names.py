"""Full names of the laws that papers cite, and the articles behind each request.

Only numbers and names; what they say is looked up by the lawyer.
"""

from cases.taxonomy import ClaimType
from cases.triage.contract import GuaranteeType
from dashboard.reports.matter import Matter

CIVIL_PROCEDURE = "《中华人民共和国民事诉讼法》"
CIVIL_CODE = "《中华人民共和国民法典》"
LEASE_RULES = "《最高人民法院关于审理融资租赁合同纠纷案件适用法律问题的解释》"
SECURITY_RULES = "《最高人民法院关于适用〈中华人民共和国民法典〉有关担保制度的解释》"
PRESERVATION_OPINION = "《最高人民法院关于规范和加强办理诉前保全案件工作的意见》（法〔2024〕42号）"


def grounds_in_law(matter: Matter) -> tuple[str, ...]:
    """The articles behind what is asked for."""
    claims, code, rules = matter.claims, ["第七百五十二条"], []
    if ClaimType.LIQUIDATED_DAMAGES in claims:
        code.append("第五百八十五条")
    if ClaimType.GUARANTOR_LIABILITY in claims:
        code += _of_suretyship(matter)
    if matter.terminates:
        rules += ["第五条", "第十一条", "第十二条"]
    elif ClaimType.LIQUIDATED_DAMAGES in claims:
        rules.append("第九条")
    cited = [CIVIL_CODE + "、".join(code)]
    if rules:
        cited.append(LEASE_RULES + "、".join(rules))
    if ClaimType.SECURITY_RIGHT in claims:
        cited.append(f"{SECURITY_RULES}第六十五条")
    return tuple(cited)


def _of_suretyship(matter: Matter) -> list[str]:
    """The kinds of surety that are there, what suretyship covers, and its period."""
    kinds = {surety.type for surety in matter.sureties}
    articles = [article for kind, article in _SURETYSHIP.items() if kind in kinds]
    return [*articles, "第六百九十一条", "第六百九十二条", "第六百九十三条"]


_SURETYSHIP = {
    None: "第六百八十六条",
    GuaranteeType.GENERAL: "第六百八十七条",
    GuaranteeType.JOINT: "第六百八十八条",
}
