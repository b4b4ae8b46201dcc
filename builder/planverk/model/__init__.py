"""Values: what a plan, a case paper, a template and a document are. Imports the standard library only."""
