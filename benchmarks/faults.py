"""Numbers of generated circulars: sound ones raise nothing, planted faults are found.

    python -m benchmarks.faults [--seed 1] [--sound 3000] [--faults 300]

Builds circulars as `tests/properties/numbered.py` and `worded.py` do, checks them all at once, and
prints how many findings the sound ones gave and how many faults of each kind were found.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from random import Random

from tests.properties import test_worded_faults
from tests.properties.numbered import KINDS, plan
from tests.properties.test_number_faults import findings, is_found, others, planted_in
from tests.properties.worded import worded


def main() -> None:
    """Run both halves and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sound", type=int, default=3000)
    parser.add_argument("--faults", type=int, default=300, help="circulars for each kind of fault")
    options = parser.parse_args()
    random = Random(options.seed)
    sound(random, options.sound)
    faults(random, options.faults)
    more_shapes(random, options.sound, options.faults)


def more_shapes(random: Random, count: int, faulty: int) -> None:
    """The same for circulars of more shapes."""
    found = test_worded_faults.findings(worded(random, f"worded-{n:05}") for n in range(count))
    alarms = [each for some in found.values() for each in some]
    print(f"sound circulars of more shapes: {count}, false findings: {len(alarms)}")
    for each in alarms[:20]:
        print(f"  {each['document_id']} {each['rule']}: {each['message']}")
    planted = test_worded_faults.planted_in(random, faulty)
    found = test_worded_faults.findings(each.made for each in planted)
    total = Counter(each.kind for each in planted)
    missed = [
        each for each in planted if not test_worded_faults.is_found(each, found[each.made.name])
    ]
    lost = Counter(each.kind for each in missed)
    for kind, number in total.items():
        print(f"faults in {kind} of more shapes: {number - lost[kind]} of {number} found")
    for each in missed[:5]:
        print(f"  {each.rule} in item {each.item}, {each.quoted}, {each.made.layout}")


def sound(random: Random, count: int) -> None:
    """Check circulars without a fault."""
    start = time.perf_counter()
    found = findings(plan(random, f"sound-{n:05}") for n in range(count))
    alarms = [each for some in found.values() for each in some]
    seconds = time.perf_counter() - start
    print(f"sound circulars: {count}, false findings: {len(alarms)}, {seconds:.0f} s")
    for each in alarms[:20]:
        print(f"  {each['document_id']} {each['rule']}: {each['message']}")


def faults(random: Random, count: int) -> None:
    """Check circulars with one fault each."""
    start = time.perf_counter()
    planted = planted_in(random, KINDS, count)
    found = findings(each.made for each in planted)
    hits = Counter(each.kind for each in planted if is_found(each, found[each.made.name]))
    total = Counter(each.kind for each in planted)
    elsewhere = sum(len(others(each, found[each.made.name])) for each in planted)
    for kind in KINDS:
        print(f"faults in {kind}: {hits[kind]} of {total[kind]} found")
    print(f"findings elsewhere: {elsewhere}, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
