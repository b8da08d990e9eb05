"""Validates a lake of payloads, `<lake>/<Type>/*.ndjson`, and writes how many of each
type break which rule:

    spark-submit --py-files seam.zip,findings.py \\
        validate_lake.py <lake> <generated> <report>

`generated` is allof's output on the driver: its `contract.json` and `bundle/`. `report`
is written as NDJSON: {type, place, rule, payloads}. Three rows of each type are totals:
`payloads`, how many there are, `invalid`, how many of them break a rule, and
`unreadable`, how many lines are not JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from operator import add
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyspark.sql import Row, SparkSession
from pyspark.sql.functions import input_file_name

from findings import TypeJudge

Counted = tuple[tuple[str, str, str], int]


def judge_partition(
    rows: Iterable[Row], bundles: dict[str, Any], tags: dict[str, str]
) -> Iterator[Counted]:
    """Judges are made where they are used, once a partition."""
    judges: dict[str, TypeJudge] = {}
    for line, file in rows:
        if line.strip() == "":
            continue
        type_name = unquote(file.rsplit("/", 2)[1])
        if type_name not in judges:
            judges[type_name] = TypeJudge(type_name, bundles[type_name], tags)
        found = judges[type_name].findings(line)
        if found is None:
            yield (type_name, "", "unreadable"), 1
            continue
        yield (type_name, "", "payloads"), 1
        if found:
            yield (type_name, "", "invalid"), 1
        for place, rule in found:
            yield (type_name, place, rule), 1


def main(lake: str, generated: Path, report: str) -> None:
    spark = SparkSession.builder.appName("validate-lake").getOrCreate()
    types = json.loads((generated / "contract.json").read_text("utf-8"))["types"]
    bundles = {
        each["name"]: json.loads(
            (generated / "bundle" / f"{each['name']}.schema.json").read_text("utf-8")
        )
        for each in types
    }
    tags = {
        f"{each['uri']} {keyword}": each["tag"]
        for each in types
        for keyword in ("anyOf", "oneOf")
        if each["pointer"] == "" and "tag" in each
    }
    shared = spark.sparkContext.broadcast((bundles, tags))
    files = spark.read.option("recursiveFileLookup", True)
    # A carriage return is white space to JSON, and no end of a line to NDJSON.
    lines = files.option("pathGlobFilter", "*.ndjson").text(lake, lineSep="\n")
    counted = (
        lines.select("value", input_file_name())
        .rdd.mapPartitions(lambda rows: judge_partition(rows, *shared.value))
        .reduceByKey(add)
        .map(
            lambda each: Row(
                type=each[0][0], place=each[0][1], rule=each[0][2], payloads=each[1]
            )
        )
    )
    table = spark.createDataFrame(
        counted, "type string, place string, rule string, payloads long"
    )
    table.orderBy("type", "place", "rule").coalesce(1).write.mode("overwrite").json(
        report
    )
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
