"""Reading a municipality's Word file: what is filled in it, its styles by role, its numbering, and its look."""

from planverk.readers.template.reading import read_word_file

__all__ = ["read_word_file"]
