/* What fails becomes a plain form or link again; toasts; the second cart count. */
(() => {
  const d = document, on = (names, act) => names.split(" ").forEach(name => d.addEventListener(name, act));
  on("htmx:sendError htmx:timeout htmx:swapError htmx:responseError", ({ detail: { elt } }) => {
    const part = elt.closest("form") || elt, line = d.createElement("p");
    if (part.hasAttribute("hx-disable") || !part.parentNode) return;
    part.setAttribute("hx-disable", "");
    htmx.process(part);
    line.className = "notice bad";
    line.setAttribute("role", "alert");
    line.textContent = d.body.dataset.failed;
    part.parentNode.insertBefore(line, part);
    line.scrollIntoView({ block: "nearest" });
  });
  on("htmx:beforeRequest htmx:afterRequest", ({ type, detail: { target } }) =>
    target && target.setAttribute("aria-busy", type == "htmx:beforeRequest"));
  on("toast", ({ detail }) => {
    const toast = d.getElementById("toast");
    toast.hidden = true;
    toast.offsetWidth;
    toast.hidden = false;
    toast.textContent = detail.value;
  });
  on("htmx:afterSettle htmx:oobAfterSwap", () => {
    const badge = d.getElementById("cart-badge");
    badge && d.querySelectorAll("[data-cart]").forEach(count => {
      count.textContent = badge.textContent;
      count.hidden = badge.hidden;
    });
  });
})();
