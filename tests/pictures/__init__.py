"""Pictures of the terminal UI for the README, made by the program itself: `python -m tests.pictures`."""
