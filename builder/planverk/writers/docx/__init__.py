"""Word files: a Document written into the municipality's own template."""

from planverk.writers.docx.writer import write

__all__ = ["write"]
