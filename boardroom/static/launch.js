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
  const refused = () => {
    place.textContent = place.dataset.refused;
  };
  const exchange = (house) => {
    const headers = { "x-framed": framed ? "yes" : "no" };
    if (house) headers["x-house"] = house;
    fetch("/app", { method: "POST", body: data, headers })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((found) => (found.choose ? choose(found.choose) : location.replace(found.to)))
      .catch(refused);
  };
  // Who belongs to several houses says which one he means.
  const choose = (houses) => {
    place.textContent = place.dataset.choose;
    for (const house of houses) {
      const button = document.createElement("button");
      button.className = "primary";
      button.textContent = house.name;
      button.addEventListener("click", () => exchange(house.id));
      place.after(button);
    }
  };
  exchange("");
})();
