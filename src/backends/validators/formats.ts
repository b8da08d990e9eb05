import * as functions from "../../runtime/formats.js";

/** The formats that validators check: name in schemas → the function in `runtime/formats.js`. */
export const formats: Readonly<Record<string, keyof typeof functions>> = {
  date: "date",
  time: "time",
  "date-time": "dateTime",
  duration: "duration",
  email: "email",
  "idn-email": "idnEmail",
  hostname: "hostname",
  "idn-hostname": "idnHostname",
  ipv4: "ipv4",
  ipv6: "ipv6",
  uri: "uri",
  "uri-reference": "uriReference",
  iri: "iri",
  "iri-reference": "iriReference",
  uuid: "uuid",
  "uri-template": "uriTemplate",
  "json-pointer": "jsonPointer",
  "relative-json-pointer": "relativeJsonPointer",
  regex: "regex",
};

/** The same as Ajv wants them. */
export const formatChecks: Readonly<Record<string, (value: string) => boolean>> =
  Object.fromEntries(Object.entries(formats).map(([name, key]) => [name, functions[key]]));
