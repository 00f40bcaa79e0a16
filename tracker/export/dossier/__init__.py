"""What a person reads: a dossier about a person, a demand, an addressee, a resolution or what a filter finds.

`request` says what is asked for, `subjects` finds it, `content` puts it into the shapes of `model` with a footnote for
every statement, `words` speaks the reader's language. The formats only draw what `model` holds.
"""
