"""The database: its schema, its statements, and how it is opened, migrated and filled.

Two faces of one schema: SQLAlchemy declares every table and statement once (`models`, `statements`);
on SQLite the statements run as checked-in text (`compiled`) over the standard driver, so that a command
starts without importing SQLAlchemy. A test compiles the statements anew and compares.
"""
