"""Word there and back: a copy goes out to be written in, and comes back as edits of the Markdown that it was made from."""
