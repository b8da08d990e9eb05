/** For each format, a text that has it and one that nearly has it, both as a server might send them. */
export const formatSamples: Readonly<
  Record<string, { readonly good: string; readonly bad: string }>
> = {
  "date-time": { good: "2024-11-12T16:00:00.000Z", bad: "2024-11-12 16:00" },
  date: { good: "2024-11-12", bad: "12.11.2024" },
  time: { good: "16:00:00Z", bad: "4 pm" },
  duration: { good: "P3DT4H", bad: "3 days" },
  email: { good: "jane@example.com", bad: "jane.example.com" },
  "idn-email": { good: "jane@example.com", bad: "jane.example.com" },
  hostname: { good: "lock.example.com", bad: "lock_1.example..com" },
  "idn-hostname": { good: "lock.example.com", bad: "lock..example.com" },
  ipv4: { good: "192.0.2.1", bad: "192.0.2.256" },
  ipv6: { good: "2001:db8::1", bad: "2001:db8:::1" },
  uri: { good: "https://example.com/a", bad: "example.com/a b" },
  "uri-reference": { good: "/a", bad: "/a b" },
  iri: { good: "https://example.com/a", bad: "example.com/a b" },
  "iri-reference": { good: "/a", bad: "/a b" },
  "uri-template": { good: "/codes/{id}", bad: "/codes/{id" },
  "json-pointer": { good: "/a/0", bad: "a/0" },
  "relative-json-pointer": { good: "1/a", bad: "/a" },
  uuid: { good: "68e020a1-25a4-4d02-b46a-f35f194f3ab5", bad: "68e020a1-25a4-4d02-b46a" },
  regex: { good: "^a+$", bad: "a(" },
};
