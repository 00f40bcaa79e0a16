"""A bundle as bytes: lines of JSON, compressed. Reading trusts nothing, and never holds more than the limits allow."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracker.errors import InvalidInput, TrackerError, shown
from tracker.ledger.acts import canonical

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_CONTENT = 512 * 1024 * 1024
LONGEST_LINE = 4 * 1024 * 1024
MOST_LINES = 1_000_000

_GZIP = 31
_PIECE = 1 << 20
_SIGNED_BY = b'["end",'


class BundleRefused(TrackerError):
    """A bundle that is not taken, and why; nothing was merged."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The bundle {shown(path, quoted=False)} is refused: {reason} Nothing was merged.")


class BundleTooLarge(TrackerError):
    """What is to leave is more than one bundle holds."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"That is more than one bundle holds: {what}. Make it since an earlier head: "
            "tracker bundle create --since HEAD, or leave the register out: --no-register"
        )


def pack(lines: Iterable[list[Any]], sign: Any) -> bytes:
    """The bytes of a bundle; `sign` gives the signature of what stands before the last line. Raises BundleTooLarge."""
    digest, parts, size, count = sha256(), [], 0, 0
    for line in lines:
        data = canonical(line).encode("utf-8") + b"\n"
        size, count = size + len(data), count + 1
        if size > LARGEST_CONTENT or count >= MOST_LINES or len(data) > LONGEST_LINE:
            raise BundleTooLarge(f"{count:,} lines with {size:,} bytes")
        digest.update(data)
        parts.append(data)
    parts.append(canonical(["end", count, sign(digest.hexdigest())]).encode("utf-8") + b"\n")
    packed = gzip.compress(b"".join(parts), mtime=0)
    if len(packed) > LARGEST_FILE:
        raise BundleTooLarge(f"{len(packed):,} bytes")
    return packed


def read_file(path: str) -> bytes:
    """The bytes of a file. Raises BundleRefused when it is not there or larger than a bundle can be."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BundleRefused(path, f"it cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise BundleRefused(path, f"it is larger than {LARGEST_FILE // 1024 // 1024} MiB, which no bundle is.")
    return data


class Unpacked:
    """The lines of a bundle, and what its maker signed: the hash of all lines but the last, and the signature.

    Raises BundleRefused for what is no whole bundle.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        content = _decompressed(data, path)
        before, mark, last = content.rpartition(b"\n" + _SIGNED_BY)
        end = self._value(mark[1:] + last.removesuffix(b"\n")) if mark and last.endswith(b"\n") else None
        self._content = before + b"\n"
        lines = self._content.count(b"\n")
        if not isinstance(end, list) or len(end) != 3 or end[1] != lines or not isinstance(end[2], str):
            raise BundleRefused(path, "it was cut short, or something was added to it.")
        if lines > MOST_LINES:
            raise BundleRefused(path, f"it has {lines:,} lines; at most {MOST_LINES:,} are taken.")
        self.digest = sha256(self._content).hexdigest()
        self.signature: str = end[2]

    def values(self) -> Iterator[list[Any]]:
        """The lines but the last, each a list that begins with what it is."""
        start = 0
        while start < len(self._content):
            stop = self._content.index(b"\n", start)
            if stop - start > LONGEST_LINE:
                raise BundleRefused(self.path, "one of its lines is longer than any that is written.")
            value = self._value(self._content[start:stop])
            if not isinstance(value, list) or not value or not isinstance(value[0], str):
                raise BundleRefused(self.path, "one of its lines is none that is written.")
            yield value
            start = stop + 1

    def _value(self, line: bytes) -> Any:
        try:
            return json.loads(line.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise BundleRefused(self.path, "one of its lines is not JSON that can be read.") from error


def write_file(path: str, data: bytes, *, force: bool) -> None:
    """Write a bundle whole or not at all, for its owner only. Raises InvalidInput when something is there already."""
    target = Path(path)
    if target.exists() and (not force or target.is_dir()):
        raise InvalidInput(f"{shown(path)} is there already. Name another path, or replace it with --force.")
    try:
        handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=".tracker-bundle-")
    except OSError as error:
        raise InvalidInput(f"No file can be made in {shown(str(target.parent))}: {error.strerror}.") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if force:
            os.replace(scratch, target)
        else:
            _rename_to_free(scratch, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(scratch)
        if isinstance(error, FileExistsError):
            raise InvalidInput(f"{shown(path)} is there already. Name another path.") from error
        raise InvalidInput(f"The bundle could not be written to {shown(path)}: {error.strerror}.") from error


def _rename_to_free(scratch: str, target: Path) -> None:
    """Never over a file that came to be there meanwhile, where the file system can tell."""
    try:
        os.link(scratch, target)
    except FileExistsError:
        raise
    except OSError:  # a memory stick often has no links
        os.rename(scratch, target)
    else:
        os.unlink(scratch)


def _decompressed(data: bytes, path: str) -> bytes:
    if data[:2] != b"\x1f\x8b":
        raise BundleRefused(path, "it is no bundle of this program.")
    machine = zlib.decompressobj(wbits=_GZIP)
    parts, size = [], 0
    for start in range(0, len(data), _PIECE):
        rest = data[start : start + _PIECE]
        if machine.eof or machine.unused_data:
            raise BundleRefused(path, "something was added to it.")
        while rest:
            try:
                part = machine.decompress(rest, _PIECE)
            except zlib.error as error:
                raise BundleRefused(path, "it is damaged.") from error
            rest = machine.unconsumed_tail
            size += len(part)
            if size > LARGEST_CONTENT:
                raise BundleRefused(path, f"it unpacks to more than {LARGEST_CONTENT // 1024 // 1024} MiB.")
            parts.append(part)
    if not machine.eof:
        raise BundleRefused(path, "it was cut short.")
    if machine.unused_data:
        raise BundleRefused(path, "something was added to it.")
    return b"".join(parts)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key stands twice")
    return values
