"""What a merge does, or would do: as lines of text, and as a page with what was and what is side by side."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from html import escape

from planverk.changes.returned.units import Unplaced
from planverk.findings import Message, Translate
from planverk.model.ends import shared_end, shared_start
from planverk.model.note import Note
from planverk.service.word.merge import FileChange, Merged, Step
from planverk.service.word.telling import why

_AROUND = 60  # characters on either side of what differs
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_NOTHING = Message("Nothing was changed in the text.")
_LOOK = (
    "body{font-family:sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;line-height:1.45}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.5rem 0 1.5rem}"
    "th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "td{overflow-wrap:anywhere;white-space:pre-wrap}caption{text-align:left;font-weight:bold}"
    "del{background:#fbdcd9;color:#7a1410}ins{background:#d9f0dc;color:#0f4d1c;text-decoration:none}"
)


def lines(merged: Merged, translate: Translate) -> Iterator[str]:
    """The account of one file, line by line."""
    yield f"{merged.name}: «{merged.document}»"
    for remark in merged.remarks:
        yield f"  {_say(translate, remark)}"
    for step in merged.steps:
        yield f"  {_say(translate, heading(step))}"
        for change in step.changes:
            yield from (f"    {line}" for line in _differences(change))
    if merged.unplaced:
        count = Message("Left to a person: {count}", (("count", len(merged.unplaced)),))
        yield f"  {_say(translate, count)}"
    for left in merged.unplaced:
        yield f"    {left.place}: {_say(translate, why(left))}" if left.place.file else f"    {_say(translate, why(left))}"
        yield from (f"      {mark} {line}" for mark, text in _sides(left) for line in text.split("\n"))
    if merged.notes:
        kept = Message("Comments: {count} ({file})", (("count", len(merged.notes)), ("file", merged.notes_file)))
        yield f"  {_say(translate, kept)}"
    for note in merged.notes:
        yield f"    {_noted(note, translate)}"
    if not merged.says_anything:
        yield f"  {_say(translate, _NOTHING)}"


def heading(step: Step) -> Message:
    """Whose changes they are."""
    if step.tracked:
        return Message("Tracked changes by {author}:", (("author", step.author),))
    return Message("Changes that were not tracked, by {author}:", (("author", step.author),))


def page(all_merged: Sequence[Merged], translate: Translate, language: str) -> str:
    """The account of some files as a page: for every change what was and what is, with the words marked."""
    title = escape(_say(translate, Message("What came back from Word")))
    body = "".join(part for merged in all_merged for part in _sections(merged, translate))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_LOOK}</style></head>'
        f"<body><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    )


def _sections(merged: Merged, translate: Translate) -> Iterator[str]:
    yield f"<h2>{escape(merged.name)}</h2>\n"
    yield from (f"<p>{escape(_say(translate, remark))}</p>\n" for remark in merged.remarks)
    was, now = (escape(_say(translate, text)) for text in (Message("It said"), Message("It says")))
    for step in merged.steps:
        yield f"<h3>{escape(_say(translate, heading(step)))}</h3>\n"
        for change in step.changes:
            rows = "".join(f"<tr><td>{old}</td><td>{new}</td></tr>\n" for old, new in _marked(change))
            yield _table(change.path, (was, now), rows)
    if merged.unplaced:
        yield f"<h3>{escape(_say(translate, Message('Left to a person')))}</h3>\n"
        heads = tuple(escape(_say(translate, text)) for text in (Message("Sent"), Message("Here"), Message("Came back")))
        for left in merged.unplaced:
            cells = (left.sent, left.here or left.sent, left.back)
            row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            yield f"<p>{escape(_say(translate, why(left)))}</p>\n" + _table(str(left.place), heads, f"<tr>{row}</tr>\n")
    if merged.notes:
        yield f"<h3>{escape(_say(translate, Message('Comments')))}</h3>\n<ul>\n"
        for note in merged.notes:
            yield f"<li>{escape(_noted(note, translate))}</li>\n"
        yield "</ul>\n"
    if not merged.says_anything:
        yield f"<p>{escape(_say(translate, _NOTHING))}</p>\n"


def _noted(note: Note, translate: Translate) -> str:
    """Who says what, of which words, in answer to whom."""
    said = note.author
    if note.answers:
        said = _say(translate, Message("{author} answers {other}", (("author", said), ("other", note.answers))))
    if note.resolved:
        said = f"{said}, {_say(translate, Message('marked as resolved'))}"
    return f"{said} ({note.section or '–'}, «{note.quote}»): {note.text}"


def _table(caption: str, heads: Sequence[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n"


def _differences(change: FileChange) -> Iterator[str]:
    """Lines that went and came, each with the number that it had or has."""
    yield change.path
    old, new = change.before.split("\n"), change.after.split("\n")
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = _shown(old[a1:a2], new[b1:b2])
        if len(was) == len(now):  # lines that were written in: what differs, and a few words around it
            was, now = (list(side) for side in zip(*map(_excerpts, was, now), strict=True))
        yield from (f"{number}: - {line}" for number, line in enumerate(was, start=a1 + 1) if line)
        yield from (f"{number}: + {line}" for number, line in enumerate(now, start=b1 + 1) if line)


def _marked(change: FileChange) -> Iterator[tuple[str, str]]:
    """Old and new lines beside each other, with the words that differ marked."""
    old, new = change.before.split("\n"), change.after.split("\n")
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            was, now = _shown(old[a1:a2], new[b1:b2])
            yield _words_marked("\n".join(was), "\n".join(now))


def _shown(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of both sides; where all that came or went are empty lines, as in a paragraph that was parted, its mark."""
    empty = not any((*old, *new))
    return [line or "¶" if empty else line for line in old], [line or "¶" if empty else line for line in new]


def _words_marked(old: str, new: str) -> tuple[str, str]:
    left, right = _WORD.findall(old), _WORD.findall(new)
    was, now = "", ""
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before, after = escape("".join(left[a1:a2])), escape("".join(right[b1:b2]))
        was += before if tag == "equal" or not before else f"<del>{before}</del>"
        now += after if tag == "equal" or not after else f"<ins>{after}</ins>"
    return was, now


def _sides(left: Unplaced) -> Iterator[tuple[str, str]]:
    """What was sent, stands here, and came back; of long texts what differs, and a few words around it."""
    sent, back = _excerpts(left.sent, left.back)
    if sent:
        yield "-", sent
    if left.here and left.here != left.sent:
        yield "=", left.here
    if back:
        yield "+", back


def _excerpts(sent: str, back: str) -> tuple[str, str]:
    if not (sent and back):
        return sent, back
    before = shared_start(sent, back)
    after = min(shared_end(sent, back), len(sent) - before, len(back) - before)
    start = max(before - _AROUND, 0)
    start = sent.rfind("\n", start, before) + 1 or start
    return _part(sent, start, len(sent) - after), _part(back, start, len(back) - after)


def _part(text: str, start: int, end: int) -> str:
    """A piece of a text and what follows on the same line, though not for long."""
    line = text.find("\n", end, end + _AROUND)
    end = line if line >= 0 else end + _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _say(translate: Translate, message: Message) -> str:
    return message.format(translate)
