"""The answer form when it comes back: known again by the form that went out, and taken for what it says of its sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planverk.findings import Finding, note, warning
from planverk.model.answer_form import (
    CONTACT,
    EMAIL,
    GENERAL,
    KIND,
    NAME,
    REFERENCE,
    REMARKS,
    SECTION,
    STANCE,
    TAG,
    AnswerForm,
    FilledForm,
    folded,
)
from planverk.model.consultation import Consultation, Outline
from planverk.model.labels import LANGUAGES
from planverk.model.labels import labels as labels_in
from planverk.model.place import Place
from planverk.model.received import FormRow, Received
from planverk.model.response import SenderKind
from planverk.model.workspace import Settings
from planverk.readers.responses import filled_form
from planverk.readers.responses.answers import kind_of_answer, remarks_of_answer, stance_of_answer
from planverk.service.respond.details import Details
from planverk.service.respond.passages import Passage
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home


@dataclass(frozen=True)
class Forms:
    """The answer form of a hearing, made anew when something comes in that looks like it."""

    home: Home
    consultation: Consultation
    settings: Settings

    def read(self, received: Received) -> FilledForm | None:
        """What was written in the form, where that is what came in."""
        if not self._may_be_form(received):
            return None
        return filled_form(received, self._sent)

    def version(self, received: Received) -> str:
        """The version that the form in it, or attached to it, asks about; empty where it tells none, or another hearing's."""
        ours = (part.version for part in received.parts if part.hearing == self.consultation.folder)
        return next((version for version in ours if version in self.consultation.outlines), "")

    def about(self, received: Received, version: str, name: str) -> Iterator[Finding]:
        """Where the form is of another hearing, or of another version than whoever logs it says."""
        for part in received.parts:
            if part.hearing and part.hearing != self.consultation.folder:
                text = "This is the answer form of another hearing: {hearing}."
                yield warning("M12", Place(name), text, "Log it there with --consultation.", hearing=part.hearing)
        known = self.version(received)
        if known and version and known != version:
            yield _disagreement(f"--version {known}", f"--version {version}", name)

    def _may_be_form(self, received: Received) -> bool:
        if any(tag.startswith(f"{TAG}:") for tag, _ in received.form):
            return True
        held = {folded(line) for line in received.text.split("\n")}
        return any(folded(labels["form-name"]) in held for labels in self._labels)

    @cached_property
    def _labels(self) -> tuple[dict[str, str], ...]:
        return tuple(dict(labels_in(language, self.settings.wording.labels)) for language in LANGUAGES)

    @cached_property
    def _sent(self) -> AnswerForm:
        """The form that went out with each edition, as one; empty where it cannot be made."""
        forms = [form for outline in self.consultation.outlines.values() if (form := self._with(outline))]
        labels = {label: tag for form in forms for label, tag in form.labels.items()}
        hints = frozenset(hint for form in forms for hint in form.hints)
        others = frozenset(line for form in forms for line in form.others)
        own = {folded(labels[key]) for labels in self._labels for key in ("form-write", "form-choose")}
        town = self.settings.municipality
        furniture = {words for form in forms for words in form.furniture} | {town.name, town.address, town.email, town.web}
        return AnswerForm(labels, hints | own, others - labels.keys(), frozenset(furniture))

    def _with(self, outline: Outline) -> AnswerForm | None:
        from planverk.documents import answer_form  # most of what comes in is no form, and does not wait for what makes one
        from planverk.documents.frame import Frame
        from planverk.documents.sending import Sending
        from planverk.readers.layout import read_layout
        from planverk.readers.plan import read_plan

        layout = read_layout(self.home.tree, self.settings.template, answer_form.KIND).value
        plan = read_plan(self.home.tree, f"plans/{outline.plan}", self.settings).value
        if layout is None or plan is None:
            return None
        nodes = tuple(node for node in outline.nodes if node.kind == "section")
        sending = Sending(self.consultation, plan, outline.version, nodes)
        return answer_form.as_sent(answer_form.assemble(sending, Frame(self.settings, layout)).document)


def row_of(form: FilledForm) -> FormRow:
    """What the form says of its sender, in the shape of a row of a web form: whoever is a private person has no organisation."""
    kind = kind_of_answer(form.answer(KIND))
    private = kind is SenderKind.PRIVATE
    return FormRow(
        0,
        name=form.answer(NAME) if private else form.answer(CONTACT),
        organisation="" if private else form.answer(NAME),
        email=form.answer(EMAIL),
        kind=kind,
        reference=form.answer(REFERENCE),
        remarks=remarks_of_answer(form.answer(REMARKS)),
        stance=stance_of_answer(form.answer(STANCE)),
        others=((CONTACT, form.answer(CONTACT)),) if private and form.answer(CONTACT) else (),
    )


def passages_of(form: FilledForm, outlines: tuple[Outline, ...]) -> Iterator[Passage]:
    """The form's text: who answers and what they think of the whole, a line each; then each answer under its field's line."""
    yield Passage(form.above, "aside")
    yield Passage("\n".join(_said(form)), "aside")
    for answer in form.answers:
        if answer.tag.startswith((GENERAL, SECTION)):
            yield Passage(answer.label, "aside")
            target = answer.tag.removeprefix(SECTION) if answer.tag.startswith(SECTION) else ""
            known = any(outline.node(target) for outline in outlines)
            yield Passage(answer.text, "answer", target if known else "")
    yield Passage(form.besides)


def _said(form: FilledForm) -> Iterator[str]:
    for answer in form.answers:
        if not answer.tag.startswith((GENERAL, SECTION)):
            between = " " if answer.label.endswith("?") or not answer.label else ": "
            yield f"{answer.label}{between}{' '.join(answer.text.split())}".strip()


def about_form(form: FilledForm, details: Details, named: Named, name: str) -> Iterator[Finding]:
    """Where the person who logs it says otherwise than the form; and what the form says that nobody understands."""
    row = row_of(form)
    if details.named is not None and row.kind is not None and row.kind is not details.named.kind:
        yield _disagreement(f"--kind {row.kind.value}", f"--kind {details.named.kind.value}", name)
    if details.stance is not None and row.stance is not None and row.stance is not details.stance:
        yield _disagreement(f"--stance {row.stance.value}", f"--stance {details.stance.value}", name)
    if details.remarks is not None and row.remarks is not None and row.remarks is not details.remarks:
        med, uten = "--remarks med", "--remarks uten"
        yield _disagreement(*((med, uten) if row.remarks else (uten, med)), name)
    if row.organisation and named.kind is not SenderKind.PRIVATE and folded(row.organisation) != folded(named.name):
        yield _disagreement(f"«{row.organisation}»", f"«{named.name}»", name)
    yield from _not_understood(form, name)


def _not_understood(form: FilledForm, name: str) -> Iterator[Finding]:
    """Answers to a choice that are none of the choices: somebody wrote over it."""
    for tag, read in ((KIND, kind_of_answer), (STANCE, stance_of_answer), (REMARKS, remarks_of_answer)):
        said = form.answer(tag)
        if said and read(said) is None:
            label = next(each.label for each in form.answers if each.tag == tag) or tag
            yield note(
                "M12",
                Place(name),
                "The form says «{said}» under {field}, which is none of the choices.",
                "Read what it says, and set it with: planverk respond set",
                said=said,
                field=label,
            )


def _disagreement(form: str, said: str, name: str) -> Finding:
    """The form says one thing, and whoever logs it another; the person's word holds."""
    return warning(
        "M12",
        Place(name),
        "The form says {form}, and you said {said}. It is logged as you said.",
        "If the form is right, change it with: planverk respond set",
        form=form,
        said=said,
    )
