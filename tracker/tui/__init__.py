"""The terminal UI. Nothing outside this package imports textual; `app.run` is the way in.

`commands` declares every key once, `data` runs queries and actions in worker threads, screens compose, widgets
only show.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "120")
# Textual draws at the next beat: rows that come soon after the letter that asked for them must not wait a whole one.
