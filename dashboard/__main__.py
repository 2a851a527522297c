"""The command line: ``./leaselens COMMAND``. Exit 0 fine, 1 some inputs failed, 2 nothing done."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from cases.errors import CaseError
from dashboard.commands import evaluate, library, predict, report, serve, similar, structure, triage

COMMANDS: tuple[ModuleType, ...] = (
    library,
    structure,
    predict,
    similar,
    report,
    triage,
    evaluate,
    serve,
)


class ChineseHelpFormatter(argparse.HelpFormatter):
    """Help under Chinese headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """A parser whose own words are Chinese."""

    def __init__(self, *, prog: str, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            formatter_class=ChineseHelpFormatter,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """One Chinese sentence and the usage; exit code 2."""
        self.exit(2, f"命令行有误，请对照下面的用法改正。\n{self.format_help()}")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = ChineseParser(prog="./leaselens", description="租鉴：融资租赁诉讼分析")
    chosen = top.add_subparsers(
        title="命令", metavar="命令", required=True, parser_class=ChineseParser
    )
    for command in COMMANDS:
        sub = chosen.add_parser(command.NAME, help=command.SUMMARY, description=command.SUMMARY)
        command.configure(sub)
        sub.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a fault a user can mend is one Chinese sentence and exit code 2."""
    given = parser().parse_args(arguments)
    try:
        result: int = given.run(given)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has left (``| head``); nothing more to say.
        sys.stderr.close()
        return 0
    return result


if __name__ == "__main__":
    sys.exit(main())
