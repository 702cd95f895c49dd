"""The command line: one file per command under `commands/`. Knows nothing of Qt.

Belongs here: reading words from the shell, calling the rooms below, wording their answers. Does not
belong here: any rule about briefs, quotes, files or formats.
"""
