"""What a contract in arrears is most of all about: the pattern by which cases are grouped."""

from cases.taxonomy import DisputeType

# What is rarer and decides more comes first.
_LADDER: tuple[tuple[frozenset[str], DisputeType], ...] = (
    (frozenset({"lessee_bankrupt"}), DisputeType.INSOLVENCY),
    (
        frozenset({"fictitious_asset", "asset_not_transferable", "price_far_above_value"}),
        DisputeType.CONTRACT_CHARACTERISATION,
    ),
    (frozenset({"limitation_expired"}), DisputeType.PROCEDURE),
    (
        frozenset({"nominee_lessee", "lessor_knew_nominee", "identity_misused"}),
        DisputeType.PARTY_IDENTITY,
    ),
    (
        frozenset({"lock_without_prompt_remedy", "lessor_locked_asset"}),
        DisputeType.REMOTE_LOCK,
    ),
    (frozenset({"repossessed_by_third_party"}), DisputeType.UNAUTHORISED_REPOSSESSION),
    (
        frozenset({"fee_without_service", "insurance_fee_not_paid_over"}),
        DisputeType.DISGUISED_INTEREST,
    ),
    (
        frozenset({"asset_defect_only", "asset_not_delivered", "defect_unrepaired"}),
        DisputeType.ASSET_QUALITY,
    ),
    (
        frozenset({"owner_guarantees_own_business", "company_guarantee_without_resolution"}),
        DisputeType.GUARANTEE,
    ),
    (frozenset({"buyback_condition_met"}), DisputeType.BUYBACK),
    (frozenset({"most_rent_paid", "minor_breach"}), DisputeType.MINOR_BREACH),
    (frozenset({"third_party_mortgage"}), DisputeType.ASSET_TITLE),
    (frozenset({"lessor_repossessed"}), DisputeType.TERMINATION_REPOSSESSION),
    (frozenset({"affiliation_agreement"}), DisputeType.AFFILIATION),
    (frozenset({"penalty_above_24pct"}), DisputeType.PENALTY_ADJUSTMENT),
    (
        frozenset({"anticipatory_breach", "unauthorised_disposal"}),
        DisputeType.RENT_ACCELERATION,
    ),
)


def dispute_pattern(factors: frozenset[str]) -> DisputeType:
    """The principal dispute type of a row; plain arrears where nothing stands out."""
    for signs, dispute_type in _LADDER:
        if signs & factors:
            return dispute_type
    return DisputeType.RENT_DEFAULT
