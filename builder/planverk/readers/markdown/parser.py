"""The Markdown parser: markdown-it-py, CommonMark, with the extensions of plan text. Made once and shared."""

from __future__ import annotations

import functools
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from planverk.readers.markdown import block_rules, inline_rules
from planverk.readers.markdown.log import Log

# The library's own limit silently drops what lies deeper. Blocks end before it (block_rules.MAX_LEVEL); in running text
# it bounds how deep brackets are looked into, and drops nothing.
MAX_NESTING = 100
_ENDS_TEXT = ["paragraph", "reference", "blockquote", "list"]


class _Parser(MarkdownIt):
    """Keeps targets of links and pictures as the author wrote them; the converter judges them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  the library's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@functools.cache
def _parser() -> MarkdownIt:
    md = _Parser("commonmark", {"html": False, "maxNesting": MAX_NESTING, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.use(deflist_plugin)
    block, line, core = md.block.ruler, md.inline.ruler, md.core.ruler
    block.at("table", block_rules.table, {"alt": ["paragraph", "reference"]})
    block.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("fence", "container", block_rules.container, {"alt": _ENDS_TEXT})
    block.before("fence", "attributes", block_rules.attribute_line)
    block.before("table", "too_deep", block_rules.too_deep)
    line.at("image", inline_rules.image)
    line.after("image", "inline_footnote", inline_rules.inline_footnote)
    line.after("inline_footnote", "footnote_call", inline_rules.footnote_call)
    line.after("footnote_call", "span", inline_rules.span)
    line.push("trailing_attributes", inline_rules.trailing_attributes)
    core.after("block", "heading_attributes", inline_rules.heading_attributes)
    core.at("inline", inline_rules.inline)
    return md


def tokens(text: str, log: Log) -> tuple[list[Token], dict[str, dict[str, Any]]]:
    """The tokens of cleaned `text`, and its link definitions by label. Faults go to `log`."""
    env: dict[str, Any] = {"log": log}
    read = _parser().parse(text, env)
    return read, env.get("references", {})
