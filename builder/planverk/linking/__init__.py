"""References in running text to ids: found, resolved in the version that was read, carried to a later one, suggested by words."""
