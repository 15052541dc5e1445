/**
 * Parts of JSON schemas. A schema is plain data in JSON Schema's words, and `TypeOf` infers its TypeScript type,
 * so no interface repeats it.
 */

export const text = {type: 'string', minLength: 1} as const;
/** A finite number. */
export const number = {type: 'number'} as const;
/** A number that may be infinite or NaN: written as a string by `jsonText`, and a number again once it is parsed. */
export const extended = {
  anyOf: [number, {enum: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]}],
} as const;
/** A count. */
export const whole = {type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER} as const;
export const boolean = {type: 'boolean'} as const;
/** Any object, none of whose fields is known. */
export const anyObject = {type: 'object'} as const;
export const interval = object({lo: extended, hi: extended});

/** An object; properties that are not named are let through. */
export function object<const P extends object, const O extends object = Record<never, never>>(
  required: P,
  optional = {} as O,
) {
  return {
    type: 'object',
    properties: {...required, ...optional},
    // One entry stands for all of them: the inference reads the union of the names.
    required: Object.keys(required) as unknown as readonly [keyof P & string],
  } as const;
}

/** An object without further properties. */
export const closed = <const P extends object, const O extends object = Record<never, never>>(
  required: P,
  optional = {} as O,
) => ({...object(required, optional), additionalProperties: false}) as const;

export const list = <const I extends object>(items: I) => ({type: 'array', items}) as const;

/** A list with one schema for each of its entries, the type of which is to be given as `Known` of `TypeOf`. */
export function tuple(...items: readonly object[]): {readonly type: 'array'} {
  const schema = {type: 'array', items, minItems: items.length, maxItems: items.length} as const;
  return schema;
}

/** An object with any names, and values of one kind. */
export const record = <const V extends object>(values: V) =>
  ({type: 'object', additionalProperties: values}) as const;

export const oneOf = <const V extends readonly unknown[]>(...values: V) => ({enum: values}) as const;

type Union<Schemas> = Schemas extends readonly unknown[] ? Inferred<Schemas[number]> : never;

type Fields<P, Required> = {[K in keyof P as K extends Required ? K : never]: Inferred<P[K]>} & {
  [K in keyof P as K extends Required ? never : K]?: Inferred<P[K]>;
};

/** What a schema accepts, in the keywords that schemas here are written in. */
type Inferred<S> = S extends {readonly const: infer C}
  ? C
  : S extends {readonly enum: readonly (infer E)[]}
    ? E
    : S extends {readonly anyOf: infer U}
      ? Union<U>
      : S extends {readonly oneOf: infer U}
        ? Union<U>
        : S extends {readonly type: 'string'}
          ? string
          : S extends {readonly type: 'number' | 'integer'}
            ? number
            : S extends {readonly type: 'boolean'}
              ? boolean
              : S extends {readonly type: 'null'}
                ? null
                : S extends {readonly type: 'array'; readonly items: infer I}
                  ? Inferred<I>[]
                  : S extends {readonly type: 'array'}
                    ? unknown[]
                    : S extends {readonly properties: infer P; readonly required: readonly (infer R)[]}
                      ? Fields<P, R>
                      : S extends {readonly properties: infer P}
                        ? Fields<P, never>
                        : S extends {readonly additionalProperties: infer V extends object}
                          ? Record<string, Inferred<V>>
                          : S extends {readonly type: 'object'}
                            ? object
                            : unknown;

/** Arrays and objects read-only, at every depth; properties with a name of `Known` are of the type given there. */
type Frozen<T, Known> = unknown extends T
  ? T
  : T extends object
    ? {readonly [K in keyof T]: K extends keyof Known ? Known[K] : Frozen<T[K], Known>}
    : T;

/**
 * The type of what a schema accepts, read-only at every depth.
 *
 * `Known`: types of properties, by name, that the schema cannot infer: `{setting: Setting}`.
 */
export type TypeOf<S, Known = unknown> = S extends object ? Frozen<Inferred<S>, Known> : never;
