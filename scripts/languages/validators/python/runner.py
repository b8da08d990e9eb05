"""Judges payloads by bundles, with the package jsonschema: lines of {"type", "payload"} in, {"ok", "error"} out.

Arguments: the folder of the bundles; `assert` where formats are to be checked.
"""

import json
import sys
from pathlib import Path
from typing import Any

from jsonschema import validators

folder, formats = Path(sys.argv[1]), sys.argv[2]
known: dict[str, Any] = {}


def validator_of(name: str) -> Any:
    if name not in known:
        schema = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
        cls = validators.validator_for(schema)
        cls.check_schema(schema)
        checker = cls.FORMAT_CHECKER if formats == "assert" else None
        known[name] = cls(schema, format_checker=checker)
    return known[name]


def answer(line: str) -> dict[str, Any]:
    asked = json.loads(line)
    try:
        error = next(validator_of(asked["type"]).iter_errors(asked["payload"]), None)
    except Exception as fault:  # What keeps it from judging is an answer, too.
        return {"ok": False, "error": f"{type(fault).__name__}: {fault}", "broken": True}
    return {"ok": error is None, "error": None if error is None else error.message}


for line in sys.stdin:
    print(json.dumps(answer(line)))
