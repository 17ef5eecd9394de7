// What a press further down has put elsewhere on the page is brought to whoever pressed.
export default function ({ parentElement, data }) {
  const pressed = document.activeElement;
  if (data.pressed && !(pressed && pressed.closest(data.pressed))) return;
  const block = parentElement.closest(data.block);
  if (block) block.scrollIntoView({ block: data.at });
}
