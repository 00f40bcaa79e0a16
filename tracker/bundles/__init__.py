"""Bundles: what people who work apart exchange as files. Chains of claims and acts, signed by the nodes that made them.

`packing` is the file, `signing` the keys, `sealing` the encryption, `checking` what may be believed of a file's values,
`create` and `merge` the two ends, `registers` how the two registers differ. The export format of that name is another
thing: it holds everything in formats for other programs, and goes back only into an empty database.
"""
