"""Proposals and earlier protocols of a case paper, each under its heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planverk.documents.frame import Frame
from planverk.documents.names import body_name, genitive
from planverk.model.bodies import is_advisory
from planverk.model.case_paper import CasePaper, Proposal, Protocol
from planverk.model.content import Block, Blocks, Heading, Text
from planverk.model.dates import short_date
from planverk.model.place import Place


def heading_text(proposal: Proposal, paper: CasePaper, frame: Frame, labels: Mapping[str, str], short: bool) -> str:
    """What stands over a proposal: «Rådmannens forslag til innstilling»; with the body's name where there are several.

    A body that decides gets a proposal for a decision, a council one for a statement, any other one for a recommendation to
    the body that decides later. `short` is the way of municipalities that write «Rådmannens innstilling» over them all.
    """
    key = "recommendation-short" if short else _kind(proposal, paper, frame)
    chief = frame.settings.wording.chief
    words = labels[f"{key}-heading"].replace("{genitive}", genitive(chief)).replace("{chief}", chief)
    name = body_name(proposal.body or paper.decided_by, frame)
    several = f" – {name}" if len(paper.proposals) > 1 and name else ""
    return words[:1].upper() + words[1:] + several


def proposal_blocks(paper: CasePaper, frame: Frame, labels: Mapping[str, str], level: int, short: bool) -> Blocks:
    """All proposals, in the order of the paper."""
    blocks: list[Block] = []
    for proposal in paper.proposals:
        blocks.append(_heading(heading_text(proposal, paper, frame, labels, short), level, proposal.place))
        blocks += below(proposal.blocks, level)
    return tuple(blocks)


def protocol_blocks(paper: CasePaper, frame: Frame, labels: Mapping[str, str], level: int) -> Blocks:
    """All earlier protocols, in the order of the paper."""
    blocks: list[Block] = []
    for protocol in paper.protocols:
        blocks.append(_heading(_protocol_title(protocol, frame, labels), level, protocol.place))
        blocks += below(protocol.blocks, level)
    return tuple(blocks)


def below(blocks: Blocks, level: int) -> Blocks:
    """`blocks` with their headings moved, so that the highest stands one level below `level`; none of them is numbered."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    shift = level + 1 - min(levels) if levels else 0
    return tuple(
        replace(block, level=min(max(block.level + shift, 1), 6), classes=(*block.classes, "unnumbered"))
        if isinstance(block, Heading)
        else block
        for block in blocks
    )


def _kind(proposal: Proposal, paper: CasePaper, frame: Frame) -> str:
    if proposal.body in ("", paper.decided_by):
        return "proposal"
    return "opinion" if is_advisory(body_name(proposal.body, frame)) else "recommendation"


def _protocol_title(protocol: Protocol, frame: Frame, labels: Mapping[str, str]) -> str:
    date = f" {short_date(protocol.date)}" if protocol.date else ""
    pattern = frame.settings.wording.case_number
    number = f" – {labels['case']} {protocol.number.format(pattern)}" if protocol.number else ""
    return f"{labels['protocol']} {body_name(protocol.body, frame)}{date}{number}"


def _heading(title: str, level: int, place: Place) -> Heading:
    return Heading(level, (Text(title),), classes=("unnumbered",), place=place)
