/* Before anything is painted: the reader's own light and text size, and whether keys are in use. Everything works without this. */
(function () {
  "use strict";
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem("farwire.theme");
    var size = localStorage.getItem("farwire.size");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (/^[1-3]$/.test(size || "")) root.dataset.size = size;
    if (localStorage.getItem("farwire.keys") === "off") root.dataset.keys = "off";
  } catch (refused) {
    /* Storage is switched off: the system's choice holds. */
  }
})();
