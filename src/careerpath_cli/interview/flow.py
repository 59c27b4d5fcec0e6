"""Which prompt comes next: a pure function of the answers so far, the knowledge base and the mode."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careerpath_cli.interview.answers import (
    Answers,
    occupation_of,
    profile_from_answers,
    prompt_id,
    stated_skills,
    task_scores,
    unaided_skills,
)
from careerpath_cli.interview.information_gain import RankingState, ranking_state
from careerpath_cli.interview.prompt import InterviewProgress, Prompt
from careerpath_cli.interview.prompts import SEVERAL, SHOWN_LEVELS, fits, prompt_for
from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.model.questions import Interview, Mode, Question, QuestionKind
from careerpath_cli.knowledge.model.roles import Role
from careerpath_cli.matching.inference import RANK, infer_levels
from careerpath_cli.matching.model import MatchingModel
from careerpath_cli.matching.ranking import rank_roles
from careerpath_cli.profile.kinds import says_something
from careerpath_cli.profile.model import Profile
from careerpath_cli.profile.reading import AT_LEAST, resolve
from careerpath_cli.record import record

FIRST = 3
"""How many roles `advise` shows; a question is worth asking only while it could change them."""
CONTENDERS = 8
"""How many roles may come to lead once it is known what the first ones cannot do without."""
_FOLLOWING = ("worst", "rest", "evidence")
"""Kinds of question that come right after the answer they are about."""
_OWED = ("groups", "best", "screen")
"""Kinds of question never left out to stop early: about what was ticked, and what people do all day."""
_CLOSING: tuple[QuestionKind, ...] = ("essentials", "unaided", "consulted")
"""Kinds of question about the leading roles, asked when these are unlikely to change."""
_WORTH_A_SCREEN = 3
"""How many skills of unknown level are worth another screen."""
_SPARE = 1
"""Prompts kept free for another role that comes to lead at the end, whose essentials nobody has asked yet."""
_MIN_GAIN = 1e-6
"""Nats per second below which a prompt is not worth asking."""


@record
class Next:
    """The next prompt, or None where the interview is over.

    `settled` means that everything owed was asked and that no open prompt could change the top roles;
    `cut_short`, that the interview is at its limit with something left to ask.
    """

    prompt: Prompt | None
    settled: bool = False
    cut_short: bool = False


@record
class _Sitting:
    """An interview at some point: what was answered, and the profile and the ranking that follow."""

    answers: Answers
    base: KnowledgeBase
    model: MatchingModel
    mode: Mode
    profile: Profile
    state: RankingState

    @property
    def length(self) -> Interview:
        return self.base.interview[self.mode]

    def first(self, number: int) -> list[Role]:
        """Return the first roles as the answers have it, best first; none where these tell nothing."""
        order = sorted(self.state.totals, key=lambda index: (-self.state.totals[index], index))
        told = says_something(self.profile)
        return [self.base.roles[self.model.roles[index].role] for index in order[:number]] if told else []

    @property
    def left(self) -> int:
        """How many prompts may still be put."""
        return most_prompts(self.answers, self.length) - len(self.answers.given)


def next_prompt(answers: Answers, base: KnowledgeBase, model: MatchingModel, mode: Mode = "default") -> Next:
    """Return the prompt to ask next.

    Gates come first, in order, then follow-ups to the last answer, then whichever open prompt is expected to
    tell most per second, and in the end what the leading roles cannot do without and how well the person does
    what they ticked. The full interview ends only when nothing is left to ask.
    """
    gate = _next_gate(answers, base, mode)  # beyond the limit, too: a change at the review may open one
    over = len(answers.given) >= most_prompts(answers, base.interview[mode])
    if gate is not None:
        return Next(gate)
    available = list(open_prompts(answers, base, mode))
    following = next((prompt for question, prompt in available if question.kind in _FOLLOWING), None)
    if following is not None and not over:
        return Next(following)
    sitting = _sitting(answers, base, model, mode)
    room = sitting.left > _prompts_owed(sitting) + _SPARE
    wanted = _most_telling(available, sitting, also_optional=room) or _closing_prompt(sitting)
    if wanted is not None and not over:
        return Next(wanted)
    if wanted is not None or _most_telling(available, sitting, also_optional=True):
        return Next(None, cut_short=True)
    return Next(None, settled=bool(sitting.length.swing) and bool(_open(available)))


def most_prompts(answers: Answers, length: Interview) -> int:
    """Return how many prompts an interview may put: few where the profile has told the skills already."""
    return min(length.prompts, length.told) if _is_brief(answers) else length.prompts


def _is_brief(answers: Answers) -> bool:
    return bool(answers.told.skills) and "groups" not in answers.given


def _asks(question: Question, answers: Answers, mode: Mode, base: KnowledgeBase) -> bool:
    """Return whether an interview asks a question, of a person whose profile may have told something."""
    left_out = not question.told and _is_brief(answers) and bool(base.interview[mode].swing)
    return mode in question.modes and not left_out


def _next_gate(answers: Answers, base: KnowledgeBase, mode: Mode) -> Prompt | None:
    """Return the first gate that was not put yet and makes sense."""
    for question in base.questions.values():
        if question.gate and _asks(question, answers, mode, base) and question.id not in answers:
            prompt = prompt_for(question.id, answers, base)
            if prompt is not None:
                return prompt
    return None


def _most_telling(
    available: Sequence[tuple[Question, Prompt]], sitting: _Sitting, *, also_optional: bool
) -> Prompt | None:
    """Return the open prompt expected to tell most per second, among those still worth asking; None for none.

    What is owed is asked in any case; anything else only while it could change the first roles.
    """
    state = sitting.state
    rated = [
        (state.information_gain(prompt, question.kind) / question.seconds, question, prompt)
        for question, prompt in _open(available)
    ]
    whole = not sitting.length.swing
    useful = [
        (gain, question, prompt)
        for gain, question, prompt in rated
        if gain > _MIN_GAIN or ((whole or question.kind in _OWED) and state.applies(prompt, question.kind))
    ]
    if not whole:
        useful = [
            (gain, question, prompt)
            for gain, question, prompt in useful
            if question.kind in _OWED or (also_optional and _could_change_first(prompt, question, sitting))
        ]
    best = max(useful, key=lambda candidate: candidate[0], default=None)
    return best[2] if best else None


def _open(available: Iterable[tuple[Question, Prompt]]) -> list[tuple[Question, Prompt]]:
    return [(question, prompt) for question, prompt in available if question.kind not in _FOLLOWING]


def _could_change_first(prompt: Prompt, question: Question, sitting: _Sitting) -> bool:
    gates = sum(gate.gate and sitting.mode in gate.modes for gate in sitting.base.questions.values())
    if len(sitting.answers.given) < gates + sitting.length.least:
        return True
    return sitting.state.could_change_first(prompt, question.kind, FIRST, sitting.length.swing)


def _prompts_owed(sitting: _Sitting) -> int:
    """Return about how many prompts will be needed for all that the interview may not leave out."""
    answers, asked = sitting.answers, "groups" in sitting.answers
    questions = [
        question
        for question in sitting.base.questions.values()
        if not question.gate and _asks(question, answers, sitting.mode, sitting.base)
    ]
    owed = 0
    for question in questions:
        if question.kind in ("best", "worst"):
            owed += _rounds_left(answers, question.size, sitting.base)
        elif question.kind == "groups":
            owed += not asked
        elif question.kind == "screen":
            owed += len(_screens_left(answers, sitting.length)) if asked else sitting.length.screens
    closing = [question for question in questions if question.kind in _CLOSING]
    if owed:
        return owed + sum(not _times_put(question.kind, answers) for question in closing)
    left = {question.kind: bool(_closing_skills(question, sitting)) for question in closing}
    return sum(left.values()) + (left.get("unaided", False) and not left.get("consulted", True))


def _closing_prompt(sitting: _Sitting) -> Prompt | None:
    """Return what is still to be asked about the leading roles: their essentials first, then how well.

    Roles that come to lead only then are asked about at the end.
    """
    essentials, *levels = _CLOSING
    for kind in (*levels, essentials) if _times_put(essentials, sitting.answers) else _CLOSING:
        for question in sitting.base.questions.values():
            if question.kind != kind or sitting.mode not in question.modes:
                continue
            skills = _closing_skills(question, sitting)[: question.size]
            if skills and _times_put(question.kind, sitting.answers) < question.most:
                return prompt_for(prompt_id(question.kind, *skills), sitting.answers, sitting.base)
    return None


def _closing_skills(question: Question, sitting: _Sitting) -> list[str]:
    """Return the skills that a question about the leading roles has not yet been put for, in order."""
    put = _subjects_put(question.kind, sitting.answers)
    match question.kind:
        case "essentials":
            wanted = _unknown_essentials(sitting)
        case "unaided":
            wanted = _of_unknown_level(sitting)
        case _:
            unaided = unaided_skills(sitting.answers)
            wanted = [skill for skill in _subjects_put("unaided", sitting.answers) if skill in unaided]
    return [skill for skill in dict.fromkeys(wanted) if skill not in put]


def _unknown_essentials(sitting: _Sitting) -> list[str]:
    """Return what the leading roles cannot do without and no answer says or implies, the first role's first.

    Each of them widens how far away a role is, even where it would change no rank. Where there are any, those
    of the roles that come next are added: one of these leads as soon as somebody lacks what another asks for.
    """
    known = infer_levels(sitting.profile.skills, sitting.model.prerequisites)

    def unknown(roles: Iterable[Role]) -> list[str]:
        needs = (need for role in roles for need in role.needs if need.importance == "essential")
        return [need.skill for need in needs if need.skill not in known]

    return unknown(sitting.first(CONTENDERS)) if unknown(sitting.first(FIRST)) else []


def _of_unknown_level(sitting: _Sitting) -> list[str]:
    """Return the ticked skills of the person's occupation and of the leading roles, the first role's first.

    Those of the roles that come next follow, and in the full interview all others that some role needs. A
    second screen is only put for skills of which one of these roles wants more than is known.
    """
    held = {
        skill: level.removesuffix(AT_LEAST)
        for skill, level in stated_skills(sitting.answers, sitting.base).items()
        if level != "none" and skill not in sitting.answers.told.settled_skills
    }
    again = _times_put("unaided", sitting.answers)
    roles = [*sitting.first(CONTENDERS), *(() if sitting.length.swing else sitting.base.roles.values())]
    needed = [
        need.skill
        for role in roles
        for need in role.needs
        if need.skill in held and (not again or RANK[need.level] > RANK[held[need.skill]])  # type: ignore[index]
    ]
    occupation = sitting.profile.occupation_id
    own = sitting.base.occupations[occupation].skills if occupation and not again else ()
    if again and sitting.length.swing and len(set(needed)) < _WORTH_A_SCREEN:
        return []
    return [*(skill for skill in own if skill in held), *needed]


def _subjects_put(kind: QuestionKind, answers: Answers) -> list[str]:
    """Return the skills or groups that prompts of a kind were about, answered or skipped."""
    return [
        subject
        for prompt in answers.given
        if prompt.startswith(f"{kind}:")
        for subject in prompt.partition(":")[2].split("+")
    ]


def _times_put(kind: QuestionKind, answers: Answers) -> int:
    return sum(prompt.startswith(f"{kind}:") for prompt in answers.given)


def progress(answers: Answers, base: KnowledgeBase, mode: Mode) -> InterviewProgress:
    """Return how far an interview is: the number of the next prompt, about how many, minutes left."""
    length = base.interview[mode]
    most = most_prompts(answers, length)
    number = len(answers.given) + 1
    about = min(max(length.typical, number + 1), most) if number < most else number
    return InterviewProgress(number, about, (about - number + 1) * length.minutes / length.typical)


def still_fitting(answers: Answers, base: KnowledgeBase) -> Answers:
    """Return the answers whose prompts can still be asked and still offer what was chosen.

    So changing an answer drops only what depended on it, whatever the order in which the prompts came.
    """
    kept = answers
    # Dropping one answer can leave another without its prompt, so this repeats until nothing more is dropped.
    while True:
        fitting = {
            identifier: given
            for identifier, given in kept.given.items()
            if (prompt := prompt_for(identifier, kept, base)) is not None and fits(given, prompt)
        }
        if len(fitting) == len(kept.given):
            return kept
        kept = Answers(fitting, kept.earlier, kept.told)


def _sitting(answers: Answers, base: KnowledgeBase, model: MatchingModel, mode: Mode) -> _Sitting:
    """Return the interview after these answers, leaving constraints aside: they do not affect what to ask."""
    written = replace(profile_from_answers(answers, base), constraints=None)
    if occupation_of(answers, base) is None:
        # looking for what unknown words may have meant takes longer than everything else here
        written = replace(written, occupation=None)
    profile = resolve(written, base)
    answered = says_something(profile)
    matches = rank_roles(profile, model, base, explained=False) if answered else []
    return _Sitting(answers, base, model, mode, profile, ranking_state(matches, model, base))


def open_prompts(answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[tuple[Question, Prompt]]:
    """Yield every prompt that could be asked now and has not been, leading roles aside."""
    for question in base.questions.values():
        if question.gate or not _asks(question, answers, mode, base):
            continue
        for identifier in _identifiers(question, answers, base, mode):
            if identifier not in answers:
                prompt = prompt_for(identifier, answers, base)
                if prompt is not None:
                    yield question, prompt


def _identifiers(question: Question, answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[str]:
    """Yield the ids of the prompts that a question may become after these answers, up to its limit."""
    if question.kind not in SEVERAL:
        yield question.id
    elif _times_put(question.kind, answers) < question.most:
        yield from _subjects(question, answers, base, mode)


def _subjects(question: Question, answers: Answers, base: KnowledgeBase, mode: Mode) -> Iterator[str]:
    """Yield the id of every prompt that a question with several subjects may become."""
    match question.kind:
        case "best":
            fresh = _next_tasks(answers, question.size, base)
            if len(fresh) > 1:
                yield prompt_id("best", *fresh)
        case "worst":
            for shown, _ in answers.prompts("best"):
                yield prompt_id("worst", *shown)
        case "screen":
            yield from (
                prompt_id("screen", *groups) for groups in _screens_left(answers, base.interview[mode])
            )
        case "rest":
            for groups, _ in answers.prompts("screen"):
                yield from (prompt_id("rest", group) for group in groups)
        case "evidence":
            stated = stated_skills(answers, base)
            for skills, _ in answers.prompts("consulted"):
                high = (skill for skill in skills if stated.get(skill) in SHOWN_LEVELS)
                yield from (prompt_id("evidence", skill) for skill in high)
        case _:
            pass


def _screens_left(answers: Answers, length: Interview) -> list[Sequence[str]]:
    """Return the ticked groups not asked about yet, put together so that there are few enough screens."""
    ticked = answers.of("groups")
    put = _subjects_put("screen", answers)
    fresh = [group for group in ticked if group not in put]
    size = -(-len(ticked) // length.screens)
    return [fresh[start : start + size] for start in range(0, len(fresh), size or 1)]


def _fresh_tasks(answers: Answers, base: KnowledgeBase) -> list[str]:
    """Return the tasks that no round has shown, in the base's order."""
    shown = {*task_scores(answers), *_subjects_put("best", answers), *answers.told.activities}
    return [activity for activity in base.activities if activity not in shown]


def _rounds_left(answers: Answers, size: int, base: KnowledgeBase) -> int:
    return round(len(_fresh_tasks(answers, base)) / size)


def _next_tasks(answers: Answers, size: int, base: KnowledgeBase) -> list[str]:
    """Return the tasks of the next round: those not shown yet, in the base's order, dealt like cards.

    Dealing spreads neighbours in the list, which are alike, over different rounds.
    """
    fresh = _fresh_tasks(answers, base)
    return fresh[:: max(1, _rounds_left(answers, size, base))]
