"""The helper process, spoken to as the window speaks to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from brief_composer.model import markup
from brief_composer.model.blocks import TextBlock
from brief_composer.model.brief import Brief, Details, Section
from brief_composer.model.ids import BlockId, SectionId
from brief_composer.render import messages, styles
from brief_composer.render.compose import compose
from brief_composer.render.messages import (
    Answer,
    Cancel,
    Cancelled,
    Export,
    Exported,
    Image,
    Laid,
    Layout,
    Made,
    Progress,
    Refused,
    Render,
    Request,
    Stop,
)
from brief_composer.render.options import Options
from brief_composer.render.writers.pdf import layout
from tests.readback import docx
from tests.trees import LOREM


def brief(paragraphs: int = 3, title: str = "Talking first") -> Brief:
    prose = markup.parse("\n\n".join([LOREM] * paragraphs))
    section = Section(SectionId("s1"), "Why now", blocks=(TextBlock(BlockId("b1"), prose),))
    return Brief(Details(title=title), (section,))


class Helper:
    """A running helper: `say` to it, `hear` what it answers."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "brief_composer.render.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._unpacker = messages.answers()
        self._heard: list[Answer] = []

    def say(self, *requests: Request) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"".join(map(messages.pack, requests)))
        self.process.stdin.flush()

    def hear(self) -> Answer:
        assert self.process.stdout is not None
        while not self._heard:
            data = self.process.stdout.read1(1 << 20)  # type: ignore[attr-defined]
            assert data, "the helper has ended"
            self._heard += self._unpacker.feed(data)
        return self._heard.pop(0)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self.process.wait()


@pytest.fixture
def helper() -> Iterator[Helper]:
    made = Helper()
    yield made
    made.stop()


def test_a_layout_says_how_many_pages_and_what_stands_where(helper: Helper) -> None:
    helper.say(Layout(1, Made(brief(60))))
    laid = helper.hear()
    assert isinstance(laid, Laid)
    assert laid.generation == 1
    assert len(laid.sizes) > 1
    assert {place.origin for place in laid.places} == {"s1", "b1"}


def test_a_page_is_drawn_at_the_scale_asked_for(helper: Helper) -> None:
    helper.say(Layout(1, Made(brief())), Render(1, 0, 0.5))
    helper.hear()
    image = helper.hear()
    assert isinstance(image, Image)
    assert (image.page, image.width, image.height) == (0, 298, 421)
    assert len(image.data) == image.stride * image.height


def test_pages_that_are_no_longer_the_newest_are_not_drawn(helper: Helper) -> None:
    helper.say(Layout(1, Made(brief())))
    helper.hear()
    helper.say(Layout(2, Made(brief(4))), Render(1, 0, 0.2), Render(2, 0, 0.2))
    answers = [helper.hear(), helper.hear()]
    generations = [each.generation for each in answers if isinstance(each, Laid | Image)]
    assert generations == [2, 2]


def test_newer_layouts_make_waiting_ones_void(helper: Helper) -> None:
    helper.say(*[Layout(n, Made(brief(n))) for n in range(1, 12)])
    heard: list[int] = []
    while not heard or heard[-1] != 11:
        laid = helper.hear()
        assert isinstance(laid, Laid)
        heard.append(laid.generation)
    assert heard == sorted(heard)
    assert len(heard) <= 2


def test_an_export_gives_the_very_file_the_writer_makes(helper: Helper) -> None:
    made = brief(20)
    helper.say(Layout(1, Made(brief(3))), Export(7, Made(made), ("pdf",)))
    helper.hear()
    heard = [helper.hear()]
    while isinstance(heard[-1], Progress):
        heard.append(helper.hear())
    done = heard[-1]
    assert isinstance(done, Exported)
    assert done.job == 7
    assert len(heard) > 2
    expected = layout(compose(made, {}, Options()), styles.theme("standard")).pdf
    assert done.files == {"pdf": expected}


def test_an_export_says_the_pages_of_its_contents(helper: Helper) -> None:
    section = brief(60).sections[0]
    later = replace(section, id=SectionId("s2"), title="Later")
    asked = Brief(Details("Talking first", contents="yes"), (section, later))
    helper.say(Export(7, Made(asked), ("docx",)))
    while not isinstance(done := helper.hear(), Exported):
        assert isinstance(done, Progress)
    lines = docx.read(done.files["docx"]).lines
    page = next(line for line in lines if line.startswith("2 Later ")).removeprefix("2 Later ")
    assert int(page) > 2


def test_an_export_can_be_given_up(helper: Helper) -> None:
    helper.say(Export(7, Made(brief(300)), ("pdf",)), Cancel(7))
    heard = helper.hear()
    while isinstance(heard, Progress):
        heard = helper.hear()
    assert heard == Cancelled(7)


def test_what_cannot_be_done_is_refused_and_the_helper_goes_on(helper: Helper) -> None:
    helper.say(Layout(1, Made(brief(), drafted=b"no style")))
    assert helper.hear() == Refused(1, "style-not-one", {"path": ""})
    helper.say(Layout(2, Made(brief())), Render(2, 9, 1.0))
    assert isinstance(helper.hear(), Laid)
    assert helper.hear() == Refused(2, "page-unknown", {"page": 9})
    helper.say(Export(3, Made(brief()), ("pdf", "papyrus")))
    heard = helper.hear()
    while isinstance(heard, Progress):
        heard = helper.hear()
    assert isinstance(heard, Refused)
    assert heard.number == 3


def test_a_message_that_makes_no_sense_is_refused(helper: Helper) -> None:
    assert helper.process.stdin is not None
    helper.process.stdin.write((3).to_bytes(4, "big") + b"\xc1\xc1\xc1")
    helper.say(Layout(1, Made(brief())))
    refused = helper.hear()
    assert isinstance(refused, Refused)
    assert (refused.number, refused.code) == (0, "message-unreadable")
    assert isinstance(helper.hear(), Laid)


def test_it_ends_when_told_to(helper: Helper) -> None:
    helper.say(Stop())
    assert helper.process.wait(20) == 0


def test_it_ends_when_its_input_ends(helper: Helper) -> None:
    assert helper.process.stdin is not None
    helper.process.stdin.close()
    helper.process.stdin = None
    assert helper.process.wait(20) == 0


def test_a_message_survives_any_cutting_of_the_pipe() -> None:
    sent = [Layout(1, Made(brief())), Render(1, 0, 1.5), Stop()]
    data = b"".join(map(messages.pack, sent))
    unpacker = messages.requests()
    heard = [each for at in range(0, len(data), 7) for each in unpacker.feed(data[at : at + 7])]
    assert heard == sent


def test_the_messages_are_light_to_import() -> None:
    heavy = ("pypdfium2", "uharfbuzz", "pyphen", "yaml", "docx", "PIL")
    code = (
        "import sys, brief_composer.render.messages;"
        f"print(*sorted(set(sys.modules) & set({heavy!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "")
