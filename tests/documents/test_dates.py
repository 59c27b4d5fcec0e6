"""Dates as people write them, in seven languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath_cli.documents.dates import means_now, month_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2015", "2015"),
        ("2015-3", "2015-03"),
        ("2015-03", "2015-03"),
        ("2015/03", "2015-03"),
        ("2015.03", "2015-03"),
        ("2015-03-09", "2015-03-09"),
        ("2015-03-09T00:00:00.000Z", "2015-03-09"),
        ("2015-03-09 12:30", "2015-03-09"),
        ("2015-00-00", "2015"),
        ("2015-03-00", "2015-03"),
        ("01/2020", "2020-01"),
        ("1/2020", "2020-01"),
        ("01.2020", "2020-01"),
        ("01 / 2020", "2020-01"),
        ("(01/2020)", "2020-01"),
        ("2015-03（1年6个月）", "2015-03"),
        ("24.12.2019", "2019-12-24"),
        ("02.01.2020", "2020-01-02"),
        ("31/1/2020", "2020-01-31"),
        ("1/31/2020", "2020-01-31"),
        ("5/5/2020", "2020-05-05"),
        ("２０２０/０３", "2020-03"),
        ("2020年3月", "2020-03"),
        ("2020年", "2020"),
    ],
)
def test_numbers_are_read_whatever_stands_between_them(text: str, date: str) -> None:
    assert month_of(text) == date


def test_of_a_day_and_a_month_that_could_be_either_only_the_year_is_clear() -> None:
    assert month_of("01/02/2020") == "2020"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jan 2020", "2020-01"),
        ("Jan. 2020", "2020-01"),
        ("Jan 2020 (9 months)", "2020-01"),
        ("JAN 2020", "2020-01"),
        ("January, 2020", "2020-01"),
        ("Sept 2019", "2019-09"),
        ("June '19", "2019-06"),
        ("Mar-2019", "2019-03"),
        ("March of 2019", "2019-03"),
        ("March 5, 2019", "2019-03-05"),
        ("March 5th, 2019", "2019-03-05"),
        ("5th March 2019", "2019-03-05"),
        ("05-Mar-2019", "2019-03-05"),
        ("2019 March", "2019-03"),
        ("2019-Mar", "2019-03"),
        ("Summer 2019", "2019"),
        ("Q3 2019", "2019"),
        ("Jän 2020", "2020-01"),
        ("Jänner 2020", "2020-01"),
        ("März 2020", "2020-03"),
        ("5. März 2020", "2020-03-05"),
        ("Mai 2020", "2020-05"),
        ("Okt. 2020", "2020-10"),
        ("Dez 2020", "2020-12"),
        ("févr. 2020", "2020-02"),
        ("1er août 2020", "2020-08-01"),
        ("juin 2020", "2020-06"),
        ("juil. 2020", "2020-07"),
        ("déc. 2020", "2020-12"),
        ("enero de 2020", "2020-01"),
        ("5 de marzo de 2020", "2020-03-05"),
        ("ago. 2020", "2020-08"),
        ("dic 2020", "2020-12"),
        ("março de 2020", "2020-03"),
        ("out de 2020", "2020-10"),
        ("set 2020", "2020-09"),
        ("gennaio 2020", "2020-01"),
        ("giu 2020", "2020-06"),
        ("lug 2020", "2020-07"),
        ("ott 2020", "2020-10"),
        ("mrt 2020", "2020-03"),
        ("mei 2020", "2020-05"),
        ("augustus 2020", "2020-08"),
    ],
)
def test_months_are_read_by_name_in_seven_languages(text: str, date: str) -> None:
    assert month_of(text) == date


NO_DATES = """
-|soon|present|2015-13|Jui 2020|Office 2016|2019 - 2020|2019/2020|12/20|99|3 years|20155
"""


@pytest.mark.parametrize("text", ["", *NO_DATES.strip().split("|")])
def test_what_is_no_single_clear_date_is_none(text: str) -> None:
    assert month_of(text) is None


TODAY = """
Present|present |PRESENT|(present)|current|Now|to date|ongoing|heute|bis heute|à ce jour|
Aujourd'hui|aujourd’hui
|actualidad|la actualidad|atual|oggi|in corso|heden|至今|至今（9个月）
"""


@pytest.mark.parametrize("text", TODAY.strip().replace("\n", "").split("|"))
def test_an_end_can_be_today(text: str) -> None:
    assert means_now(text)


@pytest.mark.parametrize("text", ["", "2020", "presented", "Jan 2020"])
def test_other_words_are_not_today(text: str) -> None:
    assert not means_now(text)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "2 " * 500_000, "now " * 250_000, " " * 1_000_000])
def test_a_long_text_is_neither(text: str) -> None:
    assert (month_of(text), means_now(text)) == (None, False)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = month_of(text)
    assert date is None or date[:4].isdecimal()
    means_now(text)
