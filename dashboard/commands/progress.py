"""How far a long command is and how long it will take, on standard error."""

import sys
import time

_EVERY_SECONDS = 1.0
_EVERY_SECONDS_IN_A_LOG = 15.0


class Progress:
    """Counts papers and the bytes of the inputs they came from; shows the time left.

    In a terminal one line is kept up to date; elsewhere a line is written now and then, or none
    with ``quiet``. ``papers`` and ``failed`` are those of a run that is gone on with.
    """

    def __init__(
        self, total: int, *, quiet: bool = False, papers: int = 0, failed: int = 0
    ) -> None:
        self._total = max(total, 1)
        self._quiet = quiet
        self._in_terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()
        self._weight, self._papers, self._failed = 0, papers, failed
        self._page = ""

    def step(self, weight: int, papers: int, failed: int) -> None:
        """One task is done."""
        self._weight += weight
        self._papers += papers
        self._failed += failed
        self._page = ""
        self._show()

    def page(self, done: int, pages: int) -> None:
        """A page of the file in hand has been read."""
        self._page = f"，正在识别第{done}页（共{pages}页）" if done < pages else ""
        self._show()

    def say(self, sentence: str) -> None:
        """A sentence of its own, above the line of progress."""
        self._wipe()
        print(sentence, file=sys.stderr)

    def end(self) -> None:
        """Nothing more will come."""
        self._wipe()

    def _show(self) -> None:
        now = time.monotonic()
        wait = _EVERY_SECONDS if self._in_terminal else _EVERY_SECONDS_IN_A_LOG
        if self._quiet or now - self._shown < wait:
            return
        self._shown = now
        words = f"已处理{self._papers}份，失败{self._failed}份{self._left(now)}{self._page}"
        print(f"\r{words}\x1b[K" if self._in_terminal else words, end="", file=sys.stderr)
        print("", end="" if self._in_terminal else "\n", file=sys.stderr, flush=True)

    def _left(self, now: float) -> str:
        if not self._weight:
            return ""
        seconds = (now - self._started) * (self._total - self._weight) / self._weight
        return f"，约剩{_spoken(max(seconds, 0))}"

    def _wipe(self) -> None:
        if self._in_terminal and not self._quiet:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _spoken(seconds: float) -> str:
    """A length of time as people say it: 75 → '1分15秒'."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}小时{minutes}分"
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
