// What the browser does for every page of ours; nothing of it is asked of the server.

// After another page was chosen: the menu that lay over a narrow page is put away, and whoever came
// from the menu by keyboard goes on at the page's heading, not through the menu again.
let shown;

function putMenuAway(page) {
  const [before, heading] = [shown, document.querySelector(".khi h1")];
  shown = page;
  if (before === shown) return;
  const menu = document.querySelector('[data-testid="stSidebar"]');
  const top = document.querySelector('[data-testid="stTopNav"]');
  const from = document.activeElement;
  const came = before !== undefined && [menu, top].some((each) => each && each.contains(from));
  if (menu && menu.getBoundingClientRect().right > 0) {
    const close = menu.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (close) close.click();
  }
  if (came && heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

// On paper: a chart is drawn as wide as the screen was, so that a sheet would cut its figures off.
// While the page is printed each drawing scales with the sheet; afterwards it is as it was.
let heard = false;
const boxes = () => document.querySelectorAll(".js-plotly-plot .svg-container");

function fit() {
  for (const box of boxes()) {
    const [wide, high] = [parseFloat(box.style.width), parseFloat(box.style.height)];
    if (!(wide > 0 && high > 0)) continue;
    box.style.setProperty("--khi-shape", `${wide} / ${high}`);
    box.style.setProperty("--khi-wide", `${wide}px`);
    for (const drawing of box.querySelectorAll(".main-svg")) {
      drawing.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    }
  }
}

function undo() {
  for (const drawing of document.querySelectorAll(".svg-container .main-svg")) {
    drawing.removeAttribute("viewBox");
  }
}

function fitPaper() {
  if (heard) return;
  heard = true;
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", undo);
  matchMedia("print").addEventListener("change", (asked) => (asked.matches ? fit() : undo()));
}

// A fold that somebody opened stays open when what it says is told anew, and shuts with the page.
const FOLD = "details.khi-fold";
let opened;
const place = (fold) => {
  const box = fold.closest("[class*='st-key-']") || document.body;
  return `${box.className} ${[...box.querySelectorAll(FOLD)].indexOf(fold)}`;
};

function keepOpen(page) {
  if (!opened) {
    addEventListener("toggle", ({ target }) => remember(target), true);
    new MutationObserver((changes) => changes.forEach(openAgain)).observe(document.body, { childList: true, subtree: true });
  }
  if (!opened || opened.page !== page) opened = { page, places: new Set() };
}

function remember(fold) {
  if (!(fold.matches?.(FOLD) && fold.isConnected)) return;
  if (fold.open) opened.places.add(place(fold));
  else opened.places.delete(place(fold));
}

function openAgain({ addedNodes }) {
  for (const node of addedNodes) {
    if (!(node instanceof Element)) continue;
    const folds = node.matches(FOLD) ? [node] : [...node.querySelectorAll(FOLD)];
    for (const fold of folds) if (opened.places.has(place(fold))) fold.open = true;
  }
}

// One step back is one page. Streamlit makes a step of each choice that a page begins with, and three
// more on the way to the next page. Here only another page is a step, and another part of a page.
let whole;
let passing = false;

function keepSteps() {
  if (whole === undefined) {
    const step = history.pushState.bind(history);
    const instead = history.replaceState.bind(history);
    history.pushState = (state, title, to) => (isStep(new URL(to, location)) ? step : instead)(state, title, to);
  }
  whole = location.pathname;
  passing = false;
}

function isStep(to) {
  if (passing || whole !== location.pathname) return false;
  if (to.pathname !== whole) return true;
  passing = !to.search;  // The page is being left: what stands in the address next is not it.
  const part = (search) => new URLSearchParams(search).get("part");
  return passing || part(to.search) !== part(location.search);
}

export default function ({ data }) {
  putMenuAway(data.page);
  keepOpen(data.page);
  fitPaper();
  keepSteps();
}
