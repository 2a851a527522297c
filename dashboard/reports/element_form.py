"""A court's form of elements being filled in: its rows, and what could not be filled."""

from dataclasses import dataclass, field

from dashboard.reports.phrases import OPEN, TICKED, yes_no

_TICK = "请勾选"


@dataclass(slots=True)
class Element:
    """One element: a title and the lines beside it; what is unknown is named in ``missing``."""

    title: str
    missing: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def line(self, text: str) -> None:
        """A line of its own."""
        self.lines.append(text)

    def fill(self, label: str, value: str | None) -> None:
        """A labelled value; left blank and named where it is unknown."""
        self.lines.append(f"{label}：{value or ''}")
        if not value:
            self.lack(label)

    def ask(self, label: str, answer: bool | None, yes: str = "是", no: str = "否") -> None:
        """A question with two boxes; named where the answer is unknown."""
        self.lines.append((f"{label}：" if label else "") + yes_no(answer, yes, no))
        if answer is None:
            self.lack(label or _TICK)

    def choose(self, label: str, choices: tuple[str, ...], chosen: str | None) -> None:
        """A question with several boxes; named where the answer is unknown."""
        boxes = "　".join(f"{TICKED if each == chosen else OPEN}{each}" for each in choices)
        self.lines.append((f"{label}：" if label else "") + boxes)
        if chosen is None:
            self.lack(label or _TICK)

    def lack(self, what: str) -> None:
        """Name something that a person must still supply."""
        self.missing.append(what)


@dataclass(slots=True)
class ElementForm:
    """Sections and elements in the order in which they are written."""

    elements: list[Element | str] = field(default_factory=list)

    def section(self, name: str) -> None:
        """A section begins."""
        self.elements.append(name)

    def element(self, title: str) -> Element:
        """The next element, to be filled."""
        made = Element(title)
        self.elements.append(made)
        return made

    @property
    def missing(self) -> tuple[str, ...]:
        """A line for each element that is not wholly filled."""
        return tuple(line for _, lines in self.missing_by_section() for line in lines)

    def missing_by_section(self) -> list[tuple[str, list[str]]]:
        """The same under the sections that lack anything: numbers begin anew in each."""
        found: list[tuple[str, list[str]]] = []
        for each in self.elements:
            if isinstance(each, str):
                found.append((each, []))
            elif each.missing:
                found[-1][1].append(f"{each.title}：{'、'.join(dict.fromkeys(each.missing))}")
        return [(section, lines) for section, lines in found if lines]

    def rows(self) -> list[tuple[str, str | None]]:
        """Title and text of each element; a section has no text."""
        return [
            (each, None) if isinstance(each, str) else (each.title, "\n".join(each.lines))
            for each in self.elements
        ]
