"use strict";
(() => {
  for (const form of document.querySelectorAll("form.filters")) {
    const scope = form.closest("section");
    const items = [...scope.querySelectorAll("[data-level][data-rule]")];
    const count = form.querySelector(".count");
    const apply = () => {
      const chosen = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
      const levels = chosen("level"), rules = chosen("rule"), gone = new Set();
      let shown = 0;
      for (const item of items) {
        item.hidden = !(levels.has(item.dataset.level) && rules.has(item.dataset.rule));
        if (item.hidden) gone.add(item.dataset.finding); else shown += 1;
      }
      for (const link of scope.querySelectorAll("sup a[data-finding]")) link.hidden = gone.has(link.dataset.finding);
      for (const more of scope.querySelectorAll("ol.findings ~ details")) if (shown < items.length) more.open = true;
      count.textContent = shown < items.length ? `${shown} of ${items.length} shown` : "";
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  }
})();
