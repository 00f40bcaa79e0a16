"""The command line: thin functions over queries and the ledger. Handlers are imported when called, so that a command
starts fast.
"""
