"""The terminal UI. Nothing outside this package imports textual; `app.run` is the way in.

`commands` declares every key once, `data` runs queries and actions in worker threads, screens compose, widgets
only show.
"""

import os
import sys

os.environ.setdefault("TEXTUAL_FPS", "240")
# Textual draws at the next beat: rows that come soon after the letter that asked for them must not wait a whole one.

sys.setswitchinterval(0.0005)
# Seconds for which drawing may keep a thread waiting that has an answer or asks for one; Python has ten times that.
