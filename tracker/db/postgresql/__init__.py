"""PostgreSQL: everything in which it differs from SQLite, and nothing else.

`compiling` turns the declared statements into its language (`overrides` holds those that are its own), `connection`
runs them over psycopg, `types` says what the migrations' columns are there, `migrating` runs the migrations, `roles`
says who may do what.
"""
