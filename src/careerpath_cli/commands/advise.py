"""`careerpath advise`: the recommended roles, and why a role ranks where it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType

from careerpath_cli.advice.recommendation import Wishes
from careerpath_cli.commands.shared.interviewing import InterviewOptions
from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    complete_role,
)
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.questions import Mode
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.planning.reach import Distance
from careerpath_cli.profile.model import Profile
from careerpath_cli.record import record

Top = Annotated[int, typer.Option("--top", "-n", min=1, metavar="N", help="Number of roles to show.")]
Save = Annotated[
    Path | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="File to save your answers in (default: in your data directory).",
        show_default=False,
    ),
]
Weight = Annotated[
    str | None,
    typer.Option(
        "--weight",
        metavar="want=N,can=N",
        help="Relative weight of interest and ability.",
        show_default=False,
    ),
]
Reach = Annotated[
    str | None,
    typer.Option(
        "--reach",
        metavar="ready|within|far",
        help="Show only roles that are ready, within reach or far.",
        show_default=False,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--why",
        metavar="ROLE",
        help="Explain this role's score, answer by answer.",
        autocompletion=complete_role,
        show_default=False,
    ),
]
Quick = Annotated[bool, typer.Option("--quick", help="Short interview: ten questions at most.")]
Full = Annotated[bool, typer.Option("--full", help="Long interview: every question that applies to you.")]
Scores = Annotated[
    bool, typer.Option("--scores", help="Show the scores behind the order, too (always with --weight).")
]
PlainPrompts = Annotated[
    bool, typer.Option("--plain-prompts", help="Use numbered lines, for screen readers and simple terminals.")
]
AskAgain = Annotated[
    int | None,
    typer.Option(
        "--ask-again-after",
        metavar="DAYS",
        min=0,
        help="Re-ask questions answered more than DAYS ago.",
        show_default=False,
    ),
]
_DISTANCES: dict[str, Distance] = {
    "ready": "ready now",
    "within": "within reach",
    "far": "a long way",
}


@record
class _Case:
    """Everything that one run of `advise` works with; `path` names the profile in printed commands."""

    path: Path
    profile: Profile
    model: MatchingModel
    base: KnowledgeBase
    as_json: bool
    scores: bool


def advise(  # noqa: PLR0913, PLR0917 - its options are its arguments
    profile: ProfileFile = None,
    top: Top = 3,
    why: Why = None,
    reach: Reach = None,
    weight: Weight = None,
    hours_per_week: HoursPerWeek = None,
    save: Save = None,
    profile_name: ProfileName = None,
    ask_again_after: AskAgain = None,
    *,
    quick: Quick = False,
    full: Full = False,
    scores: Scores = False,
    plain_prompts: PlainPrompts = False,
    as_json: AsJson = False,
) -> None:
    """Recommend roles, from an interview or a profile."""
    from careerpath_cli.advice.recommendation import Wishes
    from careerpath_cli.commands.shared.loading import knowledge_base

    if quick and full:
        raise UsageError("--quick and --full cannot be combined.", hint="Choose one of them.")
    if sum(option is not None for option in (profile, save, profile_name)) > 1:
        raise UsageError(
            "--profile, --profile-name and --save cannot be combined.",
            hint="Choose one of them.",
        )

    weights = parse_weights(weight)
    distance = _parse_reach(reach)
    base = knowledge_base()
    explained = base.role(why).id if why else None
    wishes = Wishes(top, distance, hours_per_week)
    interview = None
    if profile is None:
        mode: Mode = "quick" if quick else "full" if full else "default"
        location = _save_location(save, profile_name)
        only_result = as_json or bool(explained or weights) or wishes != Wishes()
        options = _interview_options(
            location, mode, ask_again_after, plain=plain_prompts or None, only_result=only_result
        )
        profile, interview = _ensure_profile(base, location, options)
    while True:
        case = _case(profile, base, weights, as_json=as_json, scores=scores or weights is not None)
        if explained:
            _show_why(explained, case)
        else:
            _show_advice(wishes, case)
        if interview is None or not _offer_more(base, interview):
            return


def _offer_more(base: KnowledgeBase, interview: InterviewOptions) -> bool:
    from careerpath_cli.commands.shared.interviewing import offer_more

    return offer_more(base, interview)


@record
class _SaveLocation:
    """The file an interview is saved in, and the arguments that name it in a command."""

    path: Path
    arguments: tuple[str, ...]
    name: str = ""


def _save_location(save: Path | None, name: str | None) -> _SaveLocation:
    from careerpath_cli.profile.folder import DEFAULT, profile_path

    if save is not None:
        return _SaveLocation(save, ("--save", str(save)))
    arguments = ("--profile-name", name) if name else ()
    return _SaveLocation(profile_path(name or DEFAULT), arguments, name or DEFAULT)


def _ensure_profile(
    base: KnowledgeBase, location: _SaveLocation, interview: InterviewOptions
) -> tuple[Path, InterviewOptions | None]:
    """Return the path of a saved profile, after the interview that it may still need.

    Also returns the options to continue the interview with, where it was already finished and somebody is
    there to be asked; None otherwise.
    """
    from careerpath_cli.commands.shared.interviewing import has_terminal, run_interview
    from careerpath_cli.commands.shared.loading import remember_name, use_own

    as_is = bool(location.name) and location.path.is_file() and not has_terminal()
    finished = as_is or run_interview(base, interview)
    if finished and location.name and not location.arguments:
        use_own(location.path)
    elif location.name:
        remember_name(location.path, location.name)
    may_continue = finished and not as_is and not interview.only_result
    return location.path, interview if may_continue else None


def _interview_options(
    location: _SaveLocation, mode: Mode, ask_again_after: int | None, *, plain: bool | None, only_result: bool
) -> InterviewOptions:
    from datetime import date, timedelta

    from careerpath_cli.commands.shared.interviewing import InterviewOptions, command_again

    today = date.today()  # noqa: DTZ011 - the person's own day
    before = None if ask_again_after is None else (today - timedelta(days=ask_again_after)).isoformat()
    flags = {"quick": ["--quick"], "default": [], "full": ["--full"]}[mode]
    again = command_again([*flags, *(["--plain-prompts"] if plain else []), *location.arguments])
    return InterviewOptions(location.path, again, mode, plain, today.isoformat(), before, only_result)


def parse_weights(text: str | None) -> ScoringWeights | None:
    """Parse `want=2,can=1`; a part left out counts as 1. Raises UsageError for anything else."""
    from careerpath_cli.knowledge.model.matching import ScoringWeights

    if text is None:
        return None
    hint = "For example: --weight want=2,can=1"
    weights = {"want": 1.0, "can": 1.0}
    for part in text.split(","):
        name, _, amount = (piece.strip() for piece in part.partition("="))
        if name not in weights:
            raise UsageError(f"{name or part!r} is not a valid weight: use want and can.", hint=hint)
        try:
            weights[name] = float(amount)
        except ValueError:
            raise UsageError(f"{amount!r} is not a number.", hint=hint) from None
    if not all(0 <= amount <= 1e6 for amount in weights.values()) or not any(weights.values()):  # noqa: PLR2004
        raise UsageError("Weights must be from 0 to 1,000,000, and not both 0.", hint=hint)
    return ScoringWeights(**weights)


def _parse_reach(name: str | None) -> Distance | None:
    if name is None:
        return None
    if name not in _DISTANCES:
        raise UsageError(
            f"{name!r} is not a valid value for --reach.", hint=f"Choose one of {', '.join(_DISTANCES)}."
        )
    return _DISTANCES[name]


def _case(
    path: Path, base: KnowledgeBase, weights: ScoringWeights | None, *, as_json: bool, scores: bool
) -> _Case:
    from careerpath_cli.commands.shared.loading import load_profile
    from careerpath_cli.matching.kept.loading import load_model

    person = load_profile(path, base)
    model = load_model(base)
    if weights is not None:
        model = replace(model, scoring=replace(model.scoring, weights=weights))
    return _Case(path, person, model, base, as_json, scores)


def _show_advice(wishes: Wishes, case: _Case) -> None:
    """Print the best roles that pass the person's filters."""
    from careerpath_cli.advice.recommendation import recommend
    from careerpath_cli.commands.shared.loading import profile_argument
    from careerpath_cli.commands.shared.output import show_json, show_page

    advice = recommend(case.profile, case.model, case.base, wishes)
    weights = case.model.scoring.weights
    if case.as_json:
        from careerpath_cli.views.json.advice import advice as view

        show_json(view(advice, weights, case.base))
        return
    from careerpath_cli.views.terminal.advice import AdvicePageOptions, advice_page

    again = profile_argument(case.path)

    def page(width: int) -> RenderableType:
        return advice_page(advice, weights, case.base, AdvicePageOptions(width, again, case.scores))

    show_page(page)


def _show_why(role: str, case: _Case) -> None:
    """Print where a role's score comes from."""
    from careerpath_cli.commands.shared.output import show_json, show_page
    from careerpath_cli.matching.explanation import explain
    from careerpath_cli.matching.ranking import rank_roles

    matches = rank_roles(case.profile, case.model, case.base)
    explanation = explain(case.profile, matches, role, case.model)
    if case.as_json:
        from careerpath_cli.views.json.matches import explanation as view

        show_json(view(explanation, case.base))
        return
    from careerpath_cli.views.terminal.why import why_page

    show_page(lambda _: why_page(explanation, case.model.scoring, case.base))
