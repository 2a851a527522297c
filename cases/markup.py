"""Web markup and page numbers left in a text, blanked without moving a character.

Tags, comments, style sheets, scripts and entities become invisible characters of equal length, so
that every offset stays; a block-level tag becomes a line break, an entity the character it means.
"""

import html
import re

INVISIBLE = "\u200b"

_OPENERS = "<&{"
# Every open run is bounded: markup that never ends is text. Within quotation marks, of whatever
# kind an export made of them, a tag may name a Chinese typeface.
_QUOTED = r"[\"'“”][^\"'“”<>]{0,2000}[\"'“”]"
_UNQUOTED = r"[^<>\"'“”一-鿿]{0,2000}"
_MARKUP = re.compile(
    r"<!--.{0,20000}?-->"
    r"|<(?P<dead>style|script|head)\b[^<>]{0,2000}>.{0,200000}?</(?P=dead)\s{0,9}>"
    r"|<[/!?]?(?P<tag>[A-Za-z][A-Za-z0-9:]{0,15})(?![A-Za-z0-9:])"
    rf"(?:[^<>一-鿿]{{0,2000}}|{_UNQUOTED}(?:{_QUOTED}{_UNQUOTED}){{0,20}})>"
    r"|&(?:amp;){0,3}(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});"
    r"|(?P<rule>\{[^{}一-鿿]{0,2000}\})",
    re.DOTALL,
)
_SELECTOR = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.#*,:>@()[]=\"' \t\r\n"
)
_BLOCKS = frozenset(
    (
        "address article blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p section"
    ).split()
    + "table tbody td th title tr ul".split()
)
# Exports that drop every blank run a tag's name into its first attribute: <divstyle=…>.
_RUN_INTO = re.compile(
    rf"({'|'.join(sorted(_BLOCKS, key=len, reverse=True))})"
    r"(?:style|class|id|align|name|width|height|lang)"
)
# Where every paragraph has a tag of its own, a long line that breaks off goes on in the next.
_FEWEST_BLOCKS = 20
_WRAPPED = re.compile(r"(?<=[^\r\n]{25})(?<![。；：！？\s])\r?\n(?=\S)")
_PAGE_NUMBER = re.compile(
    r"\n[ \t\u3000]{0,40}(?:[-—–－~]{1,2}\s?[0-9]{1,4}\s?[-—–－~]{1,2}"
    r"|第\s?[0-9]{1,4}\s?页(?:\s?[,，/]?\s?共\s?[0-9]{1,4}\s?页)?)[ \t\u3000\r]{0,40}(?=\n|$)"
)
# Each alternative begins with a letter of its own, so that the search runs from one to the next.
_TYPED_BREAK = re.compile(
    r"\\(?:r\\n|n)(?![A-Za-z])|/(?<=[一-鿿]/)n(?=[。；，\s]|$)"
    r"|n(?<=[，。；]n)(?=[0-9]{1,2}[、.．]|[一二三四五六七八九十]{1,2}、|本院|原告|被告|第三人)"
)
_MEANING = {"lt": "〈", "gt": "〉", "amp": "＆"}


def blank_page_numbers(text: str) -> str:
    """The text without lines that hold nothing but a page's number, as long as before."""
    return _PAGE_NUMBER.sub(lambda found: "\n".ljust(len(found[0]), INVISIBLE), text)


def blank_typed_breaks(text: str) -> str:
    """The text with line breaks spelt out (\\n, /n) blanked, as long as before."""
    if "n" not in text:
        return text
    return _TYPED_BREAK.sub(
        lambda found: ("\n" if "\\" in found[0] else "").ljust(len(found[0]), INVISIBLE), text
    )


def blank_markup(text: str) -> str:
    """The text with its markup blanked; as long as before, and the same where there is none."""
    if not any(opener in text for opener in _OPENERS):
        return text
    pieces: list[str] = []
    done = blocks = 0
    for found in _MARKUP.finditer(text):
        start = found.start()
        if found["rule"] is not None:
            if not _is_style(found["rule"]):
                continue
            start = _selector_start(text, done, start)
        stands_for = _stands_for(found)
        blocks += stands_for == "\n"
        pieces += (text[done:start], stands_for.ljust(found.end() - start, INVISIBLE))
        done = found.end()
    pieces.append(text[done:])
    if blocks >= _FEWEST_BLOCKS:
        pieces[::2] = [_unwrapped(words) for words in pieces[::2]]
    return "".join(pieces)


def _unwrapped(words: str) -> str:
    """The words of a paragraph with the breaks blanked at which a printer wrapped its lines."""
    return _WRAPPED.sub(lambda found: INVISIBLE * len(found[0]), words) if "\n" in words else words


def _stands_for(found: re.Match[str]) -> str:
    if found["entity"] is not None:
        return _character(found["entity"])
    if found["tag"] is not None:
        return "\n" if _is_block(found["tag"].lower()) else ""
    return "\n"


def _is_block(tag: str) -> bool:
    return tag in _BLOCKS or _RUN_INTO.fullmatch(tag) is not None


def _character(entity: str) -> str:
    if entity.lower() in _MEANING:
        return _MEANING[entity.lower()]
    meant = html.unescape(f"&{entity};")
    # A mark of markup that an entity spells must not become markup.
    return meant if len(meant) == 1 and meant not in "&<>{};" else ""


def _is_style(rule: str) -> bool:
    """{margin:0} is a rule of a style sheet, {略} a remark."""
    return ":" in rule or rule.strip("{} \t\r\n") == ""


def _selector_start(text: str, done: int, brace: int) -> int:
    """Where the words before a style rule begin that say what it is for."""
    start, earliest = brace, max(done, brace - 300)
    while start > earliest and text[start - 1] in _SELECTOR:
        start -= 1
    return start
