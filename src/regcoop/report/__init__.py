"""Reports: what the atlas holds about one party on one day, and what a reconciliation found, as data and as text."""

from regcoop.report.acceptance import (
    LARGEST_ACCEPTED,
    Acceptance,
    AcceptedFinding,
    AcceptedLine,
    accept_findings,
    format_accepted,
    parse_accepted,
)
from regcoop.report.gathering import brief
from regcoop.report.lines import Brief, FigureLine, InitiativeLine, LinkLine, MeetingLine, MemberLine
from regcoop.report.printing import format_interval, format_plain, format_printed
from regcoop.report.reconciliations import write_reconciliation_html, write_reconciliation_text

__all__ = [
    "LARGEST_ACCEPTED",
    "Acceptance",
    "AcceptedFinding",
    "AcceptedLine",
    "Brief",
    "FigureLine",
    "InitiativeLine",
    "LinkLine",
    "MeetingLine",
    "MemberLine",
    "accept_findings",
    "brief",
    "format_accepted",
    "format_interval",
    "format_plain",
    "format_printed",
    "parse_accepted",
    "write_reconciliation_html",
    "write_reconciliation_text",
]
