import type { JsonObject } from "../../json/value.js";
import type { Mutant } from "./mutant.js";
import { survivorInWords, type MutationReport, type Score } from "./score.js";

/** The report as data, for programs. */
export function mutationJson({ all, types, survivors, equal }: MutationReport): JsonObject {
  return {
    all: scoreJson(all),
    types: types.map((each) => ({ type: each.type ?? null, ...scoreJson(each) })),
    survivors: survivors.map((mutant) => ({
      ...mutantJson(mutant),
      message: survivorInWords(mutant),
    })),
    equal: equal.map(mutantJson),
  };
}

function scoreJson({ mutants, killed, equal, percent }: Score): JsonObject {
  return { mutants, killed, equal, percent };
}

function mutantJson({ id, operation, keyword, pointer, entry, declaration }: Mutant): JsonObject {
  const { file, line, column } = entry.source.locate(pointer, "key");
  return {
    id,
    type: declaration?.name ?? null,
    keyword,
    operation,
    file,
    pointer,
    line: line ?? null,
    column: column ?? null,
  };
}
