"""Roles, tracks and skills: the model, reading YAML, checking it, the compiled catalogue, search."""
