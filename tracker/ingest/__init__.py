"""From the files of a new resolution to a draft of its seed folder: texts, alignment, candidates to accept or reject.

Nothing here accepts anything: what a program found in a text is a candidate until a person says so.
"""
