"""A Document as one self-contained, accessible HTML page."""

from planverk.writers.html.page import write

__all__ = ["write"]
