"""Packages for the archive: made of a case, a hearing or a meeting, and checked by themselves."""
