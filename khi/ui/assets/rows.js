// What picture.js needs for rows that are not a chart: sent only where there are some.

// Rows that the style sheet draws, as shapes and words where the browser has put them.
function rows(root) {
  const box = root.getBoundingClientRect();
  const parts = [...root.querySelectorAll("*")].flatMap((each) => [...shapes(each), ...lines(each)]);
  return { box, at: (x, y) => `<g transform="translate(${x - box.left} ${y - box.top})">${parts.join("")}</g>` };
}

function shapes(element) {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const fill = (css) => { const [r, g, b, a] = shade(css); return `fill="rgb(${r},${g},${b})" fill-opacity="${a / 255}"`; };
  const stroke = (css, width, dash) => { const [r, g, b] = shade(css); return `fill="none" stroke="rgb(${r},${g},${b})" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ""}`; };
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const diamond = (half, paint) => `<path d="M${middle.x} ${middle.y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}Z" ${paint}/>`;
  if (element.matches(".khi-ring")) return [`<circle cx="${middle.x}" cy="${middle.y}" r="${box.width / 2 - 1}" ${stroke(style.color, 2, "3 2")}/>`];
  if (element.matches(".khi-icon")) {
    const path = /path\((?:evenodd,\s*)?["']([^"']+)["']\)/.exec(style.clipPath);
    return path ? [`<path transform="translate(${box.left} ${box.top})" fill-rule="evenodd" d="${path[1]}" ${fill(style.color)}/>`] : [];
  }
  if (element.matches(".khi-own")) return [diamond(box.width / 2, fill(style.backgroundColor)), diamond(box.width / 2 - 1, stroke(style.borderTopColor, parseFloat(style.borderTopWidth)))];
  const drawn = [];
  if (element.matches(".khi-track")) drawn.push(`<rect x="${box.left}" y="${box.top + 37}" width="${box.width}" height="2" ${fill(getComputedStyle(element.ownerDocument.documentElement).getPropertyValue("--rule"))}/>`);
  if (element.matches(".khi-withheld")) drawn.push(`<rect x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" ${stroke(style.color, 1, "4 4")}/>`);
  if (shade(style.backgroundColor)[3]) {
    const round = Math.min(style.borderRadius.endsWith("%") ? box.height : parseFloat(style.borderRadius) || 0, box.height / 2);
    drawn.push(`<rect x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" rx="${round}" ${fill(style.backgroundColor)}/>`);
  }
  const left = parseFloat(style.borderLeftWidth), under = parseFloat(style.borderBottomWidth);
  if (left && style.borderLeftStyle === "dotted") drawn.push(`<path d="M${box.left + left / 2} ${box.top}V${box.bottom}" ${stroke(style.borderLeftColor, left, "2 3")}/>`);
  if (under && element.matches(".khi-row")) drawn.push(`<path d="M${box.left} ${box.bottom}H${box.right}" ${stroke(style.borderBottomColor, under)}/>`);
  if (element.matches(".khi-mark-own")) drawn.push(diamond(7, fill(getComputedStyle(element, "::after").backgroundColor)));
  return drawn;
}

// The words an element itself holds, line by line as they are broken on the page.
function lines(element) {
  const style = getComputedStyle(element), pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const [r, g, b] = shade(style.color), rise = pen.measureText("x").fontBoundingBoxAscent;
  const texts = [...element.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE);
  return texts.flatMap((node) => broken(node)).map(({ x, top, height, words }) => {
    const size = pen.measureText("x"), free = height - size.fontBoundingBoxAscent - size.fontBoundingBoxDescent;
    return `<text x="${x}" y="${top + free / 2 + rise}" font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="rgb(${r},${g},${b})">${safe(words)}</text>`;
  });
}

function broken(node) {
  const found = [], range = document.createRange();
  for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const box = range.getBoundingClientRect(), last = found[found.length - 1];
    if (!box.width) continue;
    if (last && Math.abs(last.top - box.top) < 2) last.words += ` ${word[0]}`;
    else found.push({ x: box.left, top: box.top, height: box.height, words: word[0] });
  }
  return found;
}

// A colour of the style sheet, however it is written, in red, green, blue and cover.
function shade(css) {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data;
}
