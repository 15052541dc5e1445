/**
 * What is made of an object, made once for as long as the object lives. `make` must depend on the object alone: of a generator it takes
 * numbers from `random.derive(...)`, so that nothing depends on who asks first.
 */
export function oncePer<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, {readonly value: V}>();
  return (of) => {
    const known = made.get(of);
    if (known) return known.value;
    const value = make(of);
    made.set(of, {value});
    return value;
  };
}
