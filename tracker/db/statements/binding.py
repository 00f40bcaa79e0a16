"""How a statement names what is bound to it when it runs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func


def parameter(name: str) -> Any:
    """A value that is given by name, of the type of what it is compared with."""
    return bindparam(name)


CHOSEN = func.json_each(parameter("ids")).table_valued("value", name="chosen")
"""The ids that are given as one JSON list: a statement is the same for any number of them."""
