"""`careerpath advise`: the recommended roles, and why a role ranks where it does."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from careerpath_cli.advice.recommendation import Wishes
from careerpath_cli.commands.shared.interviewing import (
    InterviewOptions,
    command_again,
    has_terminal,
    offer_more,
    run_interview,
)
from careerpath_cli.commands.shared.loading import (
    load_engine,
    load_person,
    load_profile,
    profile_argument,
    remember_name,
    use_own,
)
from careerpath_cli.commands.shared.options import (
    AsJson,
    HoursPerWeek,
    ProfileFile,
    ProfileName,
    Top,
    complete_role,
    flag,
    option,
)
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.commands.shared.terminal.destination import destination, without_pager
from careerpath_cli.engine import Engine
from careerpath_cli.errors import UsageError
from careerpath_cli.knowledge.model.matching import ScoringWeights
from careerpath_cli.knowledge.model.questions import Mode
from careerpath_cli.planning.reach import Distance
from careerpath_cli.profile.folder import DEFAULT, profile_path
from careerpath_cli.record import record
from careerpath_cli.views.json.advice import advice as advice_record
from careerpath_cli.views.json.advice import explanation as explanation_record
from careerpath_cli.views.outlines.advice import AdvicePageOptions, advice_outline
from careerpath_cli.views.terminal.outline import page
from careerpath_cli.views.terminal.parts import PROSE
from careerpath_cli.views.terminal.why import why_page

Save = Annotated[
    Path | None,
    option("--save", "FILE", "File to save your answers in (default: in your data directory)."),
]
Weight = Annotated[str | None, option("--weight", "want=N,can=N", "Relative weight of interest and ability.")]
Reach = Annotated[
    str | None, option("--reach", "ready|within|far", "Show only roles that are ready, within reach or far.")
]
Why = Annotated[
    str | None,
    option("--why", "ROLE", "Explain this role's score, answer by answer.", complete=complete_role),
]
PostingFile = Annotated[
    Path | None,
    option("--posting", "FILE", "Say how you stand to the job posting in this file (- for standard input)."),
]
Quick = Annotated[bool, flag("--quick", "Short interview: ten questions at most.")]
Full = Annotated[bool, flag("--full", "Long interview: every question that applies to you.")]
Scores = Annotated[bool, flag("--scores", "Show the scores behind the order, too (always with --weight).")]
PlainPrompts = Annotated[
    bool, flag("--plain-prompts", "Use numbered lines, for screen readers and simple terminals.")
]
AskAgain = Annotated[
    int | None,
    option("--ask-again-after", "DAYS", "Re-ask questions answered more than DAYS ago.", min=0),
]
_DISTANCES: dict[str, Distance] = {
    "ready": "ready now",
    "within": "within reach",
    "far": "a long way",
}


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
    posting: PostingFile = None,
    *,
    quick: Quick = False,
    full: Full = False,
    scores: Scores = False,
    plain_prompts: PlainPrompts = False,
    as_json: AsJson = False,
) -> None:
    """Recommend roles, from an interview or a profile."""
    if posting is not None:
        _refuse_with_posting(why, reach, weight, save, ask_again_after, quick=quick, full=full, scores=scores)
        from careerpath_cli.commands.postings.standing import show_standing  # no other advice needs it

        show_standing(posting, profile, profile_name, hours_per_week, load_engine(), as_json=as_json)
        return

    if quick and full:
        raise UsageError("--quick and --full cannot be combined.", hint="Choose one of them.")
    if sum(option is not None for option in (profile, save, profile_name)) > 1:
        raise UsageError(
            "--profile, --profile-name and --save cannot be combined.",
            hint="Choose one of them.",
        )

    weights = parse_weights(weight)
    distance = _parse_reach(reach)
    engine = load_engine()
    explained = engine.base.role(why).id if why else None
    wishes = Wishes(top, distance, hours_per_week)
    interview = None
    if profile is None:
        mode: Mode = "quick" if quick else "full" if full else "default"
        location = _save_location(save, profile_name)
        only_result = as_json or bool(explained or weights or destination().file) or wishes != Wishes()
        options = _interview_options(
            location, mode, ask_again_after, plain=plain_prompts or None, only_result=only_result
        )
        profile, interview = _ensure_profile(engine, location, options)
    if weights is not None:
        engine = engine.weighted(weights)
    while True:
        with without_pager(if_so=interview is not None):
            if explained:
                _show_why(explained, profile, engine, as_json=as_json)
            else:
                _show_advice(wishes, profile, engine, scores=scores or weights is not None, as_json=as_json)
        if interview is None or not offer_more(engine, interview):
            return


def _refuse_with_posting(*given: object, **flags: bool) -> None:
    """Raise UsageError for options that say nothing of a posting."""
    if any(value is not None for value in given) or any(flags.values()):
        raise UsageError(
            "--posting goes with --profile, --profile-name, --hours-per-week and --json only.",
            hint="For example: careerpath advise --posting job.txt",
        )


@record
class _SaveLocation:
    """The file an interview is saved in, and the arguments that name it in a command."""

    path: Path
    arguments: tuple[str, ...]
    name: str = ""


def _save_location(save: Path | None, name: str | None) -> _SaveLocation:
    if save is not None:
        return _SaveLocation(save, ("--save", str(save)))
    arguments = ("--profile-name", name) if name else ()
    return _SaveLocation(profile_path(name or DEFAULT), arguments, name or DEFAULT)


def _ensure_profile(
    engine: Engine, location: _SaveLocation, interview: InterviewOptions
) -> tuple[Path, InterviewOptions | None]:
    """Return the path of a saved profile, after the interview that it may still need.

    Also returns the options to continue the interview with, where it was already finished and somebody is
    there to be asked; None otherwise.
    """
    as_is = bool(location.name) and location.path.is_file() and not has_terminal()
    finished = as_is or run_interview(engine, interview)
    if finished and location.name and not location.arguments:
        use_own(location.path)
    elif location.name:
        remember_name(location.path, location.name)
    may_continue = finished and not as_is and not interview.only_result
    return location.path, interview if may_continue else None


def _interview_options(
    location: _SaveLocation, mode: Mode, ask_again_after: int | None, *, plain: bool | None, only_result: bool
) -> InterviewOptions:
    today = date.today()  # noqa: DTZ011 - the person's own day
    before = None if ask_again_after is None else (today - timedelta(days=ask_again_after)).isoformat()
    flags = {"quick": ["--quick"], "default": [], "full": ["--full"]}[mode]
    again = command_again([*flags, *(["--plain-prompts"] if plain else []), *location.arguments])
    return InterviewOptions(location.path, again, mode, plain, today.isoformat(), before, only_result)


def parse_weights(text: str | None) -> ScoringWeights | None:
    """Parse `want=2,can=1`; a part left out counts as 1. Raises UsageError for anything else."""
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


def _show_advice(wishes: Wishes, path: Path, engine: Engine, *, scores: bool, as_json: bool) -> None:
    """Print the best roles that pass the person's filters."""
    person = load_person(path, engine)
    advice = engine.recommend(person.profile, wishes)
    begun = bool(person.progress.logged or person.progress.done)
    weights, again = engine.model.scoring.weights, profile_argument(path)

    def options(width: int) -> AdvicePageOptions:
        return AdvicePageOptions(width, again, scores, begun)

    show(
        as_json,
        lambda: advice_record(advice, weights, engine.base),
        lambda width: page(advice_outline(advice, weights, engine.base, options(min(width, PROSE)))),
    )


def _show_why(role: str, path: Path, engine: Engine, *, as_json: bool) -> None:
    """Print where a role's score comes from."""
    explanation = engine.explain(load_profile(path, engine), role)
    show(
        as_json,
        lambda: explanation_record(explanation, engine.base),
        lambda _: why_page(explanation, engine.model.scoring, engine.base),
    )
