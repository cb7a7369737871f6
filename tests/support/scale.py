"""How much of all there is to try: a sample in every run, everything with `make faults`.

CAREERCLI_FAULTS multiplies the cases of the fault harness; at any scale above 1 the tests that are marked
`exhaustive` take everything they can: every role, every skill, every pair.
"""

from __future__ import annotations

import os

SCALE = float(os.environ.get("CAREERCLI_FAULTS", "1"))
FULL = SCALE > 1


def sampled(every: int) -> int:
    """The step of a slice: 1 at full scale, else `every`."""
    return 1 if FULL else every
