"""Reading a municipality's Word file: what is filled in it, its styles by role, its numbering, and its look."""

from planverk.readers.template.reading import read_template, read_word_file
from planverk.readers.template.settings import read_template_settings

__all__ = ["read_template", "read_template_settings", "read_word_file"]
