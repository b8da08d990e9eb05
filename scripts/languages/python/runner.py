"""The conformance runner of Python: decodes and encodes payloads with generated types.

Arguments: the folder of the package, and its name. Reads lines `{type, payload}`, each a
type by its name in the contract and a JSON value; answers each with a line: `{ok: true,
payload}`, the value as it is encoded after it was decoded, or `{ok: false, error}`.
"""

import importlib
import json
import sys
from typing import Any

from pydantic import ValidationError

sys.path.insert(0, sys.argv[1])
sys.setrecursionlimit(10_000)
package = importlib.import_module(sys.argv[2])


def answer(type_name: str, payload: Any) -> dict[str, Any]:
    of = package.TYPES[type_name]
    text = json.dumps(payload)
    try:
        value = package.decode(of, text)
    except ValidationError as error:
        return {"ok": False, "error": str(error)}
    return {"ok": True, "payload": json.loads(package.encode(value))}


for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(answer(question["type"], question["payload"])), flush=True)
