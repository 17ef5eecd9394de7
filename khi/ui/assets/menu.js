// After another page was chosen: the menu that lay over a narrow page is put away, and whoever came
// from the menu by keyboard goes on at the page's heading, not through the menu again.
let shown;

export default function ({ data }) {
  const [before, heading] = [shown, document.querySelector(".khi h1")];
  shown = data.page;
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
