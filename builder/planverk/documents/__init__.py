"""Values to a Document: one module per document type."""
