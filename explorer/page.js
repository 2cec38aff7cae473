/** Small parts that the page is made of. Text is always set as text, never as markup. */

export const byId = (id) => document.getElementById(id);

export function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}

export function button(text, onClick) {
  const made = element('button', text, 'link');
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

export function list(items) {
  const made = document.createElement('ul');
  for (const item of items) {
    const line = document.createElement('li');
    line.append(...(Array.isArray(item) ? item : [item]));
    made.append(line);
  }
  return made;
}
