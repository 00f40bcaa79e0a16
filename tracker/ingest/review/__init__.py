"""Candidates and what people decided about them: one file, whether it is edited by hand or from the review screen."""
