"""Values to findings: one rule, one function."""
