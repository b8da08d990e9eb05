/** A consumer of the contract: one import, used as a type and as a value. Prints what it finds as JSON. */

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { UnmanagedOngoingAccessCode, ValidationError, type Issue } from "allof/seam";
import { UnmanagedOngoingAccessCode as direct } from "allof/seam/access-codes/unmanaged-ongoing-access-code";

// As a type.
const code: UnmanagedOngoingAccessCode = {
  access_code_id: "3428f02f-63db-45a7-adbd-84a77ea4afcf",
  device_id: "bb156457-7146-4061-94dd-e1b8c0652ff4",
  code: "532959",
  is_backup_access_code_available: false,
  created_at: "2024-09-23T11:03:16.166Z",
  type: "ongoing",
  status: "set",
};
// @ts-expect-error A base narrows it.
const unset: UnmanagedOngoingAccessCode = { ...code, status: "unset" };
// @ts-expect-error The type itself narrows it.
const bound: UnmanagedOngoingAccessCode = { ...code, type: "time_bound" };
// @ts-expect-error A base's base requires it.
const partial: UnmanagedOngoingAccessCode = { type: "ongoing", status: "set", created_at: "" };

// As a value.
const payload: unknown = JSON.parse(JSON.stringify(code));
const { device_id: _, ...incomplete } = code;
const faulty: unknown = { ...incomplete, status: "unset" };

function narrowedByIs(value: unknown): string {
  return UnmanagedOngoingAccessCode.is(value) ? value.status : "not one";
}

function narrowedByAssert(value: unknown): string | null {
  UnmanagedOngoingAccessCode.assert(value);
  return value.code;
}

function thrownBy(act: () => unknown): unknown {
  try {
    return { returned: act() };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const { name, typeName, message, issues } = error;
    return { name, typeName, message, issues: issues.length };
  }
}

function shown(issues: readonly Issue[]): unknown {
  return issues.map(({ instancePath, keyword, message, schemaPath }) => ({
    instancePath,
    keyword,
    message,
    schemaPath,
  }));
}

// Both standards, by their own types; what is inferred from them is the type.
const standard: StandardSchemaV1<unknown, UnmanagedOngoingAccessCode>["~standard"]["validate"] =
  UnmanagedOngoingAccessCode["~standard"].validate;
const asSchema: StandardSchemaV1<UnmanagedOngoingAccessCode> = UnmanagedOngoingAccessCode;
const asJsonSchema: StandardJSONSchemaV1<UnmanagedOngoingAccessCode> = UnmanagedOngoingAccessCode;
const inferred: StandardSchemaV1.InferOutput<typeof UnmanagedOngoingAccessCode> = code;
const inferredStatus: "set" = inferred.status;
const { jsonSchema } = asJsonSchema["~standard"];

const result = UnmanagedOngoingAccessCode.validate(faulty);
const good = UnmanagedOngoingAccessCode.validate(payload);
const { schema } = UnmanagedOngoingAccessCode;

console.log(
  JSON.stringify({
    is: [narrowedByIs(payload), narrowedByIs(faulty)],
    areRefused: [unset, bound, partial].every((each) => !UnmanagedOngoingAccessCode.is(each)),
    assert: [thrownBy(() => narrowedByAssert(payload)), thrownBy(() => narrowedByAssert(faulty))],
    parse: [
      UnmanagedOngoingAccessCode.parse(payload) === payload,
      thrownBy(() => UnmanagedOngoingAccessCode.parse(faulty)),
    ],
    validate: [
      good.valid ? good.value.type : good.issues,
      result.valid ? result.value : shown(result.issues),
    ],
    schema:
      typeof schema === "object" ? { title: schema["title"], keys: Object.keys(schema) } : schema,
    standard: {
      version: asSchema["~standard"].version,
      vendor: asSchema["~standard"].vendor,
      inferredStatus,
      valid: await standard(payload),
      invalid: await standard(faulty),
    },
    jsonSchema: {
      isSchema: jsonSchema.input({ target: "draft-2020-12" }) === schema,
      outputIsSchema: jsonSchema.output({ target: "draft-2020-12" }) === schema,
      otherTarget: refusal(() => jsonSchema.input({ target: "draft-07" })),
    },
    isSameByPath: direct === UnmanagedOngoingAccessCode,
  }),
);

function refusal(act: () => unknown): string {
  try {
    return `gave ${JSON.stringify(act())}`;
  } catch (error) {
    return String(error);
  }
}
