"""The terminal UI. Nothing outside this package imports textual; `app.run` is the way in.

`commands` declares every key once, `data` runs queries and actions in worker threads, screens compose, widgets
only show.
"""
