'use strict';
// The page follows while somebody looks: it asks for itself, and what has changed is put where it stood.
(() => {
  const PAUSE = 5000;
  let timer;

  const morph = (old, fresh) => {
    if (old.nodeName !== fresh.nodeName) { old.replaceWith(document.importNode(fresh, true)); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const a of fresh.attributes) if (old.getAttribute(a.name) !== a.value) old.setAttribute(a.name, a.value);
    for (const a of [...old.attributes]) if (!fresh.hasAttribute(a.name) && a.name !== 'open') old.removeAttribute(a.name);
    // What has an id is found again where something came or went before it, so that it keeps what is open, scrolled and focused in it.
    const has = (id, node) => { for (; node; node = node.nextSibling) if (node.id === id) return true; return false; };
    let next = old.firstChild;
    for (const node of fresh.childNodes) {
      if (node.id && has(node.id, next)) {
        while (next.id !== node.id) { const past = next; next = next.nextSibling; past.remove(); }
      } else if (!next || node.id || next.id && has(next.id, node)) {
        old.insertBefore(document.importNode(node, true), next);
        continue;
      }
      const here = next;
      next = next.nextSibling;
      morph(here, node);
    }
    while (next) { const past = next; next = next.nextSibling; past.remove(); }
  };

  const gone = () => {
    const words = document.getElementById('gone');
    if (words.hidden) {
      words.textContent = 'No answer since ' + new Date().toISOString().slice(11, 19) + ' UTC: what is shown is older.';
      words.hidden = false;
    }
  };

  const look = async () => {
    try {
      const answer = await fetch(location.href, {cache: 'no-store', redirect: 'error'});
      if (!answer.ok) throw new Error(String(answer.status));
      morph(document.body, new DOMParser().parseFromString(await answer.text(), 'text/html').body);
    } catch (e) {
      gone();
    }
    wait();
  };

  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(look, PAUSE);
  };

  document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : look());
  document.addEventListener('DOMContentLoaded', wait);
})();
