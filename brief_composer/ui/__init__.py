"""The window. The only room that knows Qt.

Belongs here: widgets that show a value, emit an intent and hold focus; the composition root that
puts them together. Does not belong here: any rule about briefs, quotes, files or formats.
"""
