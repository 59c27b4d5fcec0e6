"""Plans of version 0.1: their trailer has a digest of each generated line, and not the line itself."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from careerpath_cli.plan_file.annotated import (
    DIGEST_LENGTH,
    digest,
    markers,
    matches,
    plain,
    task,
    with_box,
)

FORMER = 1


def former_record(content: str) -> Any:
    """Return what a trailer records, whose own digest is before it; raises ValueError where that differs."""
    start, _, record = content.partition(" ")
    if digest(record) != start:
        raise ValueError
    return json.loads(record)


def former_blocks(kept: Any, body: Sequence[str]) -> Iterator[list[str]]:
    """Return each block with its lines as the file still has them.

    A line that somebody edited or deleted is known by its digest only, so that stands in its place, which no
    line is like: what stands there in the file is taken for the person's.
    """
    digests = "".join(block[3] for block in kept["blocks"])
    lines = [digests[start : start + DIGEST_LENGTH] for start in range(0, len(digests), DIGEST_LENGTH)]
    for index, position in matches(lines, [digest(plain(line)) for line in body]).items():
        lines[index] = body[position]
    for identifier, (ticked, index) in kept["tasks"].items():
        known = lines[index] if identifier in markers(lines[index]) else task(identifier, "", ticked=False)
        lines[index] = with_box(known, ticked=ticked)
    start = 0
    for name, kin, title, own in kept["blocks"]:
        end = start + len(own) // DIGEST_LENGTH
        yield [name, kin, title, *lines[start:end]]
        start = end
