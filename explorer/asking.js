/**
 * Asks one question at a time: what comes while an answer is awaited is not asked, and answered undefined. `waiting`
 * is told when that begins and when it ends. A command without an id gets one for each run; where the answer was lost
 * it goes again under the same, so that it happens once.
 */
export function oneAtATime(post, newId, waiting) {
  let asking = false;
  let unanswered;
  return async (token, { query, variables }) => {
    if (asking) return undefined;
    asking = true;
    waiting(true);
    try {
      const text = JSON.stringify([token, query, variables]);
      const id = unanswered?.text === text ? unanswered.id : newId();
      unanswered = { text, id };
      const given = variables.commandId === null ? { ...variables, commandId: id } : variables;
      const answer = await post(token, { query, variables: given });
      // Of a failure nobody knows how far it came.
      if (answer.code < 500) unanswered = undefined;
      return answer;
    } finally {
      asking = false;
      waiting(false);
    }
  };
}
