"""A Document to bytes: Word, PDF, HTML. No writer reads Markdown."""
