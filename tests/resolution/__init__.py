"""Texts to units, units to provisions."""
