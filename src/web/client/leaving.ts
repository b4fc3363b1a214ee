/** Whether something that is not saved or not sent would be lost by leaving the program now: what the browser asks, too. */
export function losesSomething(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}
