"""Every read: a connection in, plain rows out. No SQL text here, no output, nothing that writes.

`rows` says what comes back; `entries` lists and shows, `refs` finds the entry that a word means, `provisions` reads
the texts,
`search` finds words, `history` tells what was claimed, `register_export` streams everything.
"""
