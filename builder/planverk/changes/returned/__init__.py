"""What a Word file that came back asks for: its text as somebody left it, against what was sent, as edits of Markdown lines."""
