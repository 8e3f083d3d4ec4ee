/**
 * Code of the page: each chart wakes up, with tooltips, when a pointer or finger first reaches it. Until then, without
 * scripts and in print the still picture stands. `vega` and `vegaTooltip` are inlined before it.
 */
export const PAGE_SCRIPT = `
document.querySelectorAll('.chart[data-spec]').forEach(function (box) {
  function wake() {
    box.removeEventListener('pointerenter', wake);
    box.removeEventListener('touchstart', wake);
    var spec = JSON.parse(document.getElementById(box.dataset.spec).textContent);
    var live = document.createElement('div');
    var handler = new vegaTooltip.Handler({ theme: 'light' });
    var view = new vega.View(vega.parse(spec), { renderer: 'svg', container: live, hover: true, tooltip: handler.call });
    view.runAsync().then(function () {
      box.querySelector('.still').replaceWith(live);
    });
  }
  box.addEventListener('pointerenter', wake);
  box.addEventListener('touchstart', wake, { passive: true });
});
window.addEventListener('beforeprint', function () {
  document.querySelectorAll('details').forEach(function (one) { one.open = true; });
});
`;
