/** A query or a mutation. */
export async function post(token, asked) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(asked),
  });
  return { code: response.status, body: await response.json() };
}

/** A subscription, by the protocol graphql-transport-ws. Answers how to end it. */
export function follow(token, asked, { message, ended }) {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (what) => socket.send(JSON.stringify(what));
  let because = 'Stopped.';
  socket.addEventListener('open', () => {
    send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  });
  socket.addEventListener('message', ({ data }) => {
    const { type, payload } = JSON.parse(data);
    switch (type) {
      case 'connection_ack':
        send({ id: '1', type: 'subscribe', payload: asked });
        break;
      case 'ping':
        send({ type: 'pong' });
        break;
      case 'next':
        message(JSON.stringify(payload, undefined, 2));
        break;
      case 'error':
        message(JSON.stringify({ errors: payload }, undefined, 2));
        because = 'Refused.';
        socket.close(1000);
        break;
      case 'complete':
        because = 'It ended.';
        socket.close(1000);
    }
  });
  socket.addEventListener('close', ({ code, reason }) => {
    ended(code === 1000 ? because : `The connection was closed (${code}). ${reason}`);
  });
  return () => socket.close(1000);
}
