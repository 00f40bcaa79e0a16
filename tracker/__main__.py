"""`python -m tracker`."""

import sys

from tracker.cli.start import start

if __name__ == "__main__":
    sys.exit(start())
