"""案例库: find cases by facet and word, and read one with the words it rests on."""

import streamlit as st

from dashboard.draw import case_list, case_record
from dashboard.draw.notices import page_head, warnings
from dashboard.services import evidence_fields, find_cases, open_case
from dashboard.state import (
    SIMILAR_PAGE,
    case_link,
    field_faults,
    link_faults,
    similar_to_link,
    wanted_case,
    write_link,
    write_list_link,
)
from dashboard.widgets import case_filter, evidence_choice, one_page, way_back


def show_list() -> None:
    """Filters and what they find."""
    page_head(
        "案例库",
        "按法院、争议类型、主张、结果和租赁方式筛选，或全文检索；筛选结果和每个案例都可以用网址分享。",
    )
    warnings(link_faults())
    wanted = case_filter()
    write_list_link(wanted)
    found = find_cases(wanted)
    case_list.hits(found, wanted.words)
    above = st.container()
    shown = one_page(found, wanted)
    with above:
        case_list.cards(shown, wanted.words)


def show_case(case_id: str) -> None:
    """One case, with the evidence of the field that is chosen."""
    way_back()
    case = open_case(case_id)
    case_record.head(case)
    if not case.told:
        case_record.title_only(case)
        return
    st.page_link(
        SIMILAR_PAGE,
        label="找类案",
        icon=":material/find_in_page:",
        query_params=similar_to_link(case_id),
    )
    fields = evidence_fields(case)
    warnings(field_faults(case_id, fields))
    record, source = st.columns([10, 9], gap="large")
    with record:
        case_record.record(case)
    with source, st.container(key="source"):
        field = evidence_choice(case, fields)
        case_record.source(case, field)
    write_link(case_link(case_id, field))


wanted_id = wanted_case()
if wanted_id is None:
    show_list()
else:
    show_case(wanted_id)
