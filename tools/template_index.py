"""Writes `resources/templates/index.json`, the few lines of each template the start page shows.

Run it after changing a template: `python -m tools.template_index`.
"""

from __future__ import annotations

import json

from brief_composer import paths
from brief_composer.library.items import Library
from brief_composer.library.load import load

FIRST = ("policy-brief", "two-page-alert")
"""What most people want stands first; the others follow by name."""


def index(library: Library) -> dict[str, object]:
    """The contents of the index for a library."""
    order = sorted(
        library.templates.values(),
        key=lambda t: (FIRST.index(t.id) if t.id in FIRST else len(FIRST), t.name.en),
    )
    entries = [
        {
            "id": template.id,
            "name": {"en": template.name.en, "fr": template.name.fr},
            "line": {"en": template.line.en, "fr": template.line.fr},
            "pages": template.pages,
            "limit": template.limit,
            "thumbnail": template.thumbnail,
            "languages": [lang for lang in ("en", "fr") if getattr(template.name, lang)],
        }
        for template in order
    ]
    return {"templates": entries}


def main() -> None:
    """Write the index."""
    text = json.dumps(index(load()), ensure_ascii=False, indent=1) + "\n"
    paths.resource("templates", "index.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
