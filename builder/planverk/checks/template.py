"""Is a template fit to build on: what it lacks, what is used instead, and what readers would have trouble with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planverk.findings import Finding, Place, Severity, note, warning
from planverk.model.colours import BLACK, ENOUGH, WHITE, contrast
from planverk.model.fonts import FAMILIES, family
from planverk.model.numbering import label
from planverk.model.template import FieldUse, Margins, RoleUse, Template, Theme

MM = 25.4 / 72
_NEEDED = frozenset(("title", "heading-1", "heading-2", "heading-3", "bullet", "number", "caption", "table"))


@dataclass(frozen=True)
class LogoSummary:
    """The template's logo: its format, size in pixels, and alternative text."""

    format: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class TemplateSummary:
    """What `template inspect` shows. Lengths are in millimetres; `fonts` pairs each font with the family that PDF and HTML use;
    `numbers` are the first number of each heading level, as the template writes them."""

    file: str
    language: str
    fields: tuple[FieldUse, ...]
    roles: tuple[RoleUse, ...]
    width: float
    height: float
    margins: Margins
    sections: int
    fonts: tuple[tuple[str, str], ...]
    colours: tuple[str, ...]
    numbers: tuple[str, ...]
    logo: LogoSummary | None


def inspect_template(template: Template) -> TemplateSummary:
    """What is in a template. Raises ValueError for one that was read without its look."""
    theme = _theme(template)
    page, levels = theme.page, template.numbering.chapters
    sides = (page.margins.top, page.margins.right, page.margins.bottom, page.margins.left)
    logo = theme.logo
    return TemplateSummary(
        template.file,
        template.language,
        template.fields,
        tuple(template.roles.values()),
        round(page.width * MM, 1),
        round(page.height * MM, 1),
        Margins(*(round(side * MM, 1) for side in sides)),
        len(theme.cover) + 1 + len(theme.closing),
        tuple(theme.fonts.items()),
        _colours(theme),
        tuple(label((1,) * depth, levels) for depth in range(1, len(levels) + 1)),
        LogoSummary(logo.format, logo.width, logo.height, theme.logo_alt) if logo else None,
    )


def _theme(template: Template) -> Theme:
    if template.theme is None:
        raise ValueError(f"{template.file} was read without its look")
    return template.theme


def _colours(theme: Theme) -> tuple[str, ...]:
    """The colours of text and tables, the accent first."""
    table = theme.table
    every = [
        theme.accent,
        *(style.colour for style in theme.styles.values()),
        table.head_fill,
        table.head_colour,
        table.band_fill,
    ]
    return tuple(dict.fromkeys(colour for colour in every if colour))


def check_template(template: Template) -> tuple[Finding, ...]:
    """What `template check` says beside what reading the file found: T10, T11, T15 to T18."""
    place = Place(template.file)
    return (
        *_roles(template, place),
        *_fonts(template, place),
        *_language(template, place),
        *_contrast(_theme(template), place),
        *_logo(_theme(template), place),
        *_numbers(template, place),
    )


def _roles(template: Template, place: Place) -> tuple[Finding, ...]:
    missing = [use for use in template.roles.values() if not use.found and use.role not in template.settings.roles]
    return tuple(_role(use, place) for use in missing)


def _role(use: RoleUse, place: Place) -> Finding:
    found = note(
        "T10",
        place,
        "The template has no style for {role}; «{style}» is used instead.",
        hint="Make a style named «{wanted}» in Word, or name the one that you use under roles in template.yaml.",
        role=use.role,
        style=use.style,
        wanted=use.wanted,
    )
    return replace(found, severity=Severity.WARNING) if use.role in _NEEDED else found


def _fonts(template: Template, place: Place) -> tuple[Finding, ...]:
    """A font that is only guessed at, and a family in template.yaml that there is none of."""
    findings = [
        warning(
            "T11",
            place,
            "template.yaml wants {family} for {font}, but planverk does not bring that font; PDF and HTML use {instead}.",
            hint="Choose one of these under fonts in template.yaml: {families}.",
            family=wanted,
            font=font,
            instead=family(font, {})[0],
            families=", ".join(FAMILIES),
        )
        for font, wanted in sorted(template.settings.fonts.items())
        if wanted not in FAMILIES
    ]
    for font, instead in _theme(template).fonts.items():
        if font not in template.settings.fonts and not family(font, {})[1]:
            findings.append(
                note(
                    "T11",
                    place,
                    "The font {font} is not known; PDF and HTML use {instead}.",
                    hint="Choose one of these under fonts in template.yaml: {families}.",
                    font=font,
                    instead=instead,
                    families=", ".join(FAMILIES),
                )
            )
    return tuple(findings)


def _language(template: Template, place: Place) -> tuple[Finding, ...]:
    if template.language[:2].lower() in ("nb", "nn", "no"):
        return ()
    return (
        note(
            "T15",
            place,
            "The template's language is not Norwegian; documents get their own language all the same.",
            hint="In Word, choose Norwegian under Review, Language, Set proofing language, Set as default.",
        ),
    )


def _contrast(theme: Theme, place: Place) -> tuple[Finding, ...]:
    """Text that is too pale: roles on white paper, the head of tables on its fill."""
    pairs = {role: (style.colour, style.fill or WHITE) for role, style in theme.styles.items() if role != "table-head"}
    head = theme.table.head_colour or theme.styles["table-head"].colour
    pairs["table-head"] = (head, theme.table.head_fill or WHITE)
    return tuple(
        warning(
            "T16",
            place,
            "The text of {role} is hard to read: {colour} on {ground} has a contrast of {contrast}; at least {least} is needed.",
            hint="Choose a darker colour for the style in Word.",
            role=role,
            colour="#" + (colour or BLACK),
            ground="#" + ground,
            contrast=f"{contrast(colour or BLACK, ground):.1f}",
            least=f"{ENOUGH}",
        )
        for role, (colour, ground) in pairs.items()
        if contrast(colour or BLACK, ground) < ENOUGH
    )


def _logo(theme: Theme, place: Place) -> tuple[Finding, ...]:
    if theme.logo is None or theme.logo_alt:
        return ()
    return (
        warning(
            "T17",
            place,
            "The logo has no alternative text, so that a screen reader cannot say what it is.",
            hint="In Word, right-click the logo, choose View Alt Text, and write what it shows, such as whose arms it is.",
        ),
    )


def _numbers(template: Template, place: Place) -> tuple[Finding, ...]:
    if template.heading_numbering or not template.numbering.chapters:
        return ()
    return (
        note(
            "T18",
            place,
            "The template does not number its headings; planverk numbers them 1, 1.1, 1.1.1.",
            hint="To choose the numbers yourself, link a multilevel list to the heading styles in Word.",
        ),
    )
