"""How runs of text are marked: with the template's character styles, and directly for what they do not say."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.writers.docx.derived import character
from planverk.writers.docx.styles import Styles, word_language
from planverk.writers.docx.xml import attribute


@dataclass(frozen=True)
class Look:
    """How a run differs from its paragraph."""

    emphasis: bool = False
    strong: bool = False
    strike: bool = False
    code: bool = False
    link: bool = False
    language: str = ""


PLAIN = Look()


class Looks:
    """The run properties of every look, each made once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._made: dict[Look, str] = {}

    def run(self, look: Look) -> str:
        """The `w:rPr` of a run that looks so. One character style goes into a run, what else there is as direct marks."""
        if look == PLAIN:
            return ""
        if look not in self._made:
            self._made[look] = self._properties(look)
        return self._made[look]

    def _properties(self, look: Look) -> str:
        style = ""
        direct = {"strike": "<w:strike/>" if look.strike else ""}
        marks = (
            (look.link, "link", "u", '<w:u w:val="single"/>'),
            (look.code, "code", "", ""),
            (look.strong, "strong", "b", "<w:b/><w:bCs/>"),
            (look.emphasis, "emphasis", "i", "<w:i/><w:iCs/>"),
        )
        for wanted, role, name, mark in marks:
            own = self.character(role) if wanted and not style else ""
            style = style or own
            if wanted and not own:
                direct[name] = mark
        language = word_language(look.language)
        direct["lang"] = f'<w:lang w:val="{language}"/>' if language else ""
        inner = _style(style) + "".join(direct.get(name, "") for name in ("b", "i", "strike", "u", "lang"))
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def character(self, role: str) -> str:
        """The character style of a role, or the one that goes with its paragraph style; empty for a role that has neither."""
        own = self._styles.found(role)
        style = self._styles.role(role, "character") or (self._styles.role(role) if own else "")
        return character(self._styles, style) if style else ""

    def of_role(self, role: str, otherwise: Look) -> str:
        """The `w:rPr` of a run in a role's character style, that of `otherwise` where the role has none."""
        style = self.character(role)
        return f"<w:rPr>{_style(style)}</w:rPr>" if style else self.run(otherwise)


def _style(style_id: str) -> str:
    return f'<w:rStyle w:val="{attribute(style_id)}"/>' if style_id else ""
