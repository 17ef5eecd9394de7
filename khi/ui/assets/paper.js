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

export default function () {
  if (heard) return;
  heard = true;
  addEventListener("beforeprint", fit);
  addEventListener("afterprint", undo);
  matchMedia("print").addEventListener("change", (asked) => (asked.matches ? fit() : undo()));
}
