"""From the published text of a resolution to paragraphs, and from its versions to provisions.

Nothing here knows a particular resolution; a language is a record of data in `languages.toml`.
"""
