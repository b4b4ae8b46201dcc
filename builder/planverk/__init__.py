"""planverk: plans, hearings and case papers of a Norwegian municipality, from Markdown in git to Word and PDF."""

__version__ = "0.1.0"
