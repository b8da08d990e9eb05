"""Puts payloads through models of datamodel-code-generator: lines of {"type", "payload"} in, {"ok", "payload", "error"} out.

Argument: the folder of the package `contract`.
"""

import importlib
import json
import pkgutil
import sys
from typing import Any

from pydantic import TypeAdapter

sys.path.insert(0, sys.argv[1])
import contract  # noqa: E402

types: dict[str, Any] = {}
faults: dict[str, str] = {}
for module in pkgutil.walk_packages(contract.__path__, "contract."):
    try:
        loaded = importlib.import_module(module.name)
    except Exception as error:
        faults[module.name.rsplit(".")[-1].replace("_", "")] = f"{type(error).__name__}: {error}"
        continue
    for name, value in vars(loaded).items():
        if getattr(value, "__module__", None) == module.name:
            types.setdefault(name, TypeAdapter(value))


def answer(asked: Any) -> dict[str, Any]:
    name = asked["type"]
    if name not in types:
        return {"ok": False, "broken": True, "error": faults.get(name.lower(), "no model of this name")}
    try:
        value = types[name].validate_json(json.dumps(asked["payload"]), strict=True)
        text = types[name].dump_json(value, by_alias=True, exclude_unset=True)
        return {"ok": True, "payload": json.loads(text)}
    except Exception as error:
        return {"ok": False, "error": str(error)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
