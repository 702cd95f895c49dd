"""The program from end to end."""
