"""careerpath as a library: a knowledge base, and everything that can be asked of it about a person.

Nothing here prints, asks a clock or changes a file. Errors are `CareerpathError`s, with a sentence, a hint
and, where a file's content is wrong, every problem in it. A room is imported when something is asked of it,
so that loading a base and listing its roles costs no more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.record import record

if (
    TYPE_CHECKING
):  # names for annotations: importing the rooms here would make every command import all of them
    from careerpath_cli.advice.comparison import Comparison
    from careerpath_cli.advice.posting import Standing
    from careerpath_cli.advice.recommendation import Advice, Wishes
    from careerpath_cli.documents.document import Document
    from careerpath_cli.evaluation.evaluate import Evaluation
    from careerpath_cli.evaluation.people import KnownPerson
    from careerpath_cli.extraction.findings import Findings, Kind
    from careerpath_cli.extraction.posting import Posting
    from careerpath_cli.importing.proposals import Proposals, Source
    from careerpath_cli.knowledge.model.matching import ScoringWeights
    from careerpath_cli.knowledge.model.scales import Level
    from careerpath_cli.matching.cohort import RankedLine
    from careerpath_cli.matching.explanation import Explanation
    from careerpath_cli.matching.model import MatchingModel
    from careerpath_cli.matching.ranking import RoleMatch
    from careerpath_cli.planning.step_names import StepName
    from careerpath_cli.profile.history import Done, Reopened
    from careerpath_cli.profile.model import Profile
    from careerpath_cli.reporting.report import Report
    from careerpath_cli.roadmap.changes import RoadmapChanges
    from careerpath_cli.roadmap.finishing import Finishing
    from careerpath_cli.roadmap.progress import Progress
    from careerpath_cli.roadmap.roadmap import Roadmap, RoadmapRequest
    from careerpath_cli.roadmap.saved import SavedRoadmap
    from careerpath_cli.transitions.paths import TransitionPaths
    from careerpath_cli.whatif.levers import Levers
    from careerpath_cli.whatif.whatif import Learning, RankingComparison


@record
class Person:
    """Somebody whose profile is a file: the answers in it, and what was done since according to its history.

    Without a path it is nobody's. `warnings` say what of the history couldn't be used.
    """

    path: Path | None
    answers: Profile
    progress: Progress
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the profile; empty for nobody's."""
        return self.path.stem if self.path else ""

    @property
    def profile(self) -> Profile:
        """The profile as of today: the answers, and the levels reached since."""
        from careerpath_cli.roadmap.progress import with_progress

        return with_progress(self.answers, self.progress)


class Engine:
    """A knowledge base with the model that follows from it, and what both say about a person.

    >>> engine = Engine.load()
    >>> engine.base.role("ML engineer").id
    'machine-learning-engineer'
    >>> analyst = engine.profile({"skills": {"SQL": "proficient", "Excel": "proficient", "Python": "aware"}})
    >>> [entry.match.role for entry in engine.recommend(analyst).recommendations]  # doctest: +ELLIPSIS
    ['...', '...', '...']
    """

    def __init__(self, base: KnowledgeBase) -> None:
        """Take a knowledge base; `load` reads one."""
        self.base = base

    @classmethod
    def load(
        cls, overlays: Sequence[Path] = (), report: Callable[[int, int], object] | None = None
    ) -> Engine:
        """Return an engine with the program's own knowledge base, and what overlays add to it or change.

        Where these have to be read anew, `report` is called with how much is done, and of how much.
        Raises InvalidContentError with every problem in an overlay, FileProblemError where one can't be read.
        """
        from careerpath_cli.knowledge.store import load_base

        return cls(load_base(overlays=tuple(overlays), report=report))

    @cached_property
    def model(self) -> MatchingModel:
        """What each possible answer is worth for each role."""
        from careerpath_cli.matching.kept import load_model

        return load_model(self.base)

    def weighted(self, weights: ScoringWeights) -> Engine:
        """Return an engine for which interest and ability weigh as much as `weights` says."""
        other = Engine(self.base)
        other.model = replace(self.model, scoring=replace(self.model.scoring, weights=weights))
        return other

    # People

    def profile(self, answers: Mapping[str, Any]) -> Profile:
        """Return a profile with these answers, named as in a profile file; names may be in any spelling.

        Raises InvalidContentError where they aren't valid.

        >>> engine = Engine.load()
        >>> engine.profile({"skills": {"sklearn": "working"}}).skills
        {'scikit-learn': 'working'}
        """
        from careerpath_cli.profile.reading import profile_from_answers

        return profile_from_answers(answers, self.base)

    def read_profile(self, path: Path) -> Profile:
        """Return the profile in a YAML or JSON file, as of today: with the levels reached since.

        Raises FileProblemError where it can't be read, InvalidContentError with every problem in it.
        """
        return self.read_person(path).profile

    def read_person(self, path: Path, until: str | None = None) -> Person:
        """Return whose profile is at a path: the answers, and what was done since, or up to an ISO day.

        Raises as `read_profile` does.
        """
        from careerpath_cli.profile.reading import read_profile

        return Person(path, read_profile(path, self.base), *self.read_progress(path, until))

    def read_progress(self, path: Path, until: str | None = None) -> tuple[Progress, tuple[str, ...]]:
        """Return what the history of the profile at a path adds up to, and what of it couldn't be used."""
        from careerpath_cli.profile.history import read_history
        from careerpath_cli.roadmap.progress import progress_from

        history = read_history(path)
        entries = (entry for entry in history.entries if until is None or entry.day <= until)
        return progress_from(entries), tuple(history.warnings)

    def levels(self, profile: Profile) -> dict[str, Level]:
        """Return the level that a person has in each skill, inferred ones included."""
        from careerpath_cli.matching.inference import infer_levels

        held = infer_levels(profile.skills, self.model.prerequisites)
        return {skill: inferred.level for skill, inferred in held.items()}

    # What a person brings

    def read_document(self, path: Path) -> Document:
        """Return what stands in a file that somebody brings: a résumé, an export, a posting.

        Raises FileProblemError where it can't be opened, and others where its content can't be read.
        """
        from careerpath_cli.documents.reading import read_file

        return read_file(path)

    def read_bytes(self, content: bytes, name: str = "standard input") -> Document:
        """Return what stands in the content of such a file; `name` is only for messages."""
        from careerpath_cli.documents.reading import read_bytes

        return read_bytes(content, name)

    def find(self, document: Document, kind: Kind | None, today: date) -> Findings:
        """Return what a document says of skills and of the person; which kind it is, where None says it."""
        from careerpath_cli.extraction.finding import find

        return find(document, kind, today, self.base)

    def find_in_code(self, directory: Path, authors: Sequence[str] = ()) -> Findings:
        """Return which skills a directory of code shows, by the commits of its authors."""
        from careerpath_cli.extraction.code import findings_from_code
        from careerpath_cli.repositories.reading import read_code

        return findings_from_code(read_code(directory, authors, self.base), self.base)

    def propose(self, sources: Sequence[Source], profile: Profile) -> Proposals:
        """Return which answers sources speak for, held against those that a person gave."""
        from careerpath_cli.importing.proposals import propose

        return propose(sources, profile, self.base)

    # What fits, and why

    def rank(self, profile: Profile) -> list[RoleMatch]:
        """Return how well each role fits, best first; raises NothingKnownError where nothing was answered."""
        from careerpath_cli.matching.ranking import rank_roles

        return rank_roles(profile, self.model, self.base)

    def rank_lines(self, lines: Iterable[bytes], top: int = 3, first: int = 1) -> Iterator[RankedLine]:
        """Yield the ranking of each profile of a batch, one line of JSON each, in the order of the input."""
        from careerpath_cli.matching.cohort import rank_lines

        return rank_lines(lines, top, self.model, self.base, first)

    def recommend(self, profile: Profile, wishes: Wishes | None = None) -> Advice:
        """Return the best roles for a person; raises NothingKnownError where nothing was answered."""
        from careerpath_cli.advice.recommendation import Wishes, recommend

        return recommend(profile, self.model, self.base, wishes or Wishes())

    def explain(self, profile: Profile, role: str) -> Explanation:
        """Return where a role's score comes from, answer by answer.

        >>> engine = Engine.load()
        >>> person = engine.profile({"skills": {"python": "proficient"}})
        >>> engine.explain(person, "data scientist").match.role
        'data-scientist'
        """
        from careerpath_cli.matching.explanation import explain

        return explain(profile, self.rank(profile), self.base.role(role).id, self.model)

    def compare(self, roles: Iterable[str], profile: Profile | None = None) -> Comparison:
        """Return roles side by side, each once, and how each fits a person where one is given.

        Raises UnknownNameError for a role that there isn't.
        """
        from careerpath_cli.advice.comparison import compare

        return compare([self.base.role(name) for name in roles], profile, self.model, self.base)

    # How a person stands to one job

    def read_posting(self, document: Document) -> Posting:
        r"""Return what a document says when it is read as a job posting.

        >>> from careerpath_cli.documents.document import Document
        >>> engine = Engine.load()
        >>> text = "Data Analyst (m/f/d)\n\nRequirements\n- Strong SQL\n- Tableau or Power BI"
        >>> posting = engine.read_posting(Document("text", text))
        >>> posting.role, [ask.skill for ask in posting.asks]
        ('data-analyst', ['sql', 'tableau'])
        """
        from careerpath_cli.extraction.posting import posting_from

        return posting_from(document, self.base)

    def kind_of(self, document: Document) -> Kind | None:
        """Return whether a document is a résumé or a posting; None where it could be either."""
        from careerpath_cli.extraction.kinds import kind_of

        return "resume" if document.declared else kind_of(document.text)

    def stand(self, posting: Posting, profile: Profile, hours_per_week: float | None = None) -> Standing:
        """Return how a person stands to a posting: each thing that it asks, and whether to apply."""
        from careerpath_cli.advice.posting import stand

        return stand(posting, profile, self.model, self.base, hours_per_week)

    # What would change it

    def learn(
        self, profile: Profile, levels: Mapping[str, Level], top: int = 5
    ) -> tuple[Learning, RankingComparison]:
        """Return what it takes to reach levels (skill id → level), and the ranking before and after."""
        from careerpath_cli.matching.inference import infer_levels
        from careerpath_cli.whatif.whatif import after_learning, plan_learning

        held = infer_levels(profile.skills, self.model.prerequisites, profile.at_least)
        learning = plan_learning(levels, held, self.model, self.base)
        after = after_learning(profile, {rise.skill: rise.to for rise in learning.steps})
        return learning, self.compare_rankings(profile, after, top)

    def compare_rankings(self, before: Profile, after: Profile, top: int = 5) -> RankingComparison:
        """Return every role's place before and after, and which enter or leave the first `top`."""
        from careerpath_cli.whatif.whatif import compare_rankings

        return compare_rankings(before, after, top, self.model, self.base)

    def levers(self, profile: Profile, role: str | None = None) -> Levers:
        """Return the changes with the most effect: for one role (the best, unless named), for many."""
        from careerpath_cli.whatif.levers import find_levers

        return find_levers(profile, self.model, self.base, self.base.role(role).id if role else None)

    # How to get there

    def plan(
        self,
        profile: Profile,
        roles: Collection[str],
        request: RoadmapRequest,
        progress: Progress | None = None,
    ) -> Roadmap:
        """Return a dated plan for reaching roles, in the order named, from a person's answers and progress.

        >>> from datetime import date
        >>> from careerpath_cli import RoadmapRequest
        >>> engine = Engine.load()
        >>> person = engine.profile({"skills": {"python": "proficient", "sql": "working"}})
        >>> plan = engine.plan(person, ["data scientist"], RoadmapRequest(date(2027, 1, 4), hours_per_week=8))
        >>> plan.apply["data-scientist"].likely > date(2027, 1, 4)
        True
        """
        from careerpath_cli.roadmap.progress import Progress
        from careerpath_cli.roadmap.roadmap import build_roadmap

        wanted = tuple(self.base.role(role) for role in roles)
        return build_roadmap(profile, wanted, request, progress or Progress(), self.model, self.base)

    def followed(self, person: Person, start: date) -> Roadmap | None:
        """Return the roadmap that a person follows, from a day on; None where they follow none."""
        from careerpath_cli.roadmap.roadmap import RoadmapRequest

        followed = person.progress.followed
        roles = [role for role in followed.roles if role in self.base.roles] if followed else []
        if followed is None or not roles:
            return None
        return self.plan(person.answers, roles, RoadmapRequest.following(followed, start), person.progress)

    def finish(
        self, person: Person, step: str, day: date, level: str | None = None, proof: str = ""
    ) -> Finishing:
        """Return the history entries that a finished step amounts to, or why there are none.

        Raises UnknownNameError for a step that there isn't, UsageError for a level that can't be reached.
        """
        from careerpath_cli.roadmap.finishing import Doer, finish

        doer = Doer(self.levels(person.profile), person.progress, lambda: self.followed(person, day))
        return finish(step, level, proof, day.isoformat(), doer, self.base)

    def step(self, name: str) -> StepName:
        """Return the step, skill or course that a person names; raises UnknownNameError for any other."""
        from careerpath_cli.planning.step_names import named_step

        return named_step(name, self.base)

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield the id and the title of everything that hours can be logged on."""
        from careerpath_cli.planning.step_names import every_step

        return every_step(self.base)

    def reopen(self, person: Person, step: str, day: date) -> list[Reopened]:
        """Return the history entries that open a finished step again; none where it was not finished."""
        from careerpath_cli.roadmap.finishing import reopen

        return reopen(self.step(step), day.isoformat(), person.progress)

    def tick(self, box: str, steps: Iterable[str], levels: Mapping[str, Level], day: str) -> list[Done]:
        """Return the history entries for a box of a plan that was ticked, given the levels before."""
        from careerpath_cli.roadmap.finishing import tick

        return tick(box, steps, levels, day, self.base)

    def changes_since(self, earlier: SavedRoadmap, plan: Roadmap, person: Person) -> RoadmapChanges:
        """Return how a plan differs from one that was exported earlier, and why."""
        from careerpath_cli import __version__
        from careerpath_cli.roadmap.changes import changes_since

        return changes_since(earlier, plan, person.answers, self.model, self.base, __version__)

    def paths(
        self, profile: Profile, to: str, origin: str | None = None, alternatives: int = 2
    ) -> TransitionPaths:
        """Return the shortest path to a role and the next ones, from a role or from where the person is."""
        from careerpath_cli.transitions.paths import find_paths, start_from

        start = start_from(self.base.role(origin).id if origin else None, profile, self.model, self.base)
        return find_paths(start, self.base.role(to).id, self.model, self.base, alternatives)

    def report(
        self,
        person: Person,
        roles: Collection[str],
        request: RoadmapRequest,
    ) -> Report:
        """Return what is handed over about a person: about the roles named, else about those recommended.

        Raises NothingKnownError where nothing was answered, UnknownNameError for a role that there isn't.
        """
        from careerpath_cli.reporting.report import build_report

        wanted = [self.base.role(name).id for name in roles]
        return build_report(person.answers, person.progress, wanted, request, self.model, self.base)

    # Whether it is right

    def evaluate(self, people: Iterable[KnownPerson], fields: Sequence[str] = ()) -> Evaluation:
        """Return how well the ranking agrees with people whose right roles are known."""
        from careerpath_cli.evaluation.evaluate import RankedPerson, evaluate, ranking

        ranked = [RankedPerson(person, ranking(person.profile, self.model, self.base)) for person in people]
        return evaluate(ranked, fields, self.base)
