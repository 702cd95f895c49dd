"""How pages are filled: what stays together, where notes go, what the layout says of places."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from brief_composer.doc.tree import (
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Masthead,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Table,
    Text,
)
from brief_composer.render import styles
from brief_composer.render.pages import Pages
from brief_composer.render.theme import Paper, Theme
from brief_composer.render.writers import WriterError, formats, ignore, writer
from brief_composer.render.writers.pdf import Layouter, layout
from tests.pdf_reading import Element, faults, read
from tests.trees import LOREM, every_kind, para, plain, striped

STANDARD, ALERT = styles.theme("standard"), styles.theme("alert")


@pytest.fixture(params=[STANDARD, ALERT], ids=lambda theme: theme.id)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def many(count: int, *, every: int = 3) -> tuple[Block, ...]:
    """Paragraphs with a heading now and then."""
    out: list[Block] = []
    for number in range(count):
        if number % every == 0:
            out.append(Heading(1 + number % 2, (Text(f"Part {number}"),), str(number)))
        out.append(para(LOREM * (1 + number % 4)))
    return tuple(out)


def huge() -> bytes:
    """A PNG file that says it is 36,864 pixels wide and high."""
    head = b"IHDR" + b"\x00\x00\x90\x00" * 2 + striped()[24:29]
    return striped()[:12] + head + zlib.crc32(head).to_bytes(4, "big") + striped()[33:]


def pages_of(element: Element) -> set[int]:
    return {page for each in element.walk() for page in each.pages}


def test_the_program_finds_the_writer() -> None:
    assert "pdf" in formats()
    made = writer("pdf")
    assert (made.format, made.suffix) == ("pdf", ".pdf")
    assert made.write(plain(para("Hello")), STANDARD, ignore).startswith(b"%PDF-1.7")


def test_streams_are_packed_and_never_spelled_as_text(theme: Theme) -> None:
    """reportlab spells them in ASCII 85 unless told otherwise, which makes files larger."""
    pdf = layout(every_kind(), theme).pdf
    assert b"ASCII85Decode" not in pdf
    assert pdf.count(b"/FlateDecode") > 5


def test_making_a_file_changes_nothing_for_other_users_of_reportlab(theme: Theme) -> None:
    def settings() -> dict[str, object]:
        return {name: vars(rl_config)[name] for name in ("useA85", "invariant", "pageCompression")}

    before, fonts = settings(), set(pdfmetrics.getRegisteredFontNames())
    layout(every_kind(), theme)
    assert (settings(), set(pdfmetrics.getRegisteredFontNames())) == (before, fonts)


def test_the_same_document_gives_the_same_bytes(theme: Theme) -> None:
    assert layout(every_kind(), theme).pdf == layout(every_kind(), theme).pdf


def test_what_was_laid_out_before_leaves_no_trace_in_the_file(theme: Theme) -> None:
    layouter = Layouter()
    layouter.layout(plain(*many(30)), STANDARD)
    layouter.layout(plain(*many(9), para("ɔɔɔ ﬁ 1²")), theme)
    assert layouter.layout(every_kind(), theme).pdf == layout(every_kind(), theme).pdf


def test_an_edited_paragraph_is_laid_out_as_if_for_the_first_time(theme: Theme) -> None:
    layouter = Layouter()
    before, after = plain(*many(12)), plain(*many(11), para("Changed. " + LOREM))
    layouter.layout(before, theme)
    assert layouter.layout(after, theme).pdf == layout(after, theme).pdf


def test_a_heading_stands_on_the_page_of_what_follows_it(theme: Theme) -> None:
    tree = read(layout(plain(*many(60)), theme).pdf)
    kids = [kid for kid in tree.kids if isinstance(kid, Element)]
    for heading, following in pairwise(kids):
        if heading.kind.startswith("H") and not following.kind.startswith("H"):
            assert max(heading.pages) == following.pages[0]


def test_no_paragraph_leaves_a_single_line_alone_on_a_page() -> None:
    tree = read(layout(plain(*many(90, every=4)), STANDARD).pdf)
    parted = [each for each in tree.all("P") if len(set(each.pages)) > 1]
    assert parted
    for each in parted:
        assert all(each.pages.count(page) >= 2 for page in set(each.pages))


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next(theme: Theme) -> None:
    called = Paragraph((Text(LOREM), NoteRef("n1"), Text(" " + LOREM)))
    note = Note("n1", (para(LOREM * 70), para("The end.")))
    laid = layout(plain(called, *many(12), notes=(note,)), theme)
    tree = read(laid.pdf)
    (written,) = tree.all("Note")
    assert len(pages_of(written)) >= 2
    assert written.text.count("cattle") == 70
    assert written.text.strip().endswith("The end.")
    assert faults(laid.pdf) == []


def test_a_note_called_above_the_columns_stands_on_the_first_page(theme: Theme) -> None:
    box = Callout((Paragraph((Text("Said in short."), NoteRef("n1"))),), "Key messages")
    note = Note("n1", (para("Where it was said."),))
    tree = read(layout(plain(Masthead("Title"), box, *many(9), notes=(note,)), theme).pdf)
    assert [pages_of(each) for each in tree.all("Note")] == [{0}]


@pytest.mark.parametrize(("theme", "times"), [(STANDARD, 45), (ALERT, 65)])
def test_a_very_long_title_pushes_the_text_to_the_next_page(theme: Theme, times: int) -> None:
    laid = layout(plain(Masthead("Talking first and often " * times), para(LOREM)), theme)
    tree = read(laid.pdf)
    assert [each.pages[0] for each in tree.all("P")] == [1]


def test_a_thousand_notes_all_stand_on_the_pages_that_call_them() -> None:
    blocks = tuple(
        Paragraph(tuple(part for n in range(k, k + 10)
                        for part in (Text(LOREM[:60]), NoteRef(f"n{n}"), Text(" "))))
        for k in range(0, 1000, 10)
    )  # fmt: skip
    notes = tuple(Note(f"n{n}", (para(f"Note {n}."),)) for n in range(1000))
    tree = read(layout(plain(*blocks, notes=notes), STANDARD).pdf)
    called = [call.all("Link")[0].pages[0] for call in tree.calls()]
    stands = [note.all("P")[0].pages[0] for note in tree.all("Note")]
    assert len(stands) == 1000
    assert called == stands


def test_a_short_quote_is_never_parted() -> None:
    quote = Quote((para("“" + LOREM + "”"),), (Text("A mayor, 2019"),))
    blocks = [block for n in range(25) for block in (para(LOREM * (1 + n % 3)), quote)]
    tree = read(layout(plain(*blocks), STANDARD).pdf)
    assert all(len(pages_of(each)) == 1 for each in tree.all("BlockQuote"))


def test_a_long_table_repeats_its_header_without_saying_it_again() -> None:
    row = ((Text("Ministry of Reconciliation"),), (Text(LOREM),))
    table = Table(((Text("Who"),), (Text("What is asked"),)), (row,) * 60)
    laid = layout(plain(table), STANDARD)
    with Pages(laid.pdf) as pages:
        assert pages.count > 2
        assert all("What is asked" in pages.text(page) for page in range(pages.count))
    assert len(read(laid.pdf).all("TH")) == 2


def test_a_row_taller_than_a_page_is_parted(theme: Theme) -> None:
    table = Table(((Text("Who"),), (Text("What"),)), (((Text("We"),), (Text(LOREM * 60),)),))
    laid = layout(plain(table), theme)
    assert laid.pages > 1
    assert read(laid.pdf).text.count("cattle") == 60


def test_a_box_longer_than_a_page_goes_on(theme: Theme) -> None:
    laid = layout(plain(Callout((para(LOREM * 60), para(LOREM * 60)), "Method")), theme)
    assert laid.pages > 1
    assert read(laid.pdf).text.count("cattle") == 120


def test_a_picture_never_leaves_its_column(theme: Theme) -> None:
    figure = Figure(striped(40, 400), "A tall picture", width_mm=5000)
    (shown,) = read(layout(plain(figure), theme).pdf).all("Figure")
    x0, y0, x1, y1 = map(float, shown.raw["/A"]["/BBox"])
    assert x0 > 0
    assert y0 > 40
    assert x1 < 596
    assert y1 < 842


def test_the_draft_mark_stands_on_every_page(theme: Theme) -> None:
    document = Document(every_kind().properties, many(40), draft="Draft")
    with Pages(layout(document, theme).pdf) as pages:
        assert pages.count > 2
        assert all("Draft" in pages.text(page) for page in range(pages.count))


def test_pages_are_numbered_with_their_count(theme: Theme) -> None:
    with Pages(layout(plain(*many(30)), theme).pdf) as pages:
        for page in range(pages.count):
            assert f"{page + 1} / {pages.count}" in pages.text(page)


def test_every_origin_has_a_place_on_the_page(theme: Theme) -> None:
    laid = layout(every_kind(), theme)
    found = {place.origin for place in laid.places}
    assert found == {
        "m1", "s1", "s2", "b1", "b2", "b3", "e1", "e2", "b4", "b5", "b6", "b7", "s3",
    }  # fmt: skip
    for place in laid.places:
        assert 0 <= place.page < laid.pages
        assert place.x0 < place.x1
        assert place.y0 < place.y1


def test_places_do_not_overlap() -> None:
    places = layout(every_kind(), STANDARD).places
    for first, second in pairwise(places):
        if first.page == second.page and first.origin != second.origin:
            assert first.y1 <= second.y0 + 0.01


def test_paper_sizes_are_kept() -> None:
    for paper, size in ((Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))):
        with Pages(layout(plain(para("x")), styles.theme("standard", paper)).pdf) as pages:
            assert tuple(map(round, pages.size(0))) == size


def test_an_empty_document_is_one_empty_page(theme: Theme) -> None:
    laid = layout(plain(), theme)
    assert laid.pages == 1
    assert faults(laid.pdf) == []


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    laid = layout(plain(*many(30)), STANDARD, lambda done, of: told.append((done, of)))
    assert [each for each in told if each[1]] == [
        (page + 1, laid.pages) for page in range(laid.pages)
    ]


def test_links_inside_the_document_lead_to_their_block() -> None:
    pdf = layout(every_kind(), STANDARD).pdf
    assert [link.text.strip() for link in read(pdf).all("Link")].count("a part") == 1


@pytest.mark.parametrize(
    ("image", "code"),
    [
        (b"", "picture-missing"),
        (b"GIF89a", "picture-kind"),
        (striped()[:40], "picture-broken"),
        (striped().replace(b"IDAT\x78", b"IDAT\x00"), "picture-broken"),
        (b"\xff\xd8\xff", "picture-broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture-broken"),
        (huge(), "picture-too-large"),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused_by_name(image: bytes, code: str) -> None:
    with pytest.raises(WriterError) as refused:
        layout(plain(Figure(image, "Something")), STANDARD)
    assert refused.value.code == code


def test_a_note_that_is_not_there_is_named() -> None:
    with pytest.raises(WriterError) as refused:
        layout(plain(Paragraph((Text("So."), NoteRef("n7")))), STANDARD)
    assert (refused.value.code, refused.value.params) == ("note-missing", {"note": "n7"})


def test_a_note_called_from_a_note_is_named() -> None:
    note = Note("n1", (Paragraph((Text("See"), NoteRef("n1"))),))
    with pytest.raises(WriterError) as refused:
        layout(plain(Paragraph((NoteRef("n1"),)), notes=(note,)), STANDARD)
    assert refused.value.code == "note-in-note"


def test_a_plain_picture_goes_in_as_it_is() -> None:
    data = striped(50, 50)
    rows = re.search(rb"IDAT(.*)....\0\0\0\0IEND", data, re.DOTALL)
    assert rows is not None
    assert rows.group(1) in layout(plain(Figure(data, "Dots")), STANDARD).pdf


def test_the_same_picture_goes_in_once() -> None:
    data = striped(50, 50)
    pdf = layout(plain(*[Figure(data, "Dots")] * 5), STANDARD).pdf
    assert pdf.count(b"/Subtype /Image") == 1
