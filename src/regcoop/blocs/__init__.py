"""Blocs with their dated memberships, treaty versions and accessions.

Use a bloc for anything that parties join and leave: an organisation, a mechanism such as Lancang-Mekong Cooperation, a
programme, a trade agreement. Who belongs to it is a question about a day, never a constant list.
"""

from regcoop.blocs.bloc import Bloc, BlocKind
from regcoop.blocs.membership import (
    Accession,
    AgreementVersion,
    Membership,
    MembershipPair,
    MembershipStatus,
    Participation,
    ParticipationState,
    Standing,
    standing_of,
)

__all__ = [
    "Accession",
    "AgreementVersion",
    "Bloc",
    "BlocKind",
    "Membership",
    "MembershipPair",
    "MembershipStatus",
    "Participation",
    "ParticipationState",
    "Standing",
    "standing_of",
]
