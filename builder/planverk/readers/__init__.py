"""Bytes to values: Markdown, YAML, the Word template, and files in other formats."""
