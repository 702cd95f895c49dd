"""Other programs that export the same content: where they come from, and what they are given."""
