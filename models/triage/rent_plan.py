"""Which rents fall due when: the sheet's own plan, or one drawn up from its terms."""

from datetime import date
from decimal import Decimal

from cases.triage.contract import Contract, Instalment
from models.triage.calendar_months import add_months

_MONTHLY = 1


def rent_plan(contract: Contract) -> tuple[Instalment, ...]:
    """Every instalment in order of its due day; () where the sheet tells too little.

    Without a plan of its own a contract pays equal rents at the end of each period, or from
    ``first_due`` on; months are counted from the first day, so that the 31st comes back.
    """
    if contract.plan:
        return tuple(sorted(contract.plan, key=lambda each: (each.due, each.number)))
    first = first_due(contract)
    if first is None or contract.periods is None or contract.rent is None:
        return ()
    step = contract.period_months or _MONTHLY
    # A lease that starts on the 31st and pays on 29 February pays on 31 March again.
    base, shift = (first, 0) if contract.first_due else (contract.started_on or first, step)
    return tuple(
        Instalment(
            number=number + 1,
            due=add_months(base, shift + number * step),
            amount=contract.rent,
        )
        for number in range(contract.periods)
    )


def first_due(contract: Contract) -> date | None:
    """The first due day: as stated, else one period after the start."""
    if contract.first_due is not None:
        return contract.first_due
    if contract.started_on is None:
        return None
    return add_months(contract.started_on, contract.period_months or _MONTHLY)


def term_end(contract: Contract) -> date | None:
    """The end of the lease term: start plus all periods, else the last rent's due day.

    The later of the two where both are known: limitation runs from it (融资租赁解释第十四条).
    """
    plan = rent_plan(contract)
    last = plan[-1].due if plan else None
    if contract.started_on is None or contract.periods is None:
        return last
    months = contract.periods * (contract.period_months or _MONTHLY)
    by_term = add_months(contract.started_on, months)
    return by_term if last is None else max(by_term, last)


def total_rent(contract: Contract) -> Decimal | None:
    """All rent of the plan; None where there is no plan."""
    plan = rent_plan(contract)
    return sum((each.amount for each in plan), Decimal("0.00")) if plan else None
