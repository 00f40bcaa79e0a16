"""Write `tracker/db/compiled.py` anew."""

from pathlib import Path

from tracker.db.statements import compiled_module

Path(__file__).parent.parent.joinpath("compiled.py").write_text(compiled_module(), encoding="utf-8")
