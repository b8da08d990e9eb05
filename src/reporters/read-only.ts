/** The type with nothing in it that may be changed, at any depth: generated types are of data that anybody may own. */
export type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;
