"""PDF: a Document as Typst source, and the compiler that prints it."""

from __future__ import annotations

from planverk.writers.pdf.compiling import ChildPress, Press, Printed, compile_pdf
from planverk.writers.pdf.typesetting import Typeset, typeset

__all__ = ["ChildPress", "Press", "Printed", "Typeset", "compile_pdf", "typeset"]
