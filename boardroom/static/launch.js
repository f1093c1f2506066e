// Telegram hands its launch over behind the #, where no server and no log sees it; it is exchanged once, for a session.
(() => {
  "use strict";
  const launch = new URLSearchParams(location.hash.slice(1));
  const data = launch.get("tgWebAppData") || "";
  const place = document.getElementById("launch");
  const framed = window.parent !== window;
  history.replaceState(null, "", location.pathname);
  const tell = (type, value) => {
    const words = JSON.stringify(value || {});
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, words);
    else if (framed) window.parent.postMessage(JSON.stringify({ eventType: type, eventData: value || {} }), "https://web.telegram.org");
  };
  try {
    sessionStorage.setItem("lhcm-theme", launch.get("tgWebAppThemeParams") || "null");
  } catch {
    /* without storage the page keeps its own colours */
  }
  tell("web_app_ready");
  tell("web_app_expand");
  fetch("/app", { method: "POST", body: data, headers: { "x-framed": framed ? "yes" : "no" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((found) => location.replace(found.to))
    .catch(() => {
      place.textContent = place.dataset.refused;
    });
})();
