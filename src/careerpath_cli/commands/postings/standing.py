"""`careerpath advise --posting FILE`: how a person stands to one job."""

import sys
from pathlib import Path

from careerpath_cli.commands.shared.loading import chosen_or_own, load_profile, profile_argument
from careerpath_cli.commands.shared.output import say
from careerpath_cli.commands.shared.showing import show
from careerpath_cli.documents.reading import brought
from careerpath_cli.engine import Engine
from careerpath_cli.errors import NothingKnownError, UsageError, one_line
from careerpath_cli.extraction.posting import Posting
from careerpath_cli.views.json.posting import standing as standing_record
from careerpath_cli.views.outlines.posting import posting_outline
from careerpath_cli.views.terminal.outline import page


def show_standing(
    posting: Path,
    profile: Path | None,
    name: str | None,
    hours_per_week: float | None,
    engine: Engine,
    *,
    as_json: bool,
) -> None:
    """Print how the person stands to the posting in a file."""
    own = chosen_or_own(profile, name)
    if own is None:
        raise UsageError(
            "There's no profile to hold the posting against.",
            hint="Two minutes make one: `careerpath profile import résumé.pdf`, or `careerpath advise`.",
        )
    read = read_posting(posting, engine)
    for remark in read.remarks:
        say(f"careerpath: {one_line(remark)}")
    standing = engine.stand(read, load_profile(own, engine), hours_per_week)
    again = profile_argument(own)
    show(
        as_json,
        lambda: standing_record(standing, engine.base),
        lambda _: page(posting_outline(standing, engine.base, again)),
    )


def read_posting(path: Path, engine: Engine) -> Posting:
    """Return the posting in a file or on standard input; raises NothingKnownError where nothing is found."""
    document = engine.read_bytes(*brought(path, sys.stdin.buffer))
    if engine.kind_of(document) == "resume":
        say("careerpath: this reads like a résumé; --posting takes the text of a job that you'd apply for.")
    posting = engine.read_posting(document)
    if not posting.says_something:
        raise NothingKnownError(
            "Nothing in this text reads like a job in AI or data: no title and no skill that we know.",
            hint="Is it the whole posting? Copy its title and its list of requirements into a text file.",
        )
    return posting
