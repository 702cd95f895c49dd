"""The least a program on the same libraries could do: bare windows and obvious scripts."""
