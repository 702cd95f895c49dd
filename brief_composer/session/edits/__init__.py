"""Every change that can be made to a brief, as a small factory of pure functions.

`text`, `blocks`, `recommendations`, `evidence`, `sections` and `details` each hold the edits of
their kind; `parts` what they share. A factory takes what is wanted and gives an Edit, to be applied
by `Session.do`. An edit leaves everything it does not touch as the very same object; one that
changes nothing (its block is gone, the words are the same) returns the brief it was given.
"""
