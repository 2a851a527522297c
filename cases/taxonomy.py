"""The controlled vocabulary: closed lists with the Chinese word people see.

Identifiers are the product's contract: records, predictions, exports and the command line use
them exactly. A list here only names things; nothing in this module parses or decides.
"""

from typing import Self

from cases.labelled import Labelled


class Outcome(Labelled):
    """Result of one claim, seen from whoever made it; at case level, of the principal claim."""

    GRANTED = "granted", "支持"
    PARTLY_GRANTED = "partly_granted", "部分支持"
    DENIED = "denied", "驳回"
    SETTLED = "settled", "调解或和解"
    WITHDRAWN = "withdrawn", "撤诉"
    OTHER = "other", "其他"


class ClaimType(Labelled):
    """What a claimant asks for; the first group follows the court's element-style complaint."""

    UNPAID_RENT = "unpaid_rent", "全部未付租金（加速到期）"
    DUE_RENT = "due_rent", "已到期未付租金"
    LIQUIDATED_DAMAGES = "liquidated_damages", "违约金、逾期利息"
    PURCHASE_PRICE = "purchase_price", "留购价款"
    TERMINATION = "termination", "解除合同"
    OWNERSHIP = "ownership", "确认租赁物所有权"
    RETURN_OF_ASSET = "return_of_asset", "返还租赁物"
    LOSS_COMPENSATION = "loss_compensation", "解除后赔偿损失"
    SECURITY_RIGHT = "security_right", "担保物权、优先受偿"
    GUARANTOR_LIABILITY = "guarantor_liability", "保证责任"
    BUYBACK_LIABILITY = "buyback_liability", "回购责任"
    TRANSFER_REGISTRATION = "transfer_registration", "协助过户、挂靠公司责任"
    ENFORCEMENT_COSTS = "enforcement_costs", "实现债权的费用"
    CONTRACT_VALIDITY = "contract_validity", "合同效力或性质"
    REFUND_OR_OFFSET = "refund_or_offset", "返还、抵扣款项"
    LESSEE_DAMAGES = "lessee_damages", "承租人索赔（锁机、收车等）"
    ASSET_QUALITY = "asset_quality", "租赁物质量、交付瑕疵"
    INSURANCE_BENEFIT = "insurance_benefit", "给付保险金"
    RECOURSE = "recourse", "保理追索"
    LOAN_REPAYMENT = "loan_repayment", "偿还借款本息"
    CONTINUE_PERFORMANCE = "continue_performance", "继续履行合同"
    EXCLUDE_ENFORCEMENT = "exclude_enforcement", "排除、中止执行"
    RESIST_NOTARISED_DEBT = "resist_notarised_debt", "不予执行公证债权文书"
    ADD_JUDGMENT_DEBTOR = "add_judgment_debtor", "追加、变更被执行人"
    ANNUL_PENALTY = "annul_penalty", "撤销行政处罚、复议决定"
    MISREPRESENTATION_DAMAGES = "misrepresentation_damages", "证券虚假陈述赔偿"
    REORGANISATION = "reorganisation", "破产重整申请"
    PARTITION = "partition", "代位析产等确权"
    ENFORCEMENT = "enforcement", "强制执行申请"
    OTHER = "other", "其他"


class Direction(Labelled):
    """Which way a factor moves a claim, seen from the claimant."""

    FOR = "for", "有利"
    AGAINST = "against", "不利"
    PARTIAL = "partial", "易获部分支持"


class DisputeGroup(Labelled):
    """The headings under which dispute types are shown."""

    PARTY_AND_VALIDITY = "party_and_validity", "主体与效力"
    RENT_AND_DEFAULT = "rent_and_default", "租金与违约"
    ASSET = "asset", "租赁物"
    SECURITY_AND_THIRD_PARTIES = "security_and_third_parties", "担保与第三方"
    OTHER_FINANCE = "other_finance", "其他金融纠纷"
    ENFORCEMENT = "enforcement", "执行"
    PROCEDURE = "procedure", "程序及其他"


_VALIDITY = DisputeGroup.PARTY_AND_VALIDITY
_RENT = DisputeGroup.RENT_AND_DEFAULT
_ASSET = DisputeGroup.ASSET
_SECURITY = DisputeGroup.SECURITY_AND_THIRD_PARTIES
_FINANCE = DisputeGroup.OTHER_FINANCE
_ENFORCEMENT = DisputeGroup.ENFORCEMENT
_PROCEDURE = DisputeGroup.PROCEDURE


class DisputeType(Labelled):
    """What a case is about; a case lists its types with the principal one first."""

    group: DisputeGroup

    def __new__(
        cls, value: str, label: str = "", group: DisputeGroup = DisputeGroup.PROCEDURE
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.group = group
        return member

    PARTY_IDENTITY = "party_identity", "承租人主体（顶名、背户购车）", _VALIDITY
    CONTRACT_CHARACTERISATION = (
        "contract_characterisation",
        "合同性质（名为租赁实为借贷）",
        _VALIDITY,
    )
    CONTRACT_VALIDITY = "contract_validity", "合同效力", _VALIDITY
    RENT_DEFAULT = "rent_default", "欠付租金", _RENT
    RENT_ACCELERATION = "rent_acceleration", "加速到期、预期违约", _RENT
    PENALTY_ADJUSTMENT = "penalty_adjustment", "违约金调整", _RENT
    DISGUISED_INTEREST = "disguised_interest", "变相高息与费用扣收", _RENT
    MINOR_BREACH = "minor_breach", "轻微违约与解除限制", _RENT
    TERMINATION_REPOSSESSION = "termination_repossession", "解除合同与取回", _ASSET
    REMOTE_LOCK = "remote_lock", "锁机与损失扩大", _ASSET
    UNAUTHORISED_REPOSSESSION = "unauthorised_repossession", "自力取回、非出租人收车", _ASSET
    ASSET_QUALITY = "asset_quality", "租赁物质量与交付", _ASSET
    ASSET_TITLE = "asset_title", "租赁物权属与登记对抗", _ASSET
    AFFILIATION = "affiliation", "挂靠登记与过户", _ASSET
    GUARANTEE = "guarantee", "保证责任", _SECURITY
    SECURITY_INTEREST = "security_interest", "抵押、优先受偿", _SECURITY
    BUYBACK = "buyback", "回购责任", _SECURITY
    FACTORING = "factoring", "保理追索", _SECURITY
    LOAN = "loan", "金融借款", _FINANCE
    INSURANCE_DISCLOSURE = "insurance_disclosure", "保险告知义务", _FINANCE
    INSURANCE_BENEFICIARY = "insurance_beneficiary", "财产险第一受益人", _FINANCE
    SECURITIES_MISREPRESENTATION = "securities_misrepresentation", "证券虚假陈述", _FINANCE
    ARBITRATION_AGREEMENT = "arbitration_agreement", "仲裁协议效力", _FINANCE
    INSOLVENCY = "insolvency", "破产、重整", _FINANCE
    ADMINISTRATIVE_PENALTY_SECURITIES = (
        "administrative_penalty_securities",
        "证券行政处罚",
        _FINANCE,
    )
    ADMINISTRATIVE_PENALTY_FX = "administrative_penalty_fx", "外汇行政处罚", _FINANCE
    ENFORCEMENT_SETTLEMENT = "enforcement_settlement", "执行和解、活封活扣", _ENFORCEMENT
    SHAM_LEASE = "sham_lease", "虚构租赁阻却执行", _ENFORCEMENT
    DIVORCE_TRANSFER = "divorce_transfer", "离婚协议转移财产", _ENFORCEMENT
    ACCOUNT_FUNDS = "account_funds", "账户资金归属", _ENFORCEMENT
    ABNORMAL_SALE = "abnormal_sale", "异常交易", _ENFORCEMENT
    DEBTOR_SUBSTITUTION = "debtor_substitution", "变更次债务人", _ENFORCEMENT
    SHAREHOLDER_LIABILITY = "shareholder_liability", "股东责任、追加被执行人", _ENFORCEMENT
    REPEATED_OBJECTION = "repeated_objection", "重复异议", _ENFORCEMENT
    NOTARISED_DEBT = "notarised_debt", "公证债权文书", _ENFORCEMENT
    FALSE_CONTRACT = "false_contract", "阴阳合同", _ENFORCEMENT
    FALSE_EVIDENCE = "false_evidence", "伪证", _ENFORCEMENT
    PROCEDURE = "procedure", "管辖、主体、时效等程序", _PROCEDURE
    OTHER = "other", "其他", _PROCEDURE


class Collection(Labelled):
    """Where a record comes from."""

    TIANJIN = "tianjin", "天津"
    BEIJING = "beijing", "北京"
    GUANGZHOU = "guangzhou", "广州"
    SHANGHAI = "shanghai", "上海"
    EXTENDED = "extended", "扩展案例"
    OWN = "own", "自有文书"


class Procedure(Labelled):
    """The procedure whose decision the record reports."""

    FIRST_INSTANCE = "first_instance", "一审"
    SECOND_INSTANCE = "second_instance", "二审"
    RETRIAL_REVIEW = "retrial_review", "再审审查"
    ENFORCEMENT = "enforcement", "执行"
    OTHER = "other", "其他"


class ProceduralRole(Labelled):
    """A party's standing in the proceedings the record reports."""

    PLAINTIFF = "plaintiff", "原告"
    DEFENDANT = "defendant", "被告"
    THIRD_PARTY = "third_party", "第三人"
    APPELLANT = "appellant", "上诉人"
    APPELLEE = "appellee", "被上诉人"
    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"
    NON_PARTY = "non_party", "案外人、未参加诉讼"


class LegalRole(Labelled):
    """A party's part in the underlying relation, not in the lawsuit."""

    LESSOR = "lessor", "出租人"
    LESSEE = "lessee", "承租人"
    GUARANTOR = "guarantor", "保证人"
    BUYBACK_PARTY = "buyback_party", "回购人"
    AFFILIATED_COMPANY = "affiliated_company", "挂靠公司"
    SUPPLIER = "supplier", "出卖人"
    ACTUAL_USER = "actual_user", "实际用车人"
    MORTGAGOR = "mortgagor", "抵押人"
    LENDER = "lender", "出借人"
    BORROWER = "borrower", "借款人"
    FACTOR = "factor", "保理人"
    ASSIGNOR = "assignor", "应收账款债权人"
    ACCOUNT_DEBTOR = "account_debtor", "应收账款债务人"
    INSURER = "insurer", "保险人"
    POLICYHOLDER = "policyholder", "投保人、被保险人"
    BENEFICIARY = "beneficiary", "受益人"
    ISSUER = "issuer", "信息披露义务人"
    INVESTOR = "investor", "投资者"
    REGULATOR = "regulator", "行政机关"
    PENALISED_PERSON = "penalised_person", "被处罚人"
    INSOLVENT_DEBTOR = "insolvent_debtor", "破产债务人"
    ENFORCEMENT_APPLICANT = "enforcement_applicant", "申请执行人"
    JUDGMENT_DEBTOR = "judgment_debtor", "被执行人"
    OUTSIDER = "outsider", "案外人、异议人"
    SUB_DEBTOR = "sub_debtor", "次债务人"
    SHAREHOLDER = "shareholder", "股东"
    OTHER = "other", "其他"


class PartyKind(Labelled):
    """What kind of person a party is."""

    NATURAL_PERSON = "natural_person", "自然人"
    COMPANY = "company", "公司"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    GOVERNMENT = "government", "行政机关"
    OTHER = "other", "其他"


class LeaseMode(Labelled):
    """How the lessor came by the asset."""

    DIRECT = "direct", "直接租赁"
    SALE_AND_LEASEBACK = "sale_and_leaseback", "售后回租"


class Favours(Labelled):
    """Whom the result of the principal claim favours."""

    CLAIMANT = "claimant", "主张方"
    OPPONENT = "opponent", "对方"
    BOTH = "both", "双方各有所得"
    NEITHER = "neither", "不区分"


class Grade(Labelled):
    """Authority of a case under the similar-case rules."""

    GUIDING = "guiding", "指导性案例"
    REFERENCE = "reference", "人民法院案例库入库案例"
    TYPICAL = "typical", "典型案例"
    ORDINARY = "ordinary", "普通案例"


class Effect(Labelled):
    """Whether the decision has taken legal effect, as far as the text says."""

    EFFECTIVE = "effective", "已生效"
    UNKNOWN = "unknown", "待核"


class PartKind(Labelled):
    """The named parts of a published case."""

    TITLE = "title", "标题"
    KEY_POINTS = "key_points", "要点提示"
    FACTS = "facts", "基本案情"
    RESULT = "result", "裁判结果"
    RULE = "rule", "裁判规则"
    SIGNIFICANCE = "significance", "典型意义"
    SOCIAL_EFFECT = "social_effect", "社会效果"
    COMMENTARY = "commentary", "专家点评"
    PREFACE = "preface", "发布说明"


class PassageRole(Labelled):
    """What a passage of the facts or result part tells; only the first three precede judgment."""

    FACTS = "facts", "事实"
    CLAIM = "claim", "诉讼请求"
    DEFENCE = "defence", "答辩"
    PROCEEDINGS = "proceedings", "诉讼经过"
    COURT_VIEW = "court_view", "法院认为"
    DISPOSITION = "disposition", "裁判主文"


class AmountPrecision(Labelled):
    """How exactly the text states an amount."""

    EXACT = "exact", "确数"
    ABOUT = "about", "约"
    OVER = "over", "余"
    UP_TO = "up_to", "最高"


class DurationUnit(Labelled):
    """Unit of a stated length of time; a period is one rent instalment."""

    DAY = "day", "日"
    MONTH = "month", "个月"
    YEAR = "year", "年"
    PERIOD = "period", "期"
