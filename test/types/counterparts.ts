/**
 * Which type of the published SDK (`seamapi`) each type of the contract is compared with, and what of the SDK the contract leaves out.
 * A type without an entry here has the SDK's type of the same name as its counterpart.
 */

export interface Counterpart {
  /** Text of a TypeScript type in terms of the SDK's declarations, exported or not. */
  readonly sdk: string;
  readonly because: string;
}

const noGenerics = "the SDK's type is generic, and JSON Schema has no generics";
const oneChildPerType =
  "the SDK states `result` in a lookup table of types, ours in a child per type";
const warningsUnnamed =
  "the seed page names the kinds of warning; to the SDK all are `SeamWarning`";
const unnamed = "the SDK writes it inline";

export const counterparts: Readonly<Record<string, Counterpart>> = {
  ActionAttemptBase: { sdk: "ActionAttemptBase<ActionType>", because: noGenerics },
  PendingActionAttempt: { sdk: "PendingActionAttempt<ActionType>", because: noGenerics },
  ActionAttemptWithError: { sdk: "ActionAttemptWithError<ActionType>", because: noGenerics },
  SuccessfulActionAttempt: { sdk: "SuccessfulActionAttempt<ActionType>", because: noGenerics },
  ActionAttempt: {
    sdk:
      "PendingActionAttempt<ActionType> | ActionAttemptWithError<ActionType>" +
      " | { [T in ActionType]: SuccessfulActionAttempt<T> }[ActionType]",
    because:
      "`ActionAttempt<ActionType>` forgets which `result` goes with which `action_type`; this remembers",
  },
  SuccessfulLockDoorActionAttempt: {
    sdk: `SuccessfulActionAttempt<"LOCK_DOOR">`,
    because: oneChildPerType,
  },
  SuccessfulUnlockDoorActionAttempt: {
    sdk: `SuccessfulActionAttempt<"UNLOCK_DOOR">`,
    because: oneChildPerType,
  },
  SuccessfulCreateAccessCodeActionAttempt: {
    sdk: `SuccessfulActionAttempt<"CREATE_ACCESS_CODE">`,
    because: oneChildPerType,
  },
  SuccessfulUpdateAccessCodeActionAttempt: {
    sdk: `SuccessfulActionAttempt<"UPDATE_ACCESS_CODE">`,
    because: oneChildPerType,
  },
  SuccessfulDeleteAccessCodeActionAttempt: {
    sdk: `SuccessfulActionAttempt<"DELETE_ACCESS_CODE">`,
    because: oneChildPerType,
  },
  Device: { sdk: "Device<CommonDeviceProperties, DeviceType>", because: noGenerics },
  DeviceBase: {
    sdk: `Omit<Device<CommonDeviceProperties>, "properties" | "location" | "is_managed">`,
    because: "what `Device` and `UnmanagedDevice` share; the SDK writes it as a `Pick`",
  },
  DevicePropertiesBase: {
    sdk: `Omit<CommonDeviceProperties, "battery">`,
    because: "what managed and unmanaged devices' properties share; the SDK writes it as a `Pick`",
  },
  NameLengthAccessCodeConstraint: {
    sdk: "Exclude<AccessCodeConstraint, SimpleAccessCodeConstraint>",
    because: unnamed,
  },
  MinutReading: {
    sdk: `NonNullable<NoiseSensorDeviceProperties["minut_metadata"]>["latest_sensor_values"]["sound"]`,
    because: unnamed,
  },
  DailyTime: { sdk: `NoiseThresholds["starts_daily_at"]`, because: unnamed },
  AccessCodeWarning: { sdk: `AccessCodeBase["warnings"][number]`, because: warningsUnnamed },
  ConnectedAccountWarning: {
    sdk: `ConnectedAccount["warnings"][number]`,
    because: warningsUnnamed,
  },
  DeviceWarning: { sdk: `CommonDevice["warnings"][number]`, because: warningsUnnamed },
};

/** Types of the contract that nothing in the SDK corresponds to, by name, with the reason. */
export const withoutCounterpart: Readonly<Record<string, string>> = {};

/** The SDK's declarations that the contract has no type for. Each pattern must still match one. */
export const leftOut: readonly { readonly names: RegExp; readonly because: string }[] = [
  {
    names: /Request$/,
    because: "the contract is of what the API answers, not of what it is asked",
  },
  { names: /Response$/, because: "an envelope around one of the types, or a list of them" },
  { names: /^(Seam|SeamClientOptions|Routes)$/, because: "the client, no data" },
  { names: /^(is|get)[A-Z]/, because: "a function" },
  {
    names: /^[A-Z]+(_[A-Z]+)+$|^PROVIDERS$/,
    because: "a list of values, which the contract has as the type's `enum`",
  },
  {
    names: /^ActionAttemptResultTypeMap$/,
    because: "a lookup table for the type checker: no payload",
  },
  { names: /^Flatten$/, because: "a type function that makes `Event`" },
  { names: /^AnyDevice$/, because: "deprecated, and `any`" },
];
