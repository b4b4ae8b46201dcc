"""The verbs of reports: making one, handing it out and taking it back, and the measures' economy."""
