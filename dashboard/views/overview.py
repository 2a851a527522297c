"""案例概览: what the cases at hand are, what they can say, and how they ended."""

import streamlit as st

from dashboard.casebook import SHIPPED_SCOPES, Scope
from dashboard.draw.counts import tallies
from dashboard.draw.extent import extent
from dashboard.draw.notices import page_head
from dashboard.shipped import overview_of
from dashboard.state import Key
from dashboard.widgets import scope_choice

page_head(
    "案例概览",
    "看清融资租赁及相关金融纠纷中，法院对哪类争议、哪项主张作出了怎样的裁判，以及这些结论能说到哪一步。",
)
extent(overview_of(Scope.BULLETIN), overview_of(Scope.EXTENDED))
found = overview_of(scope_choice(Key.OVERVIEW_SCOPE, SHIPPED_SCOPES))
court, dispute, claim = st.tabs(["按法院", "按争议类型", "按主张"])
with court:
    tallies(
        found.by_court,
        title="各法院案例的结果",
        explanation="一例按其主要主张的结果计一次。",
        unit="例",
        kind="法院",
    )
with dispute:
    tallies(
        found.by_group,
        title="争议大类",
        explanation="一例涉及几个大类，就在几个大类中各计一次。",
        unit="例",
        kind="争议大类",
    )
    tallies(
        found.by_dispute,
        title="争议类型",
        explanation="一例涉及几个类型，就在几个类型中各计一次；结果是该例主要主张的结果，不一定是对这一争议的判断。",
        unit="例",
        kind="争议类型",
    )
with claim:
    tallies(
        found.by_claim,
        title="各类主张的结果",
        explanation="逐项主张计数，结果从提出主张的一方看。",
        unit="项",
        kind="主张",
    )
