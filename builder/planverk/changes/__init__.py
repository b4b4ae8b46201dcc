"""Two states to what changed between them, and who changed it."""
