"""All figures of a report, in the order of its page."""

from collections.abc import Callable, Mapping

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


def report_figures(
    report: Report,
    base: KnowledgeBase,
    *,
    redacted: bool = False,
    told: Callable[[int, int], object] | None = None,
) -> Mapping[str, Figure]:
    """Return the figures of a report by id, in page order; what there is nothing to draw of is absent.

    `redacted` leaves out what tells the person's own levels, and which skills they have. `told` is called
    with how many are done, and of how many: drawing them takes most of a report's time.
    """
    of_levels = () if redacted else (skills_figure, gap_figure)
    draws = (map_figure, *of_levels, routes_figure, timeline_figure, pay_figure, openings_figure)
    figures: dict[str, Figure] = {}
    for done, draw in enumerate(draws):
        if told is not None:
            told(done, len(draws))
        figure = draw(report, base)
        if figure is not None:
            figures[figure.id] = figure
    return figures
