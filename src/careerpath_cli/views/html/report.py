"""A report as a page that one hands over."""

from collections.abc import Mapping

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.charts.figure import Figure
from careerpath_cli.views.html.pages import render
from careerpath_cli.views.outlines.report import report_parts
from careerpath_cli.views.outlines.sheet import sheet
from careerpath_cli.views.wording.reports import report as report_words


def report_page(
    report: Report,
    figures: Mapping[str, Figure],
    base: KnowledgeBase,
    program: str,
    *,
    redacted: bool = False,
) -> str:
    """Return a report as HTML; `program` is the version that makes it."""
    first = sheet(report, base, redacted=redacted)
    return render(
        "report.html",
        title=first.title,
        first=first,
        parts=report_parts(report, base, redacted=redacted),
        figures=figures,
        program=program,
        made=report_words.made(program, base.version, report.plan.request.start),
    )
