"""Word files: a Document written into the municipality's own template."""

from planverk.writers.docx.writer import begin, write

__all__ = ["begin", "write"]
