// A key that the device keeps: made on « Accès », shown at the entrance or before a grave decision.
(() => {
  "use strict";
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (raw) =>
    btoa(String.fromCharCode(...new Uint8Array(raw))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const listed = (found) => (found || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const sent = async (path, button, body) => {
    const headers = { "x-csrf": button.dataset.csrf || "", "x-to": button.dataset.to || "" };
    const answer = await fetch(path, { method: "POST", headers, body: body || "" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const told = (key) => {
    const answer = { clientDataJSON: text(key.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) answer[part] = text(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response: answer, clientExtensionResults: {} });
  };
  const made = async (button) => {
    const asked = await sent("/key/new", button);
    if (asked.to) return asked;
    const user = { ...asked.user, id: bytes(asked.user.id) };
    const known = listed(asked.excludeCredentials);
    const publicKey = { ...asked, user, challenge: bytes(asked.challenge), excludeCredentials: known };
    return sent("/key", button, told(await navigator.credentials.create({ publicKey })));
  };
  const shown = async (button, ask, path) => {
    const asked = await sent(ask, button);
    const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: listed(asked.allowCredentials) };
    return sent(path, button, told(await navigator.credentials.get({ publicKey })));
  };
  const ways = {
    make: made,
    enter: (button) => shown(button, "/key/ask", "/key/enter"),
    prove: (button) => shown(button, "/key/prove/ask", "/key/prove"),
  };
  const ready = () => {
    if (!window.PublicKeyCredential) return;
    document.querySelectorAll("[data-passkey]").forEach((one) => (one.hidden = false));
  };
  ready();
  document.addEventListener("htmx:afterSettle", ready);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-passkey] button");
    if (!button) return;
    const place = button.closest("[data-passkey]");
    ways[place.dataset.passkey](button).then(
      (found) => location.assign(found.to),
      () => (place.querySelector("[role=status]").textContent = place.dataset.failed),
    );
  });
})();
