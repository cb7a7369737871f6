"""Rebuilds `data/landscape` from the official releases: one module a source, one command for all."""
