"""What a plan says of the person's own trade: the project there, what not to publish, whom to ask at work."""

import pytest

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.planning.own_trade import KnownMove
from careerpath_cli.profile.model import Profile
from careerpath_cli.views.wording.own_trade import inside, others, project, publishing, word_at_work

NURSE = Profile(occupation_id="registered-nurse")


def test_the_project_comes_first_and_then_how_it_goes_in_the_persons_trade(base: KnowledgeBase) -> None:
    first, second = project(NURSE, base.roles["data-analyst"], base)
    assert "311 service requests" in first
    assert second.startswith("In your trade: Take NHS England's monthly A&E waiting times")


def test_what_was_said_tonight_is_said_briefly(base: KnowledgeBase) -> None:
    role = base.roles["data-analyst"]
    assert inside(role, None, short=True) != inside(role, None)
    assert role.inside is not None
    assert role.inside.ask in inside(role, None, short=True)[0]


def test_where_no_variant_fits_the_occupation_or_a_rule_turns_the_project(base: KnowledgeBase) -> None:
    role = base.roles["data-analyst"]
    _, own = project(Profile(occupation_id="accountant"), role, base)
    assert own.startswith("From your own trade: Company accounts in XBRL")
    brief, turn = project(Profile(), role, base)
    assert brief == role.portfolio.brief
    assert turn.startswith("Turn it to your own work")


@pytest.mark.parametrize(
    ("person", "whose"),
    [
        (NURSE, "patient"),
        (Profile(occupation_id="high-school-teacher"), "pupil"),
        (Profile(occupation_id="lawyer"), "client"),
        (Profile(industries=("finance",)), "customer's account"),
        (Profile(), "an employer or a customer"),
    ],
)
def test_what_must_not_be_published_is_told_by_the_trade(
    person: Profile, whose: str, base: KnowledgeBase
) -> None:
    assert whose in publishing(person, base.roles["data-analyst"], base)


def test_a_word_at_work_says_where_whom_and_what_to_offer(base: KnowledgeBase) -> None:
    role = base.roles["data-analyst"]
    assert role.inside is not None
    (near,) = inside(role, None)
    assert all(part in near for part in (role.inside.team, role.inside.ask, role.inside.offer))
    message = word_at_work(role, Profile(employment="employed"), base)
    assert all(part in message for part in (role.inside.ask, role.inside.offer))
    quoted = word_at_work(role, NURSE, base).partition("“")[2].partition("”")[0]
    assert quoted.startswith("I work here as a registered nurse")
    assert quoted.count(". ") + quoted.count("?") == 2, "two sentences"


def test_people_like_the_person_are_told_from_those_of_the_same_trade() -> None:
    assert others(None) == []
    assert others(KnownMove("Takes over reports.")) == [
        "Whoever makes this move from your work takes over reports."
    ]
    assert others(KnownMove("joins a lab", "Office clerk")) == [
        "An office clerk, close to your work, who makes this move joins a lab."
    ]
