"""Which Word style each role uses: the one that template.yaml names, else Word's own for it, else the next best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planverk.model.template import ROLES, RoleUse
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.xml import attribute, value

# Names by which a role is known without template.yaml: Word's own name of the style first (it stands in the file whatever
# language Word speaks), then the Norwegian names that people and other programs give.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "body": ("body text", "brødtekst", "normal"),
    "title": ("title", "tittel"),
    "subtitle": ("subtitle", "undertittel"),
    **{f"heading-{i}": (f"heading {i}", f"overskrift {i}") for i in range(1, 7)},
    "unnumbered": ("overskrift uten nummer", "overskrift utan nummer", "overskrift 1 uten nummer", "unummerert overskrift"),
    "appendix": ("vedleggsoverskrift", "vedleggsoverskrift 1", "overskrift vedlegg", "appendix heading"),
    "contents-title": ("toc heading", "overskrift for innholdsfortegnelse", "overskrift for innhaldsliste"),
    **{f"contents-{i}": (f"toc {i}", f"innh {i}", f"inn {i}") for i in range(1, 4)},
    "contents-measures": ("table of figures", "figurliste"),
    "bullet": ("list bullet", "punktliste", "punktmerket liste"),
    "number": ("list number", "nummerert liste"),
    "term": ("definisjonsord", "definition term"),
    "explanation": ("definisjon", "definition"),
    "quote": ("quote", "sitat"),
    "code": ("kode", "html preformatted", "html-forhåndsformatert", "source code"),
    "caption": ("caption", "bildetekst"),
    "figure": ("figur", "figure"),
    "table": ("tabell", "table grid", "tabellrutenett"),
    "table-text": ("tabelltekst", "table text"),
    "table-head": ("tabellhode", "tabelloverskrift", "table heading"),
    "footnote": ("footnote text", "fotnotetekst"),
    "footnote-mark": ("footnote reference", "fotnotereferanse"),
    "emphasis": ("emphasis", "utheving"),
    "strong": ("strong", "sterk"),
    "link": ("hyperlink", "hyperkobling", "hyperkopling"),
    "fact-label": ("faktaetikett",),
    "fact-value": ("faktaverdi",),
    "lead": ("ingress",),
    "signature": ("signatur", "signature", "underskrift"),
    "header": ("header", "topptekst"),
    "footer": ("footer", "bunntekst", "botntekst"),
}

# The role whose style is used where a role has none; none here means the file's default style of that type.
_NEXT_BEST: Mapping[str, str] = {
    "subtitle": "body",
    "title": "heading-1",
    **{f"heading-{i}": f"heading-{i - 1}" for i in range(2, 7)},
    "heading-1": "body",
    "unnumbered": "heading-1",
    "appendix": "heading-1",
    "contents-title": "unnumbered",
    "contents-1": "body",
    "contents-2": "contents-1",
    "contents-3": "contents-2",
    "contents-measures": "contents-1",
    "table-text": "body",
    "table-head": "table-text",
    "fact-label": "table-text",
    "fact-value": "table-text",
    **dict.fromkeys(("bullet", "number", "term", "explanation", "quote", "code", "caption", "figure"), "body"),
    **dict.fromkeys(("footnote", "lead", "signature", "header", "footer"), "body"),
}

_TYPES = {"table": "table", **dict.fromkeys(("footnote-mark", "emphasis", "strong", "link"), "character")}
_DEFAULT_NAMES = {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table"}


def style_type(role: str) -> str:
    """What kind of Word style a role needs: paragraph, character or table."""
    return _TYPES.get(role, "paragraph")


def find_roles(styles: StyleSheet, wanted: Mapping[str, str]) -> dict[str, RoleUse]:
    """Every role with its style. `wanted` is what template.yaml says; a role that makes do with another's is not `found`."""
    index = _index(styles)
    found: dict[str, RoleUse] = {}
    for role in ROLES:
        style_id = _named((wanted[role],) if role in wanted else _NAMES[role], role, index)
        if style_id:
            found[role] = RoleUse(role, shown_name(styles, style_id), style_id, True, wanted.get(role, ""))
    usual = {role: _named(_NAMES[role], role, index) for role in wanted if role in _NAMES}
    return {role: found.get(role) or _instead(role, found, usual, styles, wanted) for role in ROLES}


def _named(names: Iterable[str], role: str, index: Mapping[tuple[str, str], str]) -> str:
    """The id of the first style of the role's kind that goes by one of these names; empty where none does."""
    keys = ((style_type(role), spelt) for name in names for spelt in (name, name.casefold()))
    return next((index[key] for key in keys if key in index), "")


def _instead(
    role: str, found: Mapping[str, RoleUse], usual: Mapping[str, str], styles: StyleSheet, wanted: Mapping[str, str]
) -> RoleUse:
    """What a role makes do with: the style that goes by one of its usual names (`usual`), where the one named is missing,
    else that of another role, else the file's default."""
    name = wanted.get(role) or shown(_NAMES[role][0])
    if usual.get(role):
        return RoleUse(role, shown_name(styles, usual[role]), usual[role], False, name)
    other = role
    while other in _NEXT_BEST:
        other = _NEXT_BEST[other]
        if other in found:
            return RoleUse(role, found[other].style, found[other].style_id, False, name)
    kind = style_type(role)
    style_id = styles.defaults.get(kind, "")
    return RoleUse(role, shown_name(styles, style_id) or _DEFAULT_NAMES[kind], style_id, False, name)


def _index(styles: StyleSheet) -> dict[tuple[str, str], str]:
    """Style ids by type and by each name that they go by, in small letters; a name beats another's alias or id."""
    index: dict[tuple[str, str], str] = {}
    items = [(attribute(style, "type") or "paragraph", style_id, style) for style_id, style in styles.by_id.items()]
    for kind, style_id, style in items:  # LibreOffice writes a «Caption» of its own beside Word's «caption»: letters count first
        index.setdefault((kind, value(style, "name")), style_id)
    for kind, style_id, style in items:
        index.setdefault((kind, value(style, "name").casefold()), style_id)
    for kind, style_id, style in items:
        for alias in (*value(style, "aliases").split(","), style_id):
            index.setdefault((kind, alias.strip().casefold()), style_id)
    return index


def shown_name(styles: StyleSheet, style_id: str) -> str:
    """The style's name as Word shows it; empty where there is no such style."""
    style = styles.by_id.get(style_id)
    name = value(style, "name")
    return name if attribute(style, "customStyle") else shown(name)


def shown(name: str) -> str:
    """Word keeps the names of many of its own styles in small letters («heading 1») and shows them with capitals."""
    return name.title().replace("Toc ", "TOC ").replace(" Of ", " of ") if name.islower() else name
