"""What a section is about, by its title, which everybody words as they like and in their own language."""

import re
from typing import Literal

SectionKind = Literal["skills", "work", "education", "project", "languages", "untold", "other"]


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()), re.IGNORECASE)


_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "languages",
        _any_of(
            r"""
            ^((spoken|foreign|human)\s)?languages?$ ^sprachen ^langues ^idiomas ^línguas ^lingue ^talen$
            ^언어$ ^語言$
            """
        ),
    ),
    (
        "untold",
        _any_of(
            r"""
            interest hobb interessen intérêt loisirs aficiones reference test.?scores?
            """
        ),
    ),
    (
        "project",
        _any_of(
            r"""
            project projekt projet proyecto projeto progett publi certif award honor course talk patent
            teaching volunt extracurricular ehrenamt bénévol activit 專案 项目
            """
        ),
    ),
    (
        "work",
        _any_of(
            r"""
            experience employment \bwork\b career positions?\b erfahrung beruf expérience experiencia
            experiência esperienz ervaring 經歷 经历
            """
        ),
    ),
    (
        "skills",
        _any_of(
            r"""
            skill technolog \btech\b tools?\b stack competenc expertise proficienc programming software
            kenntnisse fähigkeit kompetenz compétence habilidad competência conocimiento tecnolog competenz
            vaardighed 技能 技术 技術 기술 スキル
            """
        ),
    ),
    (
        "education",
        _any_of(
            r"""
            education academic studies ausbildung bildung studium formation educaci formaci educaç formaç
            istruzione opleiding 學歷 学历 학력
            """
        ),
    ),
)
"""Asked in this order: work on software projects is a project, and technical experience is work."""


def kind_of_section(title: str) -> SectionKind:
    """Return what a section of this title is about; `untold` shows no skill of a trade."""
    return next((kind for kind, titles in _KINDS if titles.search(title)), "other")
