"""The command line: ``./leaselens COMMAND``. Exit 0 fine, 1 some inputs failed, 2 nothing done."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

from cases.errors import CaseError

COMMANDS: Mapping[str, str] = {
    "library": "列出或导出案例库（29个案例与7个仅刊标题的条目）",
    "structure": "把裁判文书整理成记录（txt、html、docx、pdf、扫描件、zip、表格、jsonl或文件夹）",
    "predict": "预测各项主张的结果（输入为JSON行：id、facts、defence、claims）",
    "similar": "检索类案，或对自备文书按相似程度排序（输入为JSON行）",
    "report": "把预测、类案检索写成报告，把逾期合同写成文书（docx），或核验报告",
    "triage": "争议分拣：把逾期合同表（xlsx、csv）变成排好次序的工作清单",
    "evaluate": "重新测算并打印模型卡的全部数字（约三分钟）",
    "serve": "打开网页界面（只在本机127.0.0.1提供）",
}


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


def parser(asked: str | None) -> argparse.ArgumentParser:
    """The whole command line. Only the command asked for is imported: some take seconds."""
    top = ChineseParser(prog="./leaselens", description="租鉴：融资租赁诉讼分析")
    chosen = top.add_subparsers(
        title="命令", metavar="命令", required=True, parser_class=ChineseParser
    )
    for name, summary in COMMANDS.items():
        sub = chosen.add_parser(name, help=summary, description=summary)
        if name == asked:
            command = import_module(f"dashboard.commands.{name}")
            command.configure(sub)
            sub.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a fault a user can mend is one Chinese sentence and exit code 2."""
    words = sys.argv[1:] if arguments is None else arguments
    given = parser(words[0] if words else None).parse_args(words)
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
