/** Every type of the contract that is not mutually assignable with its counterpart in the published SDK, with the reason. */

export interface Exception {
  /** Compared with the SDK's type, ours holds more values, fewer, or each some that the other doesn't. */
  readonly ours: "wider" | "narrower" | "neither";
  readonly because: string;
  /** The members that differ, at whatever depth: without them the two are equal, and with any of them they are not. */
  readonly without?: readonly string[];
  /** In place of `without`: the members that are equal, where those that differ are many. */
  readonly only?: readonly string[];
}

const accessCode: Exception = {
  ours: "wider",
  because:
    "the seed page's access codes are of another version of the API: `errors` and `warnings` are optional, and there is no `appearance`",
  without: ["errors", "warnings", "appearance"],
};

const valueList: Exception = {
  ours: "narrower",
  because:
    "the SDK declares its list of values as `string[]`, so that its type is `string`; ours is the values (which are the same, see the test of lists)",
};

/** A type with members of such a type. */
const withValueList = (...without: string[]): Exception => ({
  ours: "narrower",
  because: `in the SDK \`${without.join("`, `")}\` is of a list of values that is declared as \`string[]\``,
  without,
});

export const exceptions: Readonly<Record<string, Exception>> = {
  AccessCodeBase: accessCode,
  ManagedAccessCodeBase: accessCode,
  OngoingAccessCode: accessCode,
  TimeBoundAccessCode: accessCode,
  AccessCode: accessCode,
  UnmanagedAccessCodeBase: accessCode,
  UnmanagedOngoingAccessCode: accessCode,
  UnmanagedTimeBoundAccessCode: accessCode,
  UnmanagedAccessCode: accessCode,
  SuccessfulCreateAccessCodeActionAttempt: accessCode,
  SuccessfulUpdateAccessCodeActionAttempt: accessCode,
  ActionAttempt: accessCode,

  LockDeviceType: valueList,
  NoiseSensorDeviceType: valueList,
  NoiseDetectionDeviceType: valueList,
  ThermostatDeviceType: valueList,
  DeviceType: valueList,
  Provider: valueList,
  DeviceBase: withValueList("device_type"),
  Device: withValueList("device_type"),
  CommonDevice: withValueList("device_type"),
  LockDevice: withValueList("device_type"),
  NoiseSensorDevice: withValueList("device_type"),
  ThermostatDevice: withValueList("device_type"),
  UnmanagedDevice: withValueList("device_type"),
  ConnectedAccount: withValueList("account_type"),
  ConnectWebview: withValueList("accepted_providers", "selected_provider"),

  Event: {
    ours: "wider",
    because:
      "the SDK lists the types of events with the members of each; ours has the members common to all, and admits types that are yet to come",
    only: ["event_id", "occurred_at", "created_at"],
  },
};
