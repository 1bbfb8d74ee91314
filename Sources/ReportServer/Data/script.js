"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const chinese = document.documentElement.lang.startsWith("zh");
  const say = (zh, en) => chinese ? zh : en;
  const store = {
    get(name) { try { return JSON.parse(localStorage.getItem("rlsearch." + name)) || []; } catch { return []; } },
    set(name, value) { try { localStorage.setItem("rlsearch." + name, JSON.stringify(value)); } catch { /* no room, or not allowed */ } },
  };

  // What waits for the script.
  const reveal = root => {
    all("[data-copy],[data-print],.collect", root).forEach(element => { element.hidden = false; });
    const basket = store.get("basket");
    all("[data-collect]", root).forEach(box => { box.checked = basket.includes(box.value); });
    const button = $("#hits button[type=submit]", root);
    if (button) button.hidden = true;
    countBasket();
  };
  const countBasket = () => {
    const basket = store.get("basket"), link = $("[data-nav=basket]");
    if (!link) return;
    const address = new URL(link.href);
    address.searchParams.delete("p");
    basket.forEach(name => address.searchParams.append("p", name));
    link.href = address;
    link.textContent = say("摘录", "Basket") + (basket.length ? ` (${basket.length})` : "");
  };

  document.addEventListener("change", event => {
    const box = event.target;
    if (!box.matches("[data-collect]")) return;
    const others = store.get("basket").filter(name => name !== box.value);
    store.set("basket", box.checked ? [...others, box.value].slice(-200) : others);
    countBasket();
  });

  document.addEventListener("click", async event => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const before = copy.textContent;
      try {
        await navigator.clipboard.writeText(copy.dataset.copy);
        copy.textContent = say("已复制", "Copied");
      } catch {
        const range = document.createRange();
        range.selectNodeContents($(".citation", copy.parentElement));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        copy.textContent = say("已选中，请按 Ctrl+C", "Selected: press Ctrl+C");
      }
      setTimeout(() => { copy.textContent = before; }, 2000);
    }
    if (event.target.closest("[data-print]")) print();
    const gone = event.target.closest("[data-remove]");
    if (gone) store.set("basket", store.get("basket").filter(name => name !== gone.dataset.remove));
  });

  // Searches that the person made or kept: in this browser alone.
  const query = () => new URL(location.href).searchParams.get("q") || "";
  const remember = () => {
    if (!query().trim() || document.body.dataset.page !== "search") return;
    const address = new URL(location.href);
    ["part", "page", "commit"].forEach(name => address.searchParams.delete(name));
    const entry = { text: query(), to: address.pathname + address.search };
    store.set("history", [entry, ...store.get("history").filter(other => other.to !== entry.to)].slice(0, 20));
  };
  const list = (element, entries, name) => {
    if (!element) return;
    element.replaceChildren(...entries.map(entry => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = entry.to.startsWith("/search?") ? entry.to : "/search";
      link.textContent = entry.text;
      item.append(link);
      if (name === "saved") {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = say("移除", "Remove");
        button.setAttribute("aria-label", say("移除", "Remove") + " " + entry.text);
        button.onclick = () => { store.set("saved", store.get("saved").filter(other => other.to !== entry.to)); mine(); };
        item.append(" ", button);
      }
      return item;
    }));
  };
  const mine = () => {
    const box = $("#mine");
    if (!box) return;
    const saved = store.get("saved"), history = store.get("history");
    box.hidden = !saved.length && !history.length;
    list($("#saved"), saved, "saved");
    list($("#history"), history, "history");
    const forget = $("#forget");
    if (forget) forget.onclick = () => { store.set("history", []); mine(); };
  };
  const saveButton = () => {
    const count = $(".count");
    if (!count || !query()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say("保存这次检索", "Save this search");
    button.onclick = () => {
      const address = new URL(location.href);
      address.searchParams.delete("page");
      const entry = { text: query(), to: address.pathname + address.search };
      store.set("saved", [entry, ...store.get("saved").filter(other => other.to !== entry.to)].slice(0, 50));
      button.textContent = say("已保存", "Saved");
    };
    count.append(button);
  };

  // Results as the person types: the newest question wins, the others are given up.
  const form = $("#form"), box = $("#q"), results = $("#results");
  let timer, running;
  const update = async push => {
    const address = new URL("/search", location.href);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, value);
    if (!(address.searchParams.get("q") || "").trim()) return;
    running?.abort();
    running = new AbortController();
    results.setAttribute("aria-busy", "true");
    try {
      const asked = new URL(address);
      asked.searchParams.set("part", "results");
      const answer = await fetch(asked, { signal: running.signal, headers: { "Accept-Language": document.documentElement.lang } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const problem = page.querySelector(".problem");
      // A query that is not finished is no error yet.
      if (problem && !push) return;
      results.className = "columns";
      results.replaceChildren(...problem ? [problem] : page.body.childNodes);
      history[push ? "pushState" : "replaceState"](null, "", address);
      document.title = (address.searchParams.get("q") || "") + " · rlsearch";
      current = -1;
      reveal(results);
      saveButton();
      if (push) remember();
    } catch (error) {
      if (error.name !== "AbortError") location.href = address;
    } finally {
      results.removeAttribute("aria-busy");
    }
  };
  if (form && results) {
    box.addEventListener("input", event => {
      clearTimeout(timer);
      if (event.isComposing) return;
      timer = setTimeout(() => update(false), 250);
    });
    box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(() => update(false), 250); });
    all("select,input[type=checkbox]", form).forEach(element => element.addEventListener("change", () => update(true)));
    form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); update(true); });
    addEventListener("popstate", () => location.reload());
  }

  // Keys.
  let current = -1;
  const step = by => {
    const items = all("ol.hits article");
    if (!items.length) return;
    items[current]?.classList.remove("current");
    current = Math.max(0, Math.min(items.length - 1, current + by));
    items[current].classList.add("current");
    items[current].focus();
  };
  const jump = by => {
    const hits = all(".report p.hit");
    if (!hits.length) return;
    const here = hits.findIndex(hit => "#" + hit.id === location.hash);
    location.hash = hits[(here + by + hits.length) % hits.length].id;
  };
  const help = () => {
    let dialog = $("dialog");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.setAttribute("aria-label", say("快捷键", "Keyboard shortcuts"));
      const keys = [["/", say("到检索框", "search box")], ["j k", say("下一条、上一条", "next, previous result")],
        ["Enter", say("打开", "open")], ["n p", say("下一处、上一处匹配", "next, previous match")],
        ["Esc", say("离开", "leave")], ["?", say("显示按键", "these keys")]];
      const terms = document.createElement("dl");
      terms.className = "keys";
      for (const [key, text] of keys) {
        const term = document.createElement("dt"), name = document.createElement("kbd"), meaning = document.createElement("dd");
        name.textContent = key;
        meaning.textContent = text;
        term.append(name);
        terms.append(term, meaning);
      }
      const close = document.createElement("button");
      close.textContent = say("关闭", "Close");
      close.onclick = () => dialog.close();
      dialog.append(terms, close);
      document.body.append(dialog);
    }
    dialog.showModal();
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=checkbox]),select,textarea");
    if (event.key === "Escape" && typing) {
      // A browser would empty the box above results that stay.
      event.preventDefault();
      return event.target.blur();
    }
    if (typing || $("dialog[open]")) return;
    const act = { "/": () => $("#q")?.focus(), j: () => step(1), k: () => step(-1), n: () => jump(1), p: () => jump(-1), "?": help }[event.key];
    if (act) { event.preventDefault(); act(); }
    if (event.key === "Enter" && event.target.matches("article")) $("h3 a", event.target)?.click();
  });

  // An empty basket page shows what this browser collected.
  if (document.body.dataset.page === "basket" && !new URL(location.href).searchParams.has("p")) {
    const basket = store.get("basket");
    if (basket.length) {
      const address = new URL(location.href);
      basket.forEach(name => address.searchParams.append("p", name));
      location.replace(address);
    }
  }
  if (document.body.dataset.page === "manage" && $("progress")) setTimeout(() => location.reload(), 2000);
  $("[data-next]")?.addEventListener("click", event => { event.preventDefault(); jump(1); });
  reveal(document);
  saveButton();
  remember();
  mine();
})();
