
// What lies under the pointer or has the focus is told in a tip, and all its other places light up. Without this script
// the browser's own tips and all links work.
"use strict";
(() => {
  const tip = document.getElementById("tip");
  const places = new Map();
  for (const element of document.querySelectorAll("[data-of]")) {
    for (const id of element.dataset.of.split(" ")) {
      if (!places.has(id)) places.set(id, []);
      places.get(id).push(element);
    }
    if (element.title) {
      element.dataset.tip = element.title;
      element.removeAttribute("title");
    }
  }
  let lit = [];
  let told = null;

  const hush = () => {
    tip.hidden = true;
    if (told) told.removeAttribute("aria-describedby");
    told = null;
  };
  const leave = () => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    hush();
  };
  const tell = (element, x, y) => {
    tip.textContent = element.dataset.tip;
    tip.hidden = false;
    element.setAttribute("aria-describedby", "tip");
    told = element;
    const { width, height } = tip.getBoundingClientRect();
    const below = y + 22 + height < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(x - 20, innerWidth - width - 8))}px`;
    tip.style.top = `${below ? y + 22 : y - height - 14}px`;
  };
  // The tables scroll on their own beside a long text: bring the row there into sight, and move nothing else.
  const reveal = (row) => {
    const pane = row.closest(".tables");
    if (pane.scrollHeight <= pane.clientHeight) return;
    const [at, room] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (at.top < room.top) pane.scrollTop -= room.top - at.top + 40;
    if (at.bottom > room.bottom) pane.scrollTop += at.bottom - room.bottom + 40;
  };
  const enter = (target, x, y) => {
    const element = target.closest("[data-of]");
    if (element && element === told) return;
    leave();
    if (!element) return;
    for (const id of element.dataset.of.split(" ")) lit.push(...places.get(id));
    for (const one of lit) one.classList.add("lit");
    if (!element.dataset.tip) return;
    lit.filter((one) => one.matches("tr")).slice(0, 1).forEach(reveal);
    tell(element, x, y);
  };

  document.addEventListener("mouseover", (event) => enter(event.target, event.clientX, event.clientY));
  document.addEventListener("focusin", (event) => {
    const { left, top } = event.target.getBoundingClientRect();
    enter(event.target, left + 20, top);
  });
  // The tab key may scroll: a tip of the focus goes with its place, one of the pointer does not.
  const scrolled = () => {
    if (!told || told !== document.activeElement) return hush();
    const { left, top } = told.getBoundingClientRect();
    tell(told, left + 20, top);
  };
  document.addEventListener("focusout", leave);
  document.documentElement.addEventListener("mouseleave", leave);
  document.addEventListener("scroll", scrolled, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
  });
})();
