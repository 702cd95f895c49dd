"""How each kind of block is written down, and how a fault in it is noted."""

from __future__ import annotations

from typing import get_args

from brief_composer.blocks import codec_named, codec_of, codecs
from brief_composer.model import markup
from brief_composer.model.blocks import Block, Evidence, RecommendationBlock, TextBlock
from brief_composer.model.ids import BlockId, EvidenceId, QuoteId
from brief_composer.model.node import Faults, Fields, ListNode, MapNode, TextNode

B1, Q1 = BlockId("b1"), QuoteId("q1")


def fields(*entries: tuple[str, TextNode | ListNode | MapNode]) -> Fields:
    named = tuple((TextNode(key), value) for key, value in entries)
    return Fields(MapNode(named), Faults("t"))


def test_there_is_a_codec_for_every_kind_of_block() -> None:
    assert {codec.TYPE for codec in codecs()} == set(get_args(Block))
    assert all(codec_named(codec.KIND) is codec for codec in codecs())
    assert codec_named("poem") is None


def test_an_empty_text_says_only_what_it_is() -> None:
    block = TextBlock(B1)
    assert codec_of(block).encode(block, {}) == {"kind": "text", "id": "b1"}


def test_prose_is_written_as_markup() -> None:
    block = TextBlock(B1, markup.parse("**a**\n\n- b"))
    assert codec_of(block).encode(block, {})["text"] == "**a**\n\n- b\n"


def test_the_words_of_a_quote_are_written_only_where_they_differ() -> None:
    whole = Evidence(EvidenceId("e1"), Q1, "All of it.")
    cut = Evidence(EvidenceId("e2"), Q1, "All […].")
    block = RecommendationBlock(B1, evidence=(whole, cut))
    written = codec_of(block).encode(block, {Q1: "All of it."})
    assert written["evidence"] == [
        {"id": "e1", "quote": "q1"},
        {"id": "e2", "quote": "q1", "text": "All […]."},
    ]


def test_a_use_of_an_unknown_quote_is_a_fault() -> None:
    use = MapNode(((TextNode("id"), TextNode("e1")), (TextNode("quote"), TextNode("q9", 4, 7))))
    given = fields(("id", TextNode("b1")), ("evidence", ListNode((use,))))
    codec = codec_named("recommendation")
    assert codec is not None
    codec.decode(given, {})
    (fault,) = given.faults.found
    assert (fault.code, fault.param("there")) == ("content-no-such-quote", "q9")
    assert fault.origin is not None
    assert (fault.origin.line, fault.origin.column) == (4, 7)
