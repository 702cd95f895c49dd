"""Checks of exported files that no validator makes."""
