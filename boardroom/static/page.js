// The page works without this file. It keeps an open page true (server-sent events), and fits it into Telegram.
(() => {
  "use strict";
  const root = document.documentElement;

  // Telegram's colours, where the launch told them.
  const paint = (theme) => {
    for (const [name, colour] of Object.entries(theme || {})) {
      if (/^#[0-9a-f]{6}$/i.test(colour)) root.style.setProperty("--tg-" + name.replaceAll("_", "-"), colour);
    }
    if (theme && theme.bg_color) {
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(theme.bg_color.slice(at, at + 2), 16));
      root.dataset.theme = r * 299 + g * 587 + b * 114 < 128000 ? "dark" : "light";
    }
  };
  try {
    paint(JSON.parse(sessionStorage.getItem("lhcm-theme")));
  } catch {
    /* no theme was kept */
  }

  // Something is being typed or dragged: whatever changed must not take it away.
  const busy = () => {
    const fields = document.querySelectorAll("#page input:not([type=hidden]), #page textarea");
    return document.body.dataset.busy === "yes" || [...fields].some((one) => one.value !== one.defaultValue);
  };
  let asked = false;
  const renew = () => {
    if (busy()) {
      document.getElementById("stale")?.removeAttribute("hidden");
      return;
    }
    if (asked) return;
    asked = true;
    const open = [...document.querySelectorAll("details[open][id]")].map((one) => one.id);
    const top = window.scrollY;
    htmx
      .ajax("GET", location.pathname + location.search, { target: "#page", select: "#page", swap: "outerHTML" })
      .finally(() => {
        asked = false;
        open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
        window.scrollTo(0, top);
      });
  };

  const live = document.body.dataset.live;
  if (live && window.EventSource) {
    const stream = new EventSource(live);
    stream.addEventListener("changed", renew);
    window.addEventListener("pagehide", () => stream.close());
  }

  // A mission is dragged onto its new state: the same press as its button, which keys reach as well.
  let dragged = null;
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".kanban .card") || null;
    if (dragged) document.body.dataset.busy = "yes";
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    delete document.body.dataset.busy;
    document.querySelectorAll(".lane.over").forEach((lane) => lane.classList.remove("over"));
  });
  document.addEventListener("dragover", (event) => {
    const lane = event.target.closest?.(".lane");
    if (!dragged || !lane) return;
    event.preventDefault();
    document.querySelectorAll(".lane.over").forEach((one) => one.classList.toggle("over", one === lane));
    lane.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const lane = event.target.closest?.(".lane");
    if (!dragged || !lane) return;
    event.preventDefault();
    delete document.body.dataset.busy;
    const form = dragged.querySelector("form");
    const values = { csrf: form.elements.csrf.value, back: "/missions", tap: `m:${dragged.dataset.token}:${lane.dataset.state}` };
    htmx.ajax("POST", "/touch", { target: "#page", select: "#page", swap: "outerHTML", values });
  });

  // Words spoken into the page: a press begins, another ends, ninety seconds at most; what was heard is shown.
  let recorder = null;
  const readied = () => {
    const mic = document.getElementById("mic");
    if (mic && window.MediaRecorder && navigator.mediaDevices?.getUserMedia) mic.hidden = false;
  };
  readied();
  const heard = async (mic, parts) => {
    const csrf = mic.closest("form").elements.csrf.value;
    const answer = await fetch("/hear", { method: "POST", headers: { "x-csrf": csrf }, body: new Blob(parts) });
    if (!answer.ok) throw new Error(String(answer.status));
    location.assign((await answer.json()).to);
  };
  document.addEventListener("click", async (event) => {
    const mic = event.target.closest?.("#mic");
    if (!mic) return;
    if (recorder) {
      recorder.stop();
      return;
    }
    const said = mic.querySelector(".sr");
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      recorder = new MediaRecorder(sound);
      recorder.addEventListener("dataavailable", (piece) => parts.push(piece.data));
      recorder.addEventListener("stop", () => {
        sound.getTracks().forEach((track) => track.stop());
        recorder = null;
        mic.setAttribute("aria-pressed", "false");
        delete document.body.dataset.busy;
        heard(mic, parts).catch(() => (said.textContent = mic.dataset.failed));
      });
      document.body.dataset.busy = "yes";
      mic.setAttribute("aria-pressed", "true");
      said.textContent = mic.dataset.busy;
      recorder.start();
      setTimeout(() => recorder?.stop(), 90000);
    } catch {
      said.textContent = mic.dataset.failed;
      said.classList.remove("sr");
    }
  });
  document.addEventListener("htmx:afterSettle", readied);

  // The board's answer while it is written; once it is written down, the thread is shown anew and no field is touched.
  let draft = null;
  const followed = () => {
    const place = document.getElementById("draft");
    if (!place || !window.EventSource) {
      draft?.close();
      draft = null;
      return;
    }
    if (draft) return;
    draft = new EventSource("/draft");
    draft.addEventListener("draft", (event) => {
      const here = document.getElementById("draft");
      if (here) here.innerHTML = JSON.parse(event.data);
      document.getElementById("last")?.scrollIntoView({ block: "nearest" });
    });
    draft.addEventListener("over", () => {
      draft.close();
      draft = null;
      htmx.ajax("GET", "/conseil", { target: "#thread", select: "#thread", swap: "outerHTML" });
    });
  };
  followed();
  document.addEventListener("htmx:afterSettle", followed);
  const newest = () => document.getElementById("last")?.scrollIntoView({ block: "end" });
  newest();
  document.addEventListener("htmx:afterSettle", newest);

  // A command that is named in a sentence waits in the field of the conversation; whoever pressed it sends it.
  let begun = null;
  const filled = () => {
    const field = document.querySelector(".ask #words");
    if (begun === null || !field) return;
    field.value = begun;
    begun = null;
    field.focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-say]");
    if (link) begun = link.dataset.say;
  });
  document.addEventListener("htmx:afterSettle", filled);

  // On paper nothing stays folded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("#page details:not([open])")];
    folded.forEach((one) => (one.open = true));
  });
  window.addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));

  // A page that is not there is shown; who is not in any more comes to the entrance.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) location.assign("/");
    if (status === 404) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // After a step the keyboard goes on where the page begins.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.requestConfig?.boosted) document.getElementById("main")?.focus({ preventScroll: true });
  });
})();
