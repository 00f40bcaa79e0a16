"""What fills the terminal: the places, and the dialogs over them. Each has its style sheet beside it."""
