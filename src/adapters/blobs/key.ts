/** S3 takes 1,024 bytes with its prefix, file systems 255 a step. */
const LONGEST_KEY = 800;
const LONGEST_STEP = 200;

/** No step may begin with a dot: `.` and `..` lead elsewhere, and other dotted names are the store's own. */
const STEP = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;
const BEGINNING_OF_STEP = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?$/;

function refusal(what: string, key: string): RangeError {
  const shown = key.length > 120 ? `${key.slice(0, 120)}…` : key;
  return new RangeError(
    `${what} ${JSON.stringify(shown)} is not a path of letters, digits, "-", "_" and "." in steps of at most ` +
      `${LONGEST_STEP} characters that do not begin with a dot, ${LONGEST_KEY} characters in all.`,
  );
}

/** Whether a name, as it is found in a store, can be a key of ours. */
export function isKey(key: string): boolean {
  return (
    key.length <= LONGEST_KEY &&
    key.split('/').every((step) => step.length <= LONGEST_STEP && STEP.test(step))
  );
}

/** Throws `RangeError` for what could lead out of the store or cannot be kept everywhere. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw refusal('The blob key', key);
}

/** A prefix may end anywhere within a key. */
export function checkPrefix(prefix: string): void {
  const steps = prefix.split('/');
  const last = steps.pop() ?? '';
  const whole = steps.every((step) => STEP.test(step));
  if (!whole || !BEGINNING_OF_STEP.test(last) || prefix.length > LONGEST_KEY)
    throw refusal('The blob prefix', prefix);
}
