/** What is asked for again while it is being made is made once. */
export function onceAtATime<Result>(): (key: string, make: () => Promise<Result>) => Promise<Result> {
  const making = new Map<string, Promise<Result>>();
  return (key, make) => {
    const going = making.get(key);
    if (going !== undefined) return going;
    const made = make().finally(() => making.delete(key));
    making.set(key, made);
    return made;
  };
}
