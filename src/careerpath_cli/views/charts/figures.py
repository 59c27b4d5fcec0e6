"""All figures of a report, in the order of its page."""

from collections.abc import Mapping

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.reporting.report import Report
from careerpath_cli.views.charts.figure import Figure
from careerpath_cli.views.charts.gap import gap_figure
from careerpath_cli.views.charts.openings import openings_figure
from careerpath_cli.views.charts.pay import pay_figure
from careerpath_cli.views.charts.routes import routes_figure
from careerpath_cli.views.charts.skills import skills_figure
from careerpath_cli.views.charts.timeline import timeline_figure
from careerpath_cli.views.charts.want_and_can import map_figure


def report_figures(report: Report, base: KnowledgeBase, *, redacted: bool = False) -> Mapping[str, Figure]:
    """Return the figures of a report by id, in page order; what there is nothing to draw of is absent.

    `redacted` leaves out what tells the person's own levels, and which skills they have.
    """
    drawn = (
        map_figure(report, base),
        None if redacted else skills_figure(report, base),
        None if redacted else gap_figure(report, base),
        routes_figure(report, base),
        timeline_figure(report, base),
        pay_figure(report, base),
        openings_figure(report, base),
    )
    return {figure.id: figure for figure in drawn if figure is not None}
