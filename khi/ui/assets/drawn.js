// Says once, when the browser has drawn what it was sent until here, that it is ready for the rest.
const told = new WeakSet();

export default function ({ parentElement, setTriggerValue }) {
  if (told.has(parentElement)) return;
  told.add(parentElement);
  requestAnimationFrame(() => setTimeout(() => setTriggerValue("drawn", true)));
}
