"""The plain mode: the same places, forms and letters as lines of text, for screen readers and the simplest terminals.

No box, no colour, no cursor that moves: everything is said once, in order, and asked for at a prompt.
"""
