"""How people like to see the lists: the filters they saved, and for each list the columns and order chosen last.

A filter may hold a name, so it lies in the database, under the same protection as everything else about that person,
and not in a settings file. It is not part of the register or the ledger, and no export has it.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models import Base

__all__ = ["Base", "SavedView"]


class SavedView(Base):
    """A list as somebody wants to see it again; the one without a name is how the place was left.

    `columns` are the names of the columns that are shown, in order, separated by blanks (empty: the usual ones).
    """

    __tablename__ = "saved_view"

    place: Mapped[str] = mapped_column(primary_key=True)
    called: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    status: Mapped[str]
    ordered_by: Mapped[str]
    is_descending: Mapped[bool]
    columns: Mapped[str]
