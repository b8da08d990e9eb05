/** A library that takes Standard Schema judges answers of an API by the contract. Prints what it finds as JSON. */

import { Device, UnmanagedOngoingAccessCode } from "allof/seam";
import { isResponseValidationError, up } from "up-fetch";

const bodies: Readonly<Record<string, unknown>> = {
  "/good": {
    access_code_id: "3428f02f-63db-45a7-adbd-84a77ea4afcf",
    device_id: "bb156457-7146-4061-94dd-e1b8c0652ff4",
    code: null,
    is_backup_access_code_available: true,
    created_at: "2024-09-23T11:03:16.166Z",
    type: "ongoing",
    status: "set",
    added_by_a_newer_server: true,
  },
  "/bad": { errors: [{ is_device_error: true, error_code: "device_offline" }], status: "unset" },
};

const answer: typeof fetch = (input, init) =>
  Promise.resolve(Response.json(bodies[new URL(new Request(input, init).url).pathname]));

const fetchFrom = up(answer, () => ({ baseUrl: "https://api.example" }));

const code = await fetchFrom("/good", { schema: UnmanagedOngoingAccessCode });
// The result has the type: its members are known, and narrowed.
const status: "set" = code.status;
const pin: string | null = code.code;
// @ts-expect-error It is no device.
const device: Device = code;

try {
  await fetchFrom("/bad", { schema: UnmanagedOngoingAccessCode });
} catch (error) {
  if (!isResponseValidationError(error)) throw error;
  const issues = error.issues.map(({ path, message }) => ({ path, message }));
  console.log(JSON.stringify({ status, pin, isDevice: Device.is(device), issues }));
}
