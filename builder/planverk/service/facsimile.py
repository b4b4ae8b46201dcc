"""`respond facsimile`: the originals as they came, page by page, stamped with number and date; a copy to read in, no more."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planverk.documents import consultation_document
from planverk.documents.frame import Frame
from planverk.documents.hearing import Edition
from planverk.errors import Conflict, UnreadableFile
from planverk.findings import Finding, first_error, warning
from planverk.model.consultation import Consultation, Outline
from planverk.model.content import Container
from planverk.model.dates import short_date
from planverk.model.document import Document, PageMap
from planverk.model.labels import labels as labels_in
from planverk.model.layout import Layout
from planverk.model.person import MARK
from planverk.model.place import Place
from planverk.model.received import Enclosure
from planverk.model.response import Response
from planverk.model.template import USUAL_SUMMARY, PageFurniture, Theme
from planverk.model.workspace import Workspace
from planverk.privacy.marks import STRUCK
from planverk.privacy.publication import PublicEdition, public_edition
from planverk.readers.responses import attached_files
from planverk.readers.template import read_template
from planverk.readers.workspace import read_workspace
from planverk.service.compiled import Workshop, language_of
from planverk.service.consultations import find_consultation
from planverk.service.printing import Print
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.lock import locked
from planverk.store.private import original_path, read_persons
from planverk.writers.facsimile import Sheets, join, page_count
from planverk.writers.pdf import compile_pdf, typeset

KIND = "responses"
_PDF = b"%PDF-"
_SLOT = Container("slot", values=(("name", "full-text"), ("level", "1"), ("new-page", "yes")))
_LAYOUT = Layout("facsimile", "", (_SLOT,))


@dataclass(frozen=True)
class Copied:
    """The copy (its path in the workspace), its pages, the responses whose originals are in it, and those whose text stands in
    for the original."""

    file: str
    pages: int
    originals: tuple[int, ...]
    texts: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


def facsimile(home: Home, name: str, actor: Actor, case: bool = False, press: Print = compile_pdf) -> Copied:
    """Joins the originals of a hearing. What is no PDF, or cannot be opened, is shown by its text.

    What came as a mail is shown by its words, and the PDFs attached to it as they came.

    With `case` it is for those who treat the case: originals from private/ and names are in it. Without, private persons'
    responses, those that are redacted and those that were typed in are shown by their text, and those that are exempt from innsyn
    or withheld are only named. Raises MissingFile, UnreadableFile, Conflict where there is nothing to copy, WriteFailed, Busy.
    """
    consultation = find_consultation(home, name, whole=True)
    if not consultation.responses:
        raise Conflict("Nobody has answered this hearing yet.", "Log what comes in with: planverk respond add FILE")
    workspace = read_workspace(home.tree, ()).value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    copier = _Copier(home, consultation, workspace, case)
    data = copier.copy(press)
    labels = labels_in(language_of(consultation, workspace), workspace.settings.wording.labels)
    ending = f"-{labels['case-edition-file']}" if case else ""
    file = f"{OUTPUT}/{labels['consultation-file-facsimile']}-{consultation.id}{ending}.pdf"
    with locked(home.root, actor.owner("respond facsimile")):
        write_files(home.root, {file: data})
    numbers = [each.number for each in copier.responses]
    shown = tuple(number for number in numbers if number in copier.shown)
    texts = tuple(number for number in numbers if number not in copier.shown)
    return Copied(file, page_count(data, Place(file)), shown, texts, tuple(copier.findings))


class _Copier:
    """Finds the originals, sets the text of the rest, and joins all in the order of the numbers."""

    def __init__(self, home: Home, consultation: Consultation, workspace: Workspace, case: bool) -> None:
        self._home = home
        self._workspace = workspace
        self._case = case
        self._consultation = consultation
        self.responses = tuple(sorted(consultation.responses, key=lambda each: each.number))
        self._labels = labels_in(language_of(consultation, workspace), workspace.settings.wording.labels)
        self.findings: list[Finding] = []
        self.originals: dict[int, Sheets] = {}
        self.attached: dict[int, tuple[tuple[Enclosure, Sheets], ...]] = {}
        for response in self.responses:
            if not self._may_be_shown(response):
                continue
            sheets = self._original(response)
            if sheets is not None:
                self.originals[response.number] = sheets
            elif attached := tuple(self._letters(response)):
                self.attached[response.number] = attached

    @property
    def shown(self) -> frozenset[int]:
        """The numbers of the responses of which pages stand in the copy as they came: all, or the letters attached to a mail."""
        return frozenset((*self.originals, *self.attached))

    def copy(self, press: Print) -> bytes:
        set_in_type = self._texts(press)
        sheets: list[Sheets] = []
        for each in self.responses:
            sheets.append(self.originals.get(each.number) or set_in_type[each.number])
            sheets += [letter for _, letter in self.attached.get(each.number, ())]
        return join(sheets)

    def _may_be_shown(self, response: Response) -> bool:
        """Whether the file as it came may be in this copy."""
        private = any(sender.ref for sender in response.senders) or MARK.search(response.text) or STRUCK in response.text
        return self._case or not (private or response.access or _decided(response) in ("redacted", "withhold"))

    def _original(self, response: Response) -> Sheets | None:
        """The file as it came, where it is a PDF that can be opened."""
        path = self._path(response)
        if path is None:
            return None
        data = self._home.tree.read(path)
        if _PDF not in data[:1024]:
            return None
        try:
            page_count(data, Place(path))
        except UnreadableFile:
            self.findings.append(_unreadable(response, path))
            return None
        return Sheets(data, self._stamp(response), Place(path))

    def _letters(self, response: Response) -> Iterator[tuple[Enclosure, Sheets]]:
        """The PDFs that are attached to a mail. Its own words are set in type before them."""
        path = self._path(response)
        if path is None or not any(each.name.lower().endswith(".pdf") for each in response.attachments):
            return
        for file, enclosure in attached_files(self._home.tree.read(path), response.original_name or path):
            if _PDF in file.data[:1024] and not any(outline.pdf == enclosure.sha for outline in self._outlines):
                with contextlib.suppress(UnreadableFile):  # it stands by its text
                    page_count(file.data, Place(path))
                    yield enclosure, Sheets(file.data, self._stamp(response, file.name), Place(path))

    @property
    def _outlines(self) -> tuple[Outline, ...]:
        return tuple(self._consultation.outlines.values())

    def _path(self, response: Response) -> str | None:
        beside = [path for path in self._home.tree.files(response.folder) if path.startswith(f"{response.folder}/original.")]
        private = original_path(response.original) if response.original else ""
        if beside:
            return beside[0]
        return private if private and self._home.tree.exists(private) else None

    def _stamp(self, response: Response, attachment: str = "") -> str:
        labels = self._labels
        named = f", {attachment}".replace("{", "(").replace("}", ")") if attachment else ""
        received = f", {labels['received']} {short_date(response.received)}" if response.received else ""
        page = f"{labels['page'].casefold()} {{page}} {labels['of']} {{pages}}"
        return f"{labels['response']} {response.number}{received}{named}, {page}"

    def _texts(self, press: Print) -> Mapping[int, Sheets]:
        """Those without an original to show, set in the template's own type, each on pages of its own."""
        wanted = tuple(each for each in self.responses if each.number not in self.originals)
        if not wanted:
            return {}
        reading = read_template(self._home.tree, f"templates/{self._workspace.settings.template}", KIND)
        if reading.value is None or reading.value.theme is None:
            fault = first_error(reading.findings)
            place = fault.place if fault else Place(f"templates/{self._workspace.settings.template}")
            raise UnreadableFile("The template cannot be read.", "See what is wrong with: planverk check", place)
        look = reading.value.theme  # only the type: page numbers of its own would stand beside the stamp's
        page = replace(look.page, furniture=PageFurniture())
        theme = replace(look, cover=(), before=(), after=(), closing=(), page=page)
        printed = press(typeset(self._document(wanted, theme), theme))
        places = [(each, printed.pages.pages[f"uttalelse-{each.number}"]) for each in wanted]
        return {
            response.number: Sheets(printed.data, self._stamp(response), Place(response.folder), page - 1, until)
            for (response, page), until in zip(places, _ends(places, printed.pages), strict=True)
        }

    def _document(self, wanted: tuple[Response, ...], theme: Theme) -> Document:
        workshop = Workshop(self._workspace)
        hearing = replace(
            workshop.hearing(self._consultation, theme),
            consultation=replace(self._consultation, responses=tuple(map(self._worded, wanted))),
            edition=self._edition(),
        )
        return consultation_document.assemble(KIND, hearing, Frame(self._workspace.settings, _LAYOUT), USUAL_SUMMARY).document

    def _worded(self, response: Response) -> Response:
        """The response with the text that may be read: where it was decided to redact, without numbers and addresses; and without
        that of attached letters that follow as they came."""
        for enclosure, _ in self.attached.get(response.number, ()):
            name = self._labels["attached"].replace("{name}", enclosure.name)
            response = replace(response, text=response.text.replace(f"{name}\n\n{enclosure.received.text}", name))
        if self._case or response.publish is None or response.publish.decision != "redacted":
            return response
        return self._public.consultation.response(response.number) or response

    def _edition(self) -> Edition:
        if self._case:
            return Edition({person.ref: person.name for person in read_persons(self._home.tree)})
        kept_back = (each.number for each in self.responses if each.access or _decided(each) == "withhold")
        return Edition(self._public.names, frozenset(kept_back))

    @cached_property
    def _public(self) -> PublicEdition:
        return public_edition(self._consultation, self._labels["private-person"])


def _decided(response: Response) -> str:
    return response.publish.decision if response.publish else ""


def _ends(places: list[tuple[Response, int]], pages: PageMap) -> list[int]:
    """The number of pages up to the end of each response's own."""
    return [*(page - 1 for _, page in places[1:]), pages.count]


def _unreadable(response: Response, path: str) -> Finding:
    return warning(
        "H40",
        Place(path),
        "The original of response {number} is broken or locked with a password, so its text stands in the copy instead.",
        "Ask the sender for a PDF without a password, and log it as what replaces this one.",
        number=response.number,
    )
