// Runs before the first paint, so that a chosen dark page never flashes white.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("flowc-color-scheme");
  } catch {
    // Storage may be refused; the system's choice holds then.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
