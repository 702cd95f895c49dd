"""`python -m brief_composer`, and what the installed `brief-composer` calls.

No words open the window, a brief's name alone opens it there; any other words are a command.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the program on the words it was started with; the exit code."""
    words = sys.argv[1:]
    if _for_window(words):
        # Nothing made before the first paint is thrown away, so looking for waste only delays it;
        # a `ui.collecting.Collector` does it afterwards.
        gc.disable()
        # Imported here, as the command line must not load Qt and may run where there is none.
        from brief_composer.ui import app

        return app.main(words)
    # Imported here, as the window must not wait for what it does not need.
    from brief_composer.cli.main import main as run

    code = run(words)
    # The process ends: looking once more for waste in all of it takes a fifth of a short command.
    gc.freeze()
    return code


def _for_window(words: list[str]) -> bool:
    ours = (".brief", ".brieftemplate")
    one_file = len(words) == 1 and words[0].endswith(ours) and os.path.isfile(words[0])
    return not words or one_file


if __name__ == "__main__":
    sys.exit(main())
