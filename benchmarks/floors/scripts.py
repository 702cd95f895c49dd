"""The obvious script from a brief to pages: reportlab's platypus, no styles, notes at the end."""

from __future__ import annotations

import io

from brief_composer.model.blocks import RecommendationBlock
from brief_composer.model.brief import Brief
from brief_composer.model.richtext import Paragraph, Run


def naive_pdf(brief: Brief) -> bytes:
    """The brief through reportlab's platypus with its sample styles."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph as Flow
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus.flowables import Flowable

    styles = getSampleStyleSheet()
    story: list[Flowable] = [Flow(brief.details.title, styles["Title"])]
    notes: list[str] = []
    for section in brief.sections:
        story.append(Flow(section.title, styles["Heading1"]))
        for block in section.blocks:
            if isinstance(block, RecommendationBlock):
                story.append(Flow(block.title, styles["Heading2"]))
            story += [Flow(_markup(part), styles["BodyText"]) for part in block.prose]
            if isinstance(block, RecommendationBlock):
                for evidence in block.evidence:
                    notes.append(_reference(brief, evidence.quote))
                    story.append(Flow(f"“{evidence.text}” [{len(notes)}]", styles["Italic"]))
    story += [Flow(f"{n}. {note}", styles["BodyText"]) for n, note in enumerate(notes, 1)]
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def _markup(part: Paragraph) -> str:
    text = ""
    for inline in part.inlines:
        if isinstance(inline, Run):
            words = f"<b>{inline.text}</b>" if inline.bold else inline.text
            text += f"<i>{words}</i>" if inline.italic else words
    return text


def _reference(brief: Brief, quote_id: str) -> str:
    quote = next(quote for quote in brief.quotes if quote.id == quote_id)
    source = next(source for source in brief.sources if source.id == quote.document)
    return f"{source.record.author[0].family} ({source.record.issued}) {source.record.title}"
