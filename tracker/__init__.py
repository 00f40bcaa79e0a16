"""The advocacy case tracker: people named in European Parliament resolutions, and what happened since."""

__version__ = "0.1.0"
