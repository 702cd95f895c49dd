"""The panes beside the editor: outline and library on the left; preview, checks and details on the
right.

Belongs here: what each shows of the workspace, and the edits it asks for. Does not belong here: the
rows and columns of the window, the editor.
"""
