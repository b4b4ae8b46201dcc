"""What came in as answers to a hearing: letters, mails, mailboxes, filled-in forms and tables from web forms, as values."""

from __future__ import annotations

from planverk.readers.responses.enclosing import attached_files, extract_whole, with_enclosures
from planverk.readers.responses.extracting import extract, extract_many
from planverk.readers.responses.filled_form import filled_form
from planverk.readers.responses.guess import guess
from planverk.readers.responses.tables import read_table

__all__ = ["attached_files", "extract", "extract_many", "extract_whole", "filled_form", "guess", "read_table", "with_enclosures"]
