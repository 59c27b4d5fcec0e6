"""Examples for the help of every command: what to type, and what that is for.

They work as they stand in a checkout of this program, for somebody who has answered the interview.
"""

from shutil import get_terminal_size

from careerpath_cli.commands.shared.calling import NAME, as_called

_WIDEST, _MARGIN, _GAP = 80, 4, 2
"""How wide help is at most, how far examples are indented, and what is between them and their purpose."""

EXAMPLES = {
    "": (
        ("advise", "take the interview"),
        ("advise --profile examples/nurse.yaml", "use a file of answers"),
        ("list --domain research --sort pay", "look around"),
        ('show "ML engineer"', "all about a role"),
        ("compare mlops-engineer data-engineer", "side by side"),
        ("whatif --learn docker=working", "what that would change"),
        ("roadmap mlops-engineer --hours-per-week 6", "the way there"),
        ("export mlops-engineer --output plan.md", "the plan as a file"),
        ("log docker --hours 3", "what you've done"),
    ),
    "advise": (
        ("advise", "the interview, or its result"),
        ("advise --profile examples/nurse.yaml --top 5", "a file of answers"),
        ("advise --why data-analyst", "why, answer by answer"),
        ("advise --posting examples/postings/ml-engineer.txt", "one job ad"),
    ),
    "list": (
        ("list --level entry --sort pay", "first jobs, best paid first"),
        ("list --skill docker", "roles that need a skill"),
        ("list --search hospital", "roles that mention a word"),
    ),
    "show": (
        ('show "ML engineer"', "by any of its names"),
        ("show data-scientist --country DE --level senior", "with pay there"),
    ),
    "compare": (
        ("compare mlops-engineer data-engineer", "two roles, and you"),
        ("compare mle data-scientist --output roles.svg", "as a picture"),
    ),
    "roadmap": (
        ("roadmap mlops-engineer --hours-per-week 6", "at your own pace"),
        ("roadmap mlops-engineer --full", "every step in detail"),
        ("roadmap mlops-engineer data-engineer --follow", "one plan to follow"),
    ),
    "export": (
        ("export mlops-engineer --output plan.md", "a file with boxes to tick"),
        ("export mlops-engineer --output plan.ics", "for your calendar"),
        ("export mlops-engineer --all plans", "in every format"),
    ),
    "report": (
        ("report --output me.html", "to print, or for your mentor"),
        ("report mle --redact --output share.html", "without name or levels"),
    ),
    "log": (
        ("log docker --hours 3", "three hours today"),
        ('log docker --hours 1.5 --note "with Ana"', "with a note to yourself"),
        ("log docker --undo", "it was something else"),
    ),
    "done": (
        ("done docker --level working", "you can do it now"),
        ("done git --level working --proof https://example.org", "and show it"),
        ("done docker --undo", "not quite yet"),
    ),
    "progress": (
        ("progress", "how far you are, and how far it is"),
        ("progress --from plan.md", "with what you ticked in your plan"),
    ),
    "map": (
        ("map", "all roles, and you among them"),
        ("map --profile examples/analyst.yaml --top 9", "nine roles by name"),
    ),
    "whatif": (
        ("whatif", "what would change your results most"),
        ("whatif --learn docker=working", "the ranking with a new skill"),
        ("whatif --role mlops-engineer", "what would help with this role"),
    ),
    "path": (
        ("path --to chief-ai-officer", "from where you are"),
        ("path --from data-analyst --to mlops-engineer", "for anybody"),
    ),
    "batch": (
        ("batch examples/cohort.jsonl --top 2", "rank roles for a cohort"),
        ("batch examples/cohort.jsonl --output ranked.jsonl", "into a file"),
        ("batch examples/cohort.csv --report pages", "pages of a cohort"),
    ),
    "eval": (
        ("eval", "on the people that come with careerpath"),
        ("eval --json --output measured.json", "as data, to compare later"),
    ),
    "skills": (
        ("skills docker", "what each level means, and who needs it"),
        ("skills --group programming", "the skills of a group"),
        ("skills --search vision", "skills that mention a word"),
    ),
    "resources": (
        ("resources pytorch", "courses, books and certificates"),
        ('resources "deep learning" --output courses.html', "as a web page"),
    ),
    "occupations": (
        ("occupations nurse", "where a nurse's work leads"),
        ("occupations --search teach", "occupations that mention a word"),
    ),
    "trends": (
        ("trends", "what is changing, with figures"),
        ("trends --output trends.html", "as a web page"),
    ),
    "sources": (
        ("sources", "where everything comes from"),
        ("sources --json", "as data"),
    ),
    "evidence": (
        ("evidence data-scientist", "what is claimed, by whom and when"),
        ("evidence data-scientist --output claims.txt", "as a text to search"),
    ),
    "profile": (
        ("profile import examples/resume.txt", "answers from a résumé"),
        ("profile show", "what careerpath knows of you"),
        ("profile list", "all your profiles"),
    ),
    "profile list": (
        ("profile list", "yours, with where each is kept"),
        ("profile list --json", "as data"),
    ),
    "profile show": (
        ("profile show", "the one from your interview"),
        ("profile show evening", "another one of yours"),
    ),
    "profile path": (
        ("profile path", "the file of your answers"),
        ("profile path evening", "that of another profile"),
    ),
    "profile edit": (
        ("profile edit", "the one from your interview"),
        ("profile edit evening", "another one of yours"),
    ),
    "profile diff": (
        ("profile diff default evening", "two of your profiles"),
        ("profile diff default examples/nurse.yaml", "yours and a file"),
    ),
    "profile rename": (
        ("profile rename evening night", "it keeps its history"),
        ("profile rename night evening", "and back"),
    ),
    "profile delete": (
        ("profile delete evening --yes", "without being asked again"),
        ("profile list", "what's left"),
    ),
    "profile import": (
        ("profile import examples/resume.txt", "you say what's right"),
        ("profile import examples/resume.txt --yes", "only what's clear"),
        ("profile import examples/resume.txt --json", "just to look"),
        ("profile import --code .", "from your own code"),
    ),
    "profile sources": (
        ("profile sources", "where each answer comes from"),
        ("profile sources evening", "in another profile of yours"),
    ),
    "profile undo": (
        ("profile undo", "the last import"),
        ("profile sources", "what is left of the others"),
    ),
    "kb": (
        ("kb check", "is it sound?"),
        ("kb new-role > my-role.yaml", "a role of your own, to fill in"),
        ("--kb my-role.yaml list", "and to use"),
    ),
    "kb check": (
        ("kb check", "is it sound?"),
        ("kb check --stale 12m", "what nobody has looked at for a year"),
    ),
    "kb schema": (
        ("kb schema roles", "of roles.yaml, for your editor"),
        ("kb schema overlay", "of a file of your own"),
        ("kb schema roadmap", "of roadmap --json"),
    ),
    "kb new-role": (
        ("kb new-role > my-role.yaml", "to fill in"),
        ("--kb my-role.yaml kb check", "is it right?"),
    ),
    "kb new-skill": (
        ("kb new-skill > my-skill.yaml", "to fill in"),
        ("--kb my-skill.yaml kb check", "is it right?"),
    ),
    "kb new-resource": (
        ("kb new-resource > my-resource.yaml", "to fill in"),
        ("--kb my-resource.yaml kb check", "is it right?"),
    ),
}
"""Command, with the group that it is in → what to type after the program's name, and what for."""


def examples_of(command: str) -> str:
    """Return the examples of a command as they stand below its help; empty where it has none.

    What each is for stands behind it, or above it where the window has no room for both.
    """
    examples = [(as_called(f"{NAME} {typed}"), purpose) for typed, purpose in EXAMPLES.get(command, ())]
    if not examples:
        return ""
    room = min(get_terminal_size().columns, _WIDEST) - _MARGIN
    typed, purposes = (max(map(len, column)) for column in zip(*examples, strict=True))
    column = min(typed, room - purposes - _GAP)
    lines = [f"{typed:{max(column, 0)}}{' ' * _GAP}{purpose}" for typed, purpose in examples]
    if max(map(len, lines)) > room:
        lines = [line for typed, purpose in examples for line in (f"# {purpose}", typed)]
    return "Examples:\n\n\b\n" + "".join(f"  {line}\n" for line in lines)
