"""SHA-256 as the interpreter brings it along: `hashlib` loads OpenSSL first, a fifth of the time of a command.

It is two to three times slower over long data; a claim has a few hundred bytes. An interpreter that was built without
it has the one of `hashlib`, with the same result.
"""

from __future__ import annotations

try:
    from _sha2 import sha256  # Python 3.12 and newer
except ImportError:
    try:
        from _sha256 import sha256
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
