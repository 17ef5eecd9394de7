// Easy read was switched on further down: show what it put under the heading.
export default function ({ parentElement }) {
  const switched = document.activeElement && document.activeElement.closest(".st-key-easy");
  if (switched) parentElement.closest(".st-key-card-short").scrollIntoView({ block: "start" });
}
