"""Notes gathered at the end, for formats that have no place of their own for them."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace

from brief_composer.doc import tree
from brief_composer.doc.endnotes import gathered
from brief_composer.doc.text import lines
from brief_composer.doc.walk import inlines, note_numbers
from tests.trees import documents

CALLS = (tree.Text("One"), tree.NoteRef("b"), tree.Text(", two"), tree.NoteRef("a"))
NOTES = (
    tree.Note("a", (tree.Paragraph((tree.Text("Note a."),)),)),
    tree.Note(
        "b", (tree.Paragraph((tree.Text("Note b."),)), tree.Paragraph((tree.Text("More."),)))
    ),
    tree.Note("unused", (tree.Paragraph((tree.Text("Never called."),)),)),
)


def document(*blocks: tree.Block, notes_at: str = "end") -> tree.Document:
    properties = tree.Properties("T")
    return tree.Document(properties, blocks, NOTES, notes_at=notes_at, notes_title="Notes")


def test_notes_become_a_numbered_list_in_the_order_of_their_calls() -> None:
    made = gathered(document(tree.Paragraph(CALLS)))
    assert lines(made) == ("One[1], two[2]", "Notes", "Note b.", "More.", "Note a.")
    assert made.notes == ()
    assert isinstance(made.blocks[-1], tree.List)
    assert made.blocks[-1].ordered


def test_a_call_leads_to_its_note() -> None:
    made = gathered(document(tree.Paragraph(CALLS)))
    targets = [i.target for i in inlines(made.blocks) if isinstance(i, tree.Link)]
    assert targets == ["#note-b", "#note-a"]
    listed = made.blocks[-1]
    assert isinstance(listed, tree.List)
    assert [item.blocks[0].origin for item in listed.items] == ["note-b", "note-a"]


def test_notes_at_the_foot_of_the_page_stay_there() -> None:
    kept = document(tree.Paragraph(CALLS), notes_at="page")
    assert gathered(kept) is kept


def test_a_call_inside_a_link_is_its_number_alone() -> None:
    link = tree.Link("https://example.org", (tree.Strong((tree.NoteRef("a"),)),))
    made = gathered(document(tree.Paragraph((link,))))
    links = [i for i in inlines(made.blocks) if isinstance(i, tree.Link)]
    assert links == [tree.Link("https://example.org", (tree.Strong((tree.Text("[1]"),)),))]


def test_a_call_of_a_note_that_is_missing_is_left_for_the_writer_to_refuse() -> None:
    made = gathered(document(tree.Paragraph((tree.NoteRef("nowhere"),))))
    assert made.blocks == (tree.Paragraph((tree.NoteRef("nowhere"),)),)


@given(documents)
@settings(max_examples=60, deadline=None)
def test_no_word_of_the_document_is_lost(made: tree.Document) -> None:
    at_end = gathered(replace(made, notes_at="end", notes_title=""))
    kept = {note.id for note in made.notes}
    numbers = {id: n for n, id in enumerate((i for i in note_numbers(made) if i in kept), 1)}
    if set(numbers) == set(note_numbers(made)):
        body = lines(made, numbers)
        assert lines(at_end)[: len(body)] == body
        assert not any(isinstance(i, tree.NoteRef) for i in inlines(at_end.blocks))
