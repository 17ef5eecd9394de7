// Saves the chart of this card as a picture that can stand by itself: its title, how it was
// measured, how sure we are, its source, the day, and whether it is invented, drawn with it.
const SIDE = 32, LINE = 1.4, SCALE = 2, MARK = 36;

export default function ({ parentElement, data }) {
  const buttons = [...parentElement.querySelectorAll("button[data-kind]")];
  const card = parentElement.closest('[class*="st-key-card-"]');
  const save = async (event) => {
    const kind = event.currentTarget.dataset.kind;
    const shown = card && card.querySelector(".js-plotly-plot, .khi-rows");
    if (!shown) return say(parentElement, "The chart is not on the page yet. Open it, then try again.");
    const { markup, width, height } = await composed(shown, data);
    const blob = kind === "svg" ? new Blob([markup], { type: "image/svg+xml" })
                                : await painted(markup, width, height, data.paper);
    offer(blob, `${data.file}.${kind}`);
    say(parentElement, "Saved.");
  };
  buttons.forEach((each) => each.addEventListener("click", save));
  return () => buttons.forEach((each) => each.removeEventListener("click", save));
}

function say(root, words) { root.querySelector("[role=status]").textContent = words; }

// One SVG: words above, what is shown, words below.
async function composed(shown, data) {
  const { box, at } = shown.matches(".khi-rows") ? rows(shown) : layers(shown);
  const width = Math.round(box.width) + 2 * SIDE;
  const words = [];
  let y = SIDE;
  const write = (text, size, colour, weight) => {
    for (const line of wrapped(text, size, weight, width - 2 * SIDE, data.font)) {
      y += size * LINE;
      words.push(`<text x="${SIDE}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${safe(line)}</text>`);
    }
  };
  if (data.mark) write(data.mark, 14, data.ink, 700);
  write(data.title, 22, data.ink, 700);
  write(data.subtitle, 15, data.muted, 400);
  y += 20;
  const chart = at(SIDE, y);
  y += Math.round(box.height) + 8;
  for (const key of keys(shown)) {
    y += 5;
    words.push(mark(key, SIDE, y + 16, data));
    for (const line of wrapped(key.says, 15, 400, width - 2 * SIDE - MARK, data.font)) {
      y += 15 * LINE;
      words.push(`<text x="${SIDE + MARK}" y="${y}" font-size="15" fill="${data.ink}">${safe(line)}</text>`);
    }
  }
  y += 6;
  for (const text of data.under) write(text, 15, data.ink, 400);
  for (const text of [...data.small, `From: ${location.href}`]) write(text, 13, data.muted, 400);
  const height = Math.round(y + SIDE);
  const style = `<style>${await face()} text{font-family:${data.font.replaceAll('"', "'")}}</style>`;
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${safe(data.title)}</title><desc>${safe(data.alt)}</desc>${style}<rect width="100%" height="100%" fill="${data.paper}"/>${words.join("")}${chart}</svg>`;
  return { markup, width, height };
}

// What the marks of a chart mean, as it stands beside it; rows bring their own.
function keys(shown) {
  if (shown.matches(".khi-rows")) return [];
  const card = shown.closest('[class*="st-key-card-"]');
  return [...card.querySelectorAll(".khi-keys > span")].map((each) => {
    const sign = each.firstElementChild;
    const says = [...each.childNodes].filter((part) => part !== sign).map((part) => part.textContent).join(" ");
    return { sign, says: sign ? says : each.textContent };
  });
}

// A mark as the page shows it: a letter, a shape, a line, or a shade, hatched where that is.
function mark({ sign }, x, y, data) {
  if (!sign) return "";
  const style = getComputedStyle(sign), middle = x + 11;
  if (sign.matches("b")) return `<circle cx="${middle}" cy="${y}" r="11" fill="${style.backgroundColor}"/><text x="${middle}" y="${y + 5}" text-anchor="middle" font-size="13" font-weight="700" fill="${style.color}">${safe(sign.textContent)}</text>`;
  const path = /path\((?:evenodd,\s*)?["']([^"']+)["']\)/.exec(style.clipPath);
  if (path) return `<path transform="translate(${x} ${y - 8})" fill-rule="evenodd" d="${path[1]}" fill="${style.backgroundColor}"/>`;
  if (sign.textContent) return `<text x="${middle}" y="${y + 6}" text-anchor="middle" font-size="18" fill="${style.color}">${safe(sign.textContent)}</text>`;
  const over = parseFloat(style.borderTopWidth), box = `x="${x}" y="${y - 6}" width="22" height="12" rx="2"`;
  if (style.height === "0px" && over) return `<path d="M${x} ${y}h28" stroke="${style.borderTopColor}" stroke-width="${over}"${style.borderTopStyle === "dashed" ? ' stroke-dasharray="5 3"' : ""}/>`;
  const hatch = style.backgroundImage === "none" ? "" : `<path d="M${x + 2} ${y + 6}l9 -12m3 12l6 -12" stroke="${data.muted}"/>`;
  return `<rect ${box} fill="${hatch ? data.paper : style.backgroundColor}" stroke="${data.muted}"/>${hatch}`;
}

// A chart, layer by layer.
function layers(plot) {
  const every = [...plot.querySelectorAll(".main-svg")];
  // As it was drawn: behind another tab the chart itself has no size.
  const box = { width: Number(every[0].getAttribute("width")), height: Number(every[0].getAttribute("height")) };
  return { box, at: (x, y) => every.map((each) => nested(each, x, y)).join("") };
}

function nested(layer, x, y) {
  const copy = layer.cloneNode(true);
  copy.setAttribute("x", x);
  copy.setAttribute("y", y);
  copy.removeAttribute("style");
  return new XMLSerializer().serializeToString(copy);
}

// Words broken into lines that fit, as the browser measures them.
function wrapped(text, size, weight, room, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${font}`;
  const lines = [];
  let line = "";
  for (let word of String(text).split(/\s+/).filter(Boolean)) {
    while (pen.measureText(word).width > room) {  // A link has no spaces to break it at.
      let fits = word.length;
      while (fits > 1 && pen.measureText(word.slice(0, fits)).width > room) fits -= 1;
      if (line) lines.push(line);
      [line, word] = [word.slice(0, fits), word.slice(fits)];
    }
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > room) { lines.push(line); line = word; }
    else line = longer;
  }
  return line ? [...lines, line] : lines;
}

// The type the page already has, inside the picture, so that it looks the same anywhere.
async function face() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules]; } catch { return []; }
  });
  const rule = rules.find((each) => each instanceof CSSFontFaceRule && /Source Sans/.test(each.cssText) && !/italic/.test(each.cssText));
  const where = rule && /url\("?([^")]+)"?\)/.exec(rule.cssText);
  if (!where) return "";
  const home = rule.parentStyleSheet.href || document.baseURI;
  const file = await fetch(new URL(where[1], home)).then((each) => each.arrayBuffer());
  let bytes = "";
  for (const byte of new Uint8Array(file)) bytes += String.fromCharCode(byte);
  return `@font-face{font-family:'Source Sans';font-weight:200 900;src:url(data:font/woff2;base64,${btoa(bytes)})}`;
}

async function painted(markup, width, height, paper) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([markup], { type: "image/svg+xml" }));
  await image.decode();
  const sheet = Object.assign(document.createElement("canvas"), { width: SCALE * width, height: SCALE * height });
  const pen = sheet.getContext("2d");
  pen.fillStyle = paper;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(image, 0, 0, sheet.width, sheet.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

function offer(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function safe(text) {
  return String(text).replace(/[&<>"]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[each]);
}
