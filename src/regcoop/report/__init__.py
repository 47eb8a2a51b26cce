"""Briefs: what the atlas holds about one party on one day, as data and as text."""

from regcoop.report.gathering import brief
from regcoop.report.lines import Brief, FigureLine, InitiativeLine, LinkLine, MeetingLine, MemberLine
from regcoop.report.printing import format_interval, format_plain, format_printed

__all__ = [
    "Brief",
    "FigureLine",
    "InitiativeLine",
    "LinkLine",
    "MeetingLine",
    "MemberLine",
    "brief",
    "format_interval",
    "format_plain",
    "format_printed",
]
