"""The verbs: build, check, version, init, import, watch."""
