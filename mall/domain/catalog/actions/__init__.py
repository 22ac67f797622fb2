"""Verbs of the catalog, by what they change."""
