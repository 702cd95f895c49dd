"""One file per check. The engine finds them by listing this folder."""
