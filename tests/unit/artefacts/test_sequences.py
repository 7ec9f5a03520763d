"""A few sequences of edits; `make soak` goes on for long."""

import os

from edits import run

EXAMPLES = int(os.environ.get("EXAMPLES", "1"))  # more of them: EXAMPLES=500 python -m pytest …/test_sequences.py


def test_any_sequence_of_edits_ends_as_a_build_from_nothing() -> None:
    run(EXAMPLES, steps=5)
