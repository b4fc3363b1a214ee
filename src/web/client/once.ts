/**
 * Sends the same only once at a time: whoever asks for it again before it is answered gets the same answer. Something else
 * in between makes it another matter: to switch on, off and on again are three changes.
 */
export function onceAtATime(): <Answer>(what: string, send: () => Promise<Answer>) => Promise<Answer> {
  let latest: { readonly what: string; readonly answer: Promise<unknown> } | undefined;
  return <Answer>(what: string, send: () => Promise<Answer>) => {
    if (latest?.what === what) return latest.answer as Promise<Answer>;
    const answer = send();
    const own = { what, answer };
    latest = own;
    const end = () => {
      if (latest === own) latest = undefined;
    };
    answer.then(end, end);
    return answer;
  };
}
