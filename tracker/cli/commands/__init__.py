"""One module a command, each with `run(options) -> exit code`. They read and write through queries and the ledger
only.
"""
