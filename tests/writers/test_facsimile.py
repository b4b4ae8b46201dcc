"""Originals are joined page by page, each page says whose it is, and the file is the same every time."""

from __future__ import annotations

import io
import time

import pikepdf
import pypdfium2
import pytest
import typst
from PIL import ImageChops

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.writers.facsimile import Sheets, join, page_count

STAMP = "Uttalelse 7, mottatt 28.04.2011, side {page} av {pages}"


def pdf(*rotations: int, box: tuple[int, int, int, int] = (0, 0, 595, 842), password: str = "") -> bytes:
    made = pikepdf.new()
    for rotation in rotations:
        made.add_blank_page(page_size=(595, 842))
        made.pages[-1].Rotate = rotation
        made.pages[-1].MediaBox = pikepdf.Array(list(box))
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[number].get_textpage().get_text_bounded().strip() for number in range(len(document))]


def test_every_page_of_every_piece_is_there_with_its_own_stamp() -> None:
    joined = join(
        [Sheets(pdf(0, 0), STAMP, Place("a.pdf")), Sheets(pdf(0, 0, 0), "Åtte {page}", Place("b.pdf"), first=1, last=2)]
    )
    assert texts(joined) == [
        "Uttalelse 7, mottatt 28.04.2011, side 1 av 2",
        "Uttalelse 7, mottatt 28.04.2011, side 2 av 2",
        "Åtte 1",
    ]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, 595, 842), (100, -50, 500, 700)])
def test_the_stamp_stands_at_the_lower_left_of_the_page_as_it_is_seen(rotation: int, box: tuple[int, int, int, int]) -> None:
    page = pypdfium2.PdfDocument(join([Sheets(pdf(rotation, box=box), STAMP, Place("a.pdf"))]))[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    red, green, _ = image.split()
    ink = ImageChops.subtract(red, green).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert ink is not None
    _, upper, right, _ = ink
    assert right < 260
    assert upper > image.height - 24


@pytest.mark.parametrize("size", [(170, 113), (595, 842), (5669, 2551)])
def test_the_stamp_can_be_read_whatever_the_page_measures(size: tuple[int, int]) -> None:
    (page,) = pypdfium2.PdfDocument(join([Sheets(pdf(0, box=(0, 0, *size)), STAMP, Place("x.pdf"))]))
    words = page.get_textpage()
    lefts, _, rights, tops = zip(*(words.get_charbox(n) for n in range(words.count_chars())), strict=True)
    assert min(lefts) > 0
    assert max(rights) < size[0]
    assert max(tops) < 0.2 * size[1]
    assert max(tops) - 8 > min(size) / 200


def test_a_long_pdf_takes_no_longer_a_page_than_a_short_one() -> None:
    def seconds(pages: int) -> float:
        long = typst.compile(b"#for n in range(%d) [#lorem(60) #pagebreak(weak: true)]" % pages, format="pdf")
        started = time.process_time()
        assert page_count(join([Sheets(long, STAMP, Place("x.pdf"))]), Place("x.pdf")) == pages
        return time.process_time() - started

    seconds(10)  # the library is loaded
    assert seconds(160) < 10 * seconds(40)


def test_two_joinings_are_the_same_bytes_whatever_the_clock_says() -> None:
    pieces = [Sheets(pdf(0), STAMP, Place("a.pdf"))]
    first = join(pieces)
    time.sleep(1.1)
    assert join(pieces) == first
    assert b"D:2000" in first


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nbroken", pdf(0, password="hemmelig")])
def test_a_pdf_that_cannot_be_opened_is_said_to_be_by_its_place(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as fault:
        join([Sheets(data, STAMP, Place("responses/7/original.pdf"))])
    assert fault.value.place == Place("responses/7/original.pdf")
    with pytest.raises(UnreadableFile):
        page_count(data, Place("x.pdf"))


def test_pages_are_counted() -> None:
    assert page_count(pdf(0, 0, 0), Place("x.pdf")) == 3


def test_what_was_filled_into_a_form_is_seen_though_the_file_does_not_draw_it() -> None:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    field = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="navn",
            V="Kari Nes",
            F=4,
            DA="/Helv 12 Tf 0 g",
            Rect=pikepdf.Array([100, 400, 300, 420]),
        )
    )
    made.pages[0].Annots = pikepdf.Array([field])
    fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), NeedAppearances=True, DR=fonts)
    out = io.BytesIO()
    made.save(out)
    joined = [join([Sheets(out.getvalue(), STAMP, Place("skjema.pdf"))]) for _ in range(2)]
    assert "Kari Nes" in texts(joined[0])[0]
    assert joined[0] == joined[1]


def test_nothing_that_could_be_run_comes_along() -> None:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    made.Root.OpenAction = script
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([10, 10, 90, 90]), A=script)
    made.pages[0].AA = pikepdf.Dictionary(O=script)
    made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link)]))
    out = io.BytesIO()
    made.save(out)
    assert b"app.alert" not in join([Sheets(out.getvalue(), STAMP, Place("x.pdf"))])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_looks_as_it_did(rotation: int) -> None:
    """A page with something in one corner, cut and turned, is drawn as it was seen."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    page = made.pages[0]
    page.Rotate = rotation
    page.MediaBox = pikepdf.Array([50, 60, 450, 660])
    page.Contents = made.make_stream(b"0 0 1 rg 60 560 80 60 re f")
    out = io.BytesIO()
    made.save(out)
    before = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=1).to_pil().convert("RGB")
    after = (
        pypdfium2.PdfDocument(join([Sheets(out.getvalue(), STAMP, Place("x.pdf"))]))[0].render(scale=1).to_pil().convert("RGB")
    )
    assert before.size == after.size
    assert ImageChops.difference(before, after).crop((0, 0, before.width, before.height - 30)).getbbox() is None
