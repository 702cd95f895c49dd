"""The authors of a brief as they are written down: a name alone, or a mapping of what is known.

Does not belong here: the authors of sources, who are names in CSL-JSON terms (`storage.codec`).
"""

from __future__ import annotations

from brief_composer.model.brief import Author
from brief_composer.model.node import Fields, ListNode, Plain, TextNode, shown


def encode(authors: tuple[Author, ...]) -> list[Plain]:
    """The list as it is written down."""
    return [_encode(author) for author in authors]


def _encode(author: Author) -> Plain:
    if not author.role and not author.contact:
        return author.name
    names = Author.__struct_fields__
    return {name: getattr(author, name) for name in names if getattr(author, name)}


def decode(fields: Fields, name: str) -> tuple[Author, ...]:
    """The list under a name; a text in it is a name."""
    authors: list[Author] = []
    for item in fields.items(name):
        match item:
            case TextNode():
                authors.append(Author(item.text))
            case ListNode():
                fields.faults.note("content-not-text", item, there=shown(item), key=name)
            case _:
                part = Fields(item, fields.faults)
                authors.append(Author(part.text("name"), part.text("role"), part.text("contact")))
                part.done()
    return tuple(authors)
