// Runs before the first paint, so that a dark page never flashes white: wears what the last visit wore.
(function () {
  var chosen = null;
  var last = {};
  try {
    chosen = localStorage.getItem("flowc-color-scheme");
    last = JSON.parse(localStorage.getItem("flowc-last-look") || "{}") || {};
  } catch {
    // Storage may be refused; the system's choice holds then.
  }
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  if (chosen === "dark" || chosen === "light") dark = chosen === "dark";
  else if (chosen === "custom") dark = last.scheme === "dark";
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  if (chosen !== "auto" && /^#[0-9a-f]{6}$/.test(last.ground) && (last.scheme === "dark") === dark)
    document.documentElement.style.background = last.ground;
})();
