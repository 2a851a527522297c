"""``python -m benchmarks [name …]``: run every bench module, or those named, and print a table.

A bench module stands in this folder and has ``measure() -> Iterable[Measurement]``. Exit code 1
where a budget is not kept.
"""

import importlib
import pkgutil
import sys
from collections.abc import Sequence

import benchmarks


def bench_names() -> list[str]:
    """The modules of this folder that measure something."""
    names = (found.name for found in pkgutil.iter_modules(benchmarks.__path__))
    return [n for n in names if n != "__main__" and hasattr(_module(n), "measure")]


def main(wanted: Sequence[str]) -> int:
    """Print a table of every figure; 1 where a budget is not kept, 2 for an unknown name."""
    names = bench_names()
    unknown = [name for name in wanted if name not in names]
    if unknown:
        print(f"没有性能测试“{unknown[0]}”，可选：{'、'.join(names)}。", file=sys.stderr)
        return 2
    print("项目\t实测\t预算\t结论\t说明")
    all_kept = True
    for name in wanted or names:
        for measurement in _module(name).measure():
            print(measurement.in_words(), flush=True)
            all_kept = all_kept and measurement.keeps
    return 0 if all_kept else 1


def _module(name: str) -> object:
    return importlib.import_module(f"benchmarks.{name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
