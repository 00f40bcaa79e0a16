"""What the terminal UI asks for before it writes: one form a thing to do, declared once.

A form says what it asks, what it understands of each answer, which command line does the same, and what it records.
`tracker.tui.screens.form` shows any of them; the plain mode asks their questions line by line.
"""
