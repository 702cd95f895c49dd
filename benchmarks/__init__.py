"""Speed, measured beside floors: what the same libraries cost with next to nothing on top.

Each program prints a table and asserts nothing. Read the ratios, not the milliseconds: contestants
take turns within one run, so a busy machine slows both.
"""
