"""Every write after the build: status claims and follow-ups. Claims are appended, chained and never altered.

`claims` records, `current` derives an entry's status, `chain` proves that nothing was altered, `node` names the
installation.
"""
