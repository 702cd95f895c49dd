"""What the card of a template says of its length is what its own house style makes of it."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from msgspec import structs

from brief_composer import paths
from brief_composer.library.items import Library, Template
from brief_composer.library.load import load
from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, SectionRole
from brief_composer.model.ids import RecommendationId
from brief_composer.render import contents, styles
from brief_composer.render.compose import actor_names, compose
from brief_composer.render.theme import Paper
from brief_composer.render.writers.pdf import WRITER
from brief_composer.session.edits.parts import together
from brief_composer.session.edits.recommendations import add_recommendation
from brief_composer.session.start import new_brief, sources_in
from brief_composer.storage import files

ASKS = ("agree-local-ceasefires", "answer-grievances", "assess-before-scaling")
SENTENCE = (
    "The council should meet the elders of both villages before the rains, so that herders and "
    "farmers agree on corridors and on who repairs the wells. "
)
SHORT = ("two-page-alert", "one-sheet", "talking-points", "key-points-brief")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def pages(brief: Brief, style: str, library: Library) -> int:
    theme = styles.theme(style, Paper.A4)
    document = compose(brief, actor_names(library, brief.details.language))
    data = WRITER.write(contents.paged(document, theme), theme, lambda _done, _of: None)
    return len(pypdfium2.PdfDocument(io.BytesIO(data)))


def filled(template: Template, library: Library) -> Brief:
    """A brief with every section of text nearly full and three asks, each with a quote."""
    brief = new_brief(
        template, "Talking first", "", "2026-11-22", "en-GB", "", library, id="0" * 32
    )
    sections = list(brief.sections)
    for at, section in enumerate(sections):
        left = (SectionRole.SOURCES, SectionRole.RECOMMENDATIONS, SectionRole.ABOUT)
        if section.role in left or not section.blocks:
            continue
        times = max(1, section.limit * 9 // 10 // len(SENTENCE.split()))
        text = TextBlock(section.blocks[0].id, markup.parse(SENTENCE * times))
        sections[at] = structs.replace(section, blocks=(text,))
    edits = [
        add_recommendation(
            None,
            None,
            library.recommendations[RecommendationId(id)],
            "en-GB",
            library.quotes_for(RecommendationId(id))[:1],
            sources_in(library, "en-GB"),
            short=True,
        )
        for id in ASKS
    ]
    return together(*edits)(structs.replace(brief, sections=tuple(sections)))


@pytest.mark.parametrize("sample", ["talking-first", "talking-first-fr"])
def test_the_sample_in_its_template_s_style_is_about_as_long_as_the_template_says(
    sample: str, library: Library
) -> None:
    template = library.templates["policy-brief"]
    brief = files.load(paths.resource("samples", f"{sample}.yaml"))
    assert abs(pages(brief, template.house_style, library) - template.pages) <= 1


@pytest.mark.parametrize("id", SHORT)
def test_a_usual_brief_has_the_pages_its_template_says(id: str, library: Library) -> None:
    template = library.templates[id]
    assert pages(filled(template, library), template.house_style, library) == template.pages
