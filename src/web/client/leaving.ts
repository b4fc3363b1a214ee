/** The program's window, told without the types of a browser: what uses it is tested outside of one. */
export const programWindow = globalThis as unknown as EventTarget & {
  readonly location: { assign(page: string): void };
};

/** Whether something that is not saved or not sent would be lost by leaving the program now: what the browser asks, too. */
export function losesSomething(): boolean {
  return !programWindow.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}
