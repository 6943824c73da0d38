// The queue board: a row dragged onto a person or a queue is given; what is chosen is not swept away meanwhile.
import htmx from "htmx.org";

let dragged = "";
const near = (event, what) => event.target.closest?.(what);
document.addEventListener("dragstart", (event) => {
  dragged = near(event, "[data-drag]")?.dataset.drag ?? "";
  if (dragged) event.dataTransfer.setData("text/plain", dragged);
});
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
  const place = dragged && near(event, "[data-drop]");
  if (!place) return;
  if (kind !== "dragleave") event.preventDefault();
  place.classList.toggle("drop-here", kind === "dragover");
  if (kind === "drop") htmx.ajax("POST", near(event, "[data-board]").dataset.board, { values: { ids: dragged, to: place.dataset.drop }, swap: "none" });
});
document.addEventListener("dragend", () => { dragged = ""; });
document.addEventListener("htmx:beforeRequest", (event) => {
  const busy = event.target.id === "board-body" && !event.detail.requestConfig.triggeringEvent?.type.startsWith("board") && (dragged || event.target.querySelector(":checked"));
  if (busy) event.preventDefault();
});
