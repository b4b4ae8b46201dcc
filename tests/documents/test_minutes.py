"""The protocol of a case tells the treatment, the proposals, the votes by party, and the wording that came of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from decision_strategies import DECISIONS
from planverk.documents.minutes import Minuted
from planverk.documents.votes import Voting
from planverk.model.content import Blocks, Heading, Paragraph, Text, plain, walk
from planverk.model.decision import Decision
from planverk.model.labels import labels
from planverk.model.place import Place
from planverk.model.workspace import Wording
from planverk.readers.markdown import parse
from support_decisions import PAPER_FILE, workspace

SPLIT = """number: 41/11
disqualified: [{name: Aud, basis: forvaltningsloven § 6, vote: enstemmig, stepped_in: Vara}]
discussion: Rådmannen orienterte.
motions:
  - {id: f1, movers: [Trond], party: H, point: "2", text: Planen følges opp hvert år.}
  - {id: f2, movers: [Gunn], party: Sp, kind: tillegg, text: Planen trykkes.}
votes:
  - on: f1
    for: [{party: H, votes: 2}, {party: Ap, votes: 1, names: [Stein]}]
    against: [{party: Ap, votes: 1}, {party: Sp, votes: 1}]
  - on: f2
    against_motion: forslag
    for: [{party: Sp, votes: 1}]
    against: [{party: Ap, votes: 2}, {party: H, votes: 2}]
    adopted: false
  - {on: punkt 1, unanimous: true}
entries: [{by: Gunn, text: Sp ville ha planen trykt.}]
text: |
  1. Planen vedtas.
  2. Planen følges opp hvert år.
"""


def lines(decision: str, language: str = "nb", body: str = "formannskapet") -> list[str]:
    """The protocol, headings marked with #."""
    space = workspace(decision)
    paper = space.paper(PAPER_FILE)
    assert paper is not None
    (made,) = [each for each in space.decisions if each.body == body]
    settings = replace(space.settings, wording=Wording("rådmannen"))

    def read(text: str, place: Place) -> tuple[object, ...]:
        return parse(text, place.file).value or ()

    minuted = Minuted(made, paper, space.decisions_on(PAPER_FILE)[:-1], settings, labels(language), read)  # type: ignore[arg-type]
    found = [each for each in walk(minuted.blocks()) if isinstance(each, Heading | Paragraph)]
    return [("# " if isinstance(each, Heading) else "") + plain(each.content) for each in found]


def test_a_protocol_tells_everything_in_its_order() -> None:
    assert lines(SPLIT) == [
        "# Behandling",
        "Aud var inhabil (forvaltningsloven § 6) og deltok ikke i behandlingen av saken. "
        "Dette ble avgjort enstemmig. Vara trådte inn.",
        "Rådmannen orienterte.",
        "# Protokolltilførsel fra Gunn",
        "Sp ville ha planen trykt.",
        "# Forslag i møtet",
        "# Endringsforslag fra Trond (H) til punkt 2",
        "Planen følges opp hvert år.",
        "# Tilleggsforslag fra Gunn (Sp)",
        "Planen trykkes.",
        "# Votering",
        "Endringsforslaget fra H ble vedtatt med 3 mot 2 stemmer. For: H 2, Ap 1 (Stein). Mot: Ap 1, Sp 1.",
        "Tilleggsforslaget fra Sp ble satt opp mot rådmannens forslag og fikk 1 mot 4 stemmer. Rådmannens forslag ble vedtatt. "
        "For tilleggsforslaget fra Sp: Sp 1. For rådmannens forslag: Ap 2, H 2.",
        "Punkt 1 i rådmannens forslag ble enstemmig vedtatt.",
        "# Innstilling",
        "Planen vedtas.",
        "Planen følges opp hvert år.",
    ]


def test_a_proposal_that_was_adopted_as_it_stood_is_the_wording() -> None:
    assert lines("votes: [{on: forslag, unanimous: true}]\n")[-3:] == ["# Innstilling", "Planen vedtas.", "Planen følges opp."]


def test_a_proposal_that_fell_says_so_and_is_no_wording() -> None:
    fell = "votes: [{on: forslag, unanimous: true, adopted: false}]\n"
    assert lines(fell)[-2:] == ["# Innstilling", "Forslaget ble ikke vedtatt."]
    assert lines(fell, "nn")[-2:] == ["# Tilråding", "Framlegget vart ikkje vedteke."]


def test_a_case_that_was_put_off_says_so() -> None:
    assert lines("postponed: true\n", "nn") == ["# Tilråding", "Saka vart utsett."]


def test_whoever_votes_for_no_party_stands_by_name() -> None:
    votes = "votes: [{on: forslag, for: [{party: Ap, votes: 2}, {votes: 1, names: [Aud]}], against: [{votes: 2}]}]\n"
    assert "For: Ap 2, Aud. Mot: 2." in " ".join(lines(votes))


def test_a_tie_is_told_with_who_decided_it() -> None:
    tie = "votes: [{on: forslag, for: [{votes: 2}], against: [{votes: 2}], casting: for}]\n"
    assert lines(tie, "nn")[1] == (
        "Rådmannen sitt framlegg vart vedteke med 2 mot 2 røyster. Røystetalet var likt, og røysta til møteleiaren avgjorde."
    )


def test_several_proposals_of_a_kind_are_numbered_and_what_is_in_braces_is_let_be() -> None:
    two = (
        "motions: [{id: a, party: H, text: '{what}'}, {id: b, movers: ['{party}'], text: B}]\n"
        "votes: [{on: b, unanimous: true, adopted: false}]\n"
    )
    assert lines(two)[:6] == [
        "# Forslag i møtet",
        "# Endringsforslag 1 fra H",
        "{what}",
        "# Endringsforslag 2 fra {party}",
        "B",
        "# Votering",
    ]
    assert lines(two)[6] == "Endringsforslag 2 fra {party} fikk ingen stemmer og falt."


def test_who_made_a_proposal_together_are_listed_as_in_running_text() -> None:
    two = "motions: [{id: a, movers: [Trond, Aud], party: H, text: A}]\nvotes: [{on: a, unanimous: true}]\n"
    assert "# Endringsforslag fra Trond og Aud (H)" in lines(two)
    assert "# Endringsframlegg frå Trond og Aud (H)" in lines(two, "nn")


def test_what_was_voted_on_is_in_the_gender_of_its_word() -> None:
    (made,) = workspace("votes: [{on: innstilling, unanimous: true}, {on: punkt 2, unanimous: true}]\n").decisions
    assert list(Voting(made, labels("nn"), {"chief": "Rådmannen"}, "Formannskapet").sentences()) == [
        "Tilrådinga (Formannskapet) vart samrøystes vedteken.",
        "Punkt 2 i tilrådinga (Formannskapet) vart samrøystes vedteke.",
    ]


@given(DECISIONS)
def test_whatever_was_decided_is_told_and_no_word_of_it_is_lost(decision: Decision) -> None:
    paper = workspace().paper(PAPER_FILE)
    assert paper is not None

    def read(text: str, place: Place) -> Blocks:
        return (Paragraph((Text(text),)),)

    minuted = Minuted(decision, paper, (), workspace().settings, labels("nb"), read)
    told = "\n".join(plain(each.content) for each in walk(minuted.blocks()) if isinstance(each, Heading | Paragraph))
    words = [*(motion.text for motion in decision.motions), *(entry.text for entry in decision.entries), decision.discussion]
    assert [each for each in (*words, decision.text) if each not in told] == []
    assert [each.name for each in decision.disqualified if each.name not in told] == []
