"""Puts payloads through classes that quicktype printed: lines of {"type", "payload"} in, {"ok", "payload", "error"} out.

Argument: the folder of the module `contract`.
"""

import json
import sys
from typing import Any, Callable

sys.path.insert(0, sys.argv[1])
import contract  # noqa: E402


def functions(suffix: str) -> dict[str, Callable[[Any], Any]]:
    return {
        name.removesuffix(suffix).replace("_", ""): function
        for name, function in vars(contract).items()
        if name.endswith(suffix)
    }


readers, writers = functions("_from_dict"), functions("_to_dict")


def answer(asked: Any) -> dict[str, Any]:
    key = asked["type"].lower()
    if key not in readers:
        return {"ok": False, "broken": True, "error": "no function for the type"}
    try:
        return {"ok": True, "payload": writers[key](readers[key](asked["payload"]))}
    except Exception as error:
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
