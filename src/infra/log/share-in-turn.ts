/**
 * Whoever asks the same within one turn of the event loop gets one answer: the question is put at the turn's end, so
 * no answer is from before anybody asked.
 */
export function shareInTurn<Answer>(): (question: string, put: () => Promise<Answer>) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (question, put) => {
    const known = asked.get(question);
    if (known !== undefined) return known;
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      asked.delete(question);
      return put();
    });
    asked.set(question, answer);
    return answer;
  };
}
