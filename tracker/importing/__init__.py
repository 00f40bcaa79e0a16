"""Back in: an export of this program (json, csv or bundle) becomes a database again, whose export has the same bytes.

`reading` turns files into one document in the shape of the JSON export, `fill` writes it, `restore` proves and commits.
"""
