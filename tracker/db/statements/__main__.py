"""Write `tracker/db/compiled.py` and `tracker/db/postgresql/compiled.py` anew."""

from pathlib import Path

from tracker.db.postgresql.compiling import compile_postgresql
from tracker.db.statements import compiled_module, declared

_DB = Path(__file__).parent.parent
_DB.joinpath("compiled.py").write_text(compiled_module(), encoding="utf-8")
_DB.joinpath("postgresql", "compiled.py").write_text(
    compiled_module("PostgreSQL", compile_postgresql(declared())), encoding="utf-8"
)
