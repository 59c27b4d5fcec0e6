"""What was found in something that a person brought → what `--json` prints."""

from collections.abc import Mapping, Sequence

from careerpath_cli.documents.document import Passage
from careerpath_cli.extraction.findings import FoundSkill, Mention
from careerpath_cli.importing.origins import AnswerOrigin
from careerpath_cli.importing.proposals import Source, capped
from careerpath_cli.importing.quoting import line_around
from careerpath_cli.importing.sources import Import, TakenAnswer
from careerpath_cli.views.json.encoding import Json, fill
from careerpath_cli.views.json.records import sources as shapes


def found(sources: Sequence[Source]) -> Json:
    """Describe what one source says, or each of several."""
    if len(sources) == 1:
        return _findings(sources[0])
    return fill(shapes.SeveralFindings, files=[_findings(source) for source in sources])


def profile_sources(imports: Sequence[Import], told: Sequence[AnswerOrigin]) -> Json:
    """Describe what was imported, what of it stands today, and which answers are the person's alone."""
    today = {(origin.part, origin.subject): origin for origin in told}
    return fill(
        shapes.ProfileSources,
        imports=[
            fill(shapes.ImportedSources, entry, answers=[_taken(answer, today) for answer in entry.answers])
            for entry in imports
        ],
        yours=[
            ".".join(filter(None, (origin.part, origin.subject))) for origin in told if origin.taken is None
        ],
    )


def _taken(answer: TakenAnswer, today: Mapping[tuple[str, str], AnswerOrigin]) -> Json:
    origin = today.get((answer.part, answer.subject))
    present = origin.value if origin else None
    return fill(shapes.AnswerSource, answer, origin=origin.whose if origin else "nobody", present=present)


def _findings(source: Source) -> Json:
    findings = source.findings
    mentions = [(skill, mention) for skill in findings.skills for mention in skill.mentions]
    mentions.sort(key=lambda named: (named[1].passage.start, named[1].passage.end, named[0].skill))
    years = ("total_years", "coding_years", "ml_years")
    return fill(
        shapes.FileFindings,
        findings,
        file=source.name,
        format=source.document.format if source.document else None,
        skills=[_mention(skill, mention, source) for skill, mention in mentions],
        occupation=findings.occupation
        and fill(shapes.FoundWords, findings.occupation, **_place(findings.occupation.passage, source)),
        education=_education(source),
        experience=fill(
            shapes.FoundExperience, findings, **{name: getattr(findings, name) for name in years}
        ),
    )


def _mention(skill: FoundSkill, mention: Mention, source: Source) -> Json:
    place = _place(mention.passage, source) | {"evidence": mention.line}
    sure = skill.sure and mention.sure
    level = skill.level if source.findings.kind == "posting" else capped(skill.level)
    return fill(
        shapes.MentionedSkill,
        skill,
        level=level,
        sure=sure,
        words=mention.passage.words,
        section=mention.section,
        **place,
    )


def _education(source: Source) -> Json | None:
    degree, subject = source.findings.degree, source.findings.field
    if degree is None and subject is None:
        return None
    passages = [found.passage for found in (degree, subject) if found and found.passage]
    return fill(
        shapes.FoundEducation,
        degree=degree.degree if degree else None,
        field=subject.value if subject else None,
        **_place(next(iter(passages), None), source),
    )


def _place(passage: Passage | None, source: Source) -> Json:
    """Return where words stand; a source that was not read as one text has no places."""
    if passage is None or source.document is None:
        return {"start": None, "end": None, "evidence": passage.words if passage else ""}
    line = line_around(source.document.text, passage)
    return {"start": passage.start, "end": passage.end, "evidence": line}
