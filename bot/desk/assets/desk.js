// Comfort only: every page can be read and every form sent without this.
"use strict";

// "/" goes to the first field, j and k to the next and the previous item of a list, and
// x chooses the item or leaves it.
const items = () => [...document.querySelectorAll(".case > a.open, details.part > summary")];

function step(by) {
  const all = items();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
  if (event.key === "x") document.activeElement.closest(".case")?.querySelector(".pick input")?.click();
  if (event.key === "/") {
    const field = document.querySelector("main input:not([type=hidden], [type=checkbox]), main textarea");
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});

// A link to a part opens its evidence.
function open() {
  const part = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (part && part.tagName === "DETAILS") part.open = true;
}
addEventListener("hashchange", open);
open();

// A form is sent once.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));
