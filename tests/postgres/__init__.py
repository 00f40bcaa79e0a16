"""Tests on a real PostgreSQL server, which they start themselves."""
