"""The curated register: frozen values, read from TOML that people edit, proved against the texts.

Loading and verifying return `(result, problems)`; every problem names its file and line. Nothing here touches a
database.
"""
