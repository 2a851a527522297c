"""One finance lease in arrears, as a legal officer's sheet tells it: frozen, unknown is None.

Money is Decimal yuan, rates are fractions a year, dates are ``date``. Nothing here computes.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.labelled import Labelled
from cases.taxonomy import LeaseMode, PartyKind


class AssetKind(Labelled):
    """What sort of thing is leased: it decides registration, clue and how values fall."""

    VEHICLE = "vehicle", "机动车"
    MACHINE = "machine", "机器设备"
    SHIP = "ship", "船舶"
    AIRCRAFT = "aircraft", "航空器"
    ENERGY = "energy", "能源设施"
    MEDICAL = "medical", "医疗设备"
    STRUCTURE = "structure", "构筑物、在建工程"
    OTHER = "other", "其他"


class AssetState(Labelled):
    """Where the leased asset stands on the day of the sheet."""

    IN_USE = "in_use", "承租人使用中"
    LOCKED = "locked", "已锁机"
    TAKEN_BACK = "taken_back", "出租人已取回"
    TAKEN_BY_OTHERS = "taken_by_others", "被第三人取走"
    LOST = "lost", "毁损灭失"
    SOLD = "sold", "已处置"
    UNKNOWN_PLACE = "unknown_place", "下落不明"


class PaymentOrder(Labelled):
    """What a payment settles first."""

    LEGAL = "legal", "费用、利息、租金（民法典第五百六十一条）"
    RENT_FIRST = "rent_first", "先抵租金（合同约定）"


class GuaranteeType(Labelled):
    """How a guarantor stands beside the debtor."""

    JOINT = "joint", "连带责任保证"
    GENERAL = "general", "一般保证"


class Forum(Labelled):
    """Who decides by agreement."""

    COURT = "court", "法院"
    ARBITRATION = "arbitration", "仲裁"


class FeeKind(Labelled):
    """What was kept back when the lessor paid out."""

    SERVICE = "service", "服务费、咨询费、手续费"
    INSURANCE = "insurance", "代收保险费"
    FIRST_RENT = "first_rent", "放款时扣收的首付租金"
    OTHER = "other", "其他扣收"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One rent of the plan, numbered from 1; ``principal`` and ``interest`` split it if known."""

    number: int
    due: date
    amount: Decimal
    principal: Decimal | None = None
    interest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A payment received."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A sum kept back at payout; ``proved`` says whether the service or premium can be shown."""

    kind: FeeKind
    amount: Decimal
    proved: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A demand for payment; ``delivered`` is None where nothing shows that it arrived."""

    day: date
    manner: str | None = None
    delivered: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantor:
    """A guarantor; ``months`` is the agreed guarantee period, None where none was agreed."""

    name: str
    kind: PartyKind | None = None
    type: GuaranteeType | None = None
    months: int | None = None
    resolution: bool | None = None
    demanded_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyback:
    """Who must buy the asset or the claim, and when; ``days`` is the agreed length of default."""

    party: str
    condition: str | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """The leased thing and where it stands; ``value`` is what it would fetch, with its source."""

    name: str | None = None
    kind: AssetKind | None = None
    quantity: str | None = None
    plate: str | None = None
    serial: str | None = None
    keeper: str | None = None
    location: str | None = None
    delivered: bool | None = None
    state: AssetState | None = None
    locked_on: date | None = None
    unlocked_on: date | None = None
    taken_back_on: date | None = None
    value: Decimal | None = None
    value_source: str | None = None
    sold_for: Decimal | None = None
    appraised: bool | None = None
    registered_on: date | None = None
    registration_number: str | None = None
    mortgaged: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of the lessee's credit and of proceedings already under way."""

    bankruptcy_on: date | None = None
    dishonest: bool | None = None
    pending_suits: str | None = None
    asset_clues: str | None = None
    acknowledged: bool | None = None
    notarised: bool | None = None
    forum: Forum | None = None
    court: str | None = None
    preserved_on: date | None = None
    judgment_served_on: date | None = None
    performance_ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LprLink:
    """A rate tied to the LPR of each day: ``times`` that rate, and ``plus``, a fraction a year.

    The one-year LPR, unless ``over_five_years``.
    """

    times: Decimal = Decimal(1)
    plus: Decimal = Decimal(0)
    over_five_years: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One contract in arrears; ``row`` is its line in the sheet, counted as people see it.

    ``penalty`` is the agreed default rate in its words: ``penalty_yearly`` is the fraction a year
    it comes to, or ``penalty_lpr`` how it hangs on the LPR; ``costs`` are costs of recovery already
    paid (lawyer, preservation, towing); ``stated_due`` and ``stated_not_due`` are the
    company's own figures, for where no plan is.
    """

    number: str
    row: int | None = None
    product: str | None = None
    region: str | None = None
    lessee: str | None = None
    lessee_kind: PartyKind | None = None
    mode: LeaseMode | None = None
    asset: Asset = Asset()
    price: Decimal | None = None
    financed: Decimal | None = None
    down_payment: Decimal | None = None
    deposit: Decimal | None = None
    fees: tuple[Fee, ...] = ()
    started_on: date | None = None
    first_due: date | None = None
    periods: int | None = None
    period_months: int | None = None
    rent: Decimal | None = None
    plan: tuple[Instalment, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    paid_periods: int | None = None
    paid_amount: Decimal | None = None
    stated_due: Decimal | None = None
    stated_not_due: Decimal | None = None
    order: PaymentOrder | None = None
    purchase_price: Decimal | None = None
    penalty: str | None = None
    penalty_yearly: Decimal | None = None
    penalty_lpr: LprLink | None = None
    costs: Decimal | None = None
    acceleration_clause: bool | None = None
    accelerated_on: date | None = None
    demands: tuple[Demand, ...] = ()
    guarantors: tuple[Guarantor, ...] = ()
    buyback: Buyback | None = None
    affiliate: str | None = None
    signed_electronically: bool | None = None
    standing: Standing = Standing()
    notes: str | None = None
