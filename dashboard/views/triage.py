"""争议分拣: a sheet of contracts in arrears in, a ranked worklist out; each contract opens."""

import streamlit as st

from dashboard.triage import saved_worklists
from dashboard.triage.desk import Desk
from dashboard.triage.listing import show_list
from dashboard.triage.opened import show_contract
from dashboard.triage.start import show_start, triaged_with_progress
from dashboard.triage.state import (
    asks_for_contract,
    desk_in_session,
    show,
    wanted_list,
    wanted_place,
)


def _desk() -> Desk | None:
    """The worklist the address names, opened again where this session does not hold it."""
    wanted, desk = wanted_list(), desk_in_session()
    if wanted is None:
        return None
    if desk is None or desk.saved.id != wanted:
        desk = triaged_with_progress(saved_worklists.load(wanted))
        show(desk)
    return desk


at_hand = _desk()
if at_hand is None:
    show_start()
else:
    wanted = wanted_place(at_hand)
    if wanted is None:
        if asks_for_contract():
            st.warning(
                "链接中的合同在这份清单里找不到，已显示全部合同。", icon=":material/link_off:"
            )
        show_list(at_hand)
    else:
        show_contract(at_hand, wanted)
