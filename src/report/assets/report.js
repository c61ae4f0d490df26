'use strict';
// Without this the page shows everything; with it the list of documents can be narrowed.
(() => {
  const form = document.getElementById('filter');
  if (!form) return;
  const rows = Array.from(document.querySelectorAll('tr[data-doc]'), row => ({
    row,
    sheet: document.getElementById('d' + row.dataset.doc),
    has: Object.fromEntries(['kommun', 'year', 'theme', 'status'].map(name => [name, new Set(row.dataset[name].split(' '))])),
  }));
  const choices = Array.from(form.querySelectorAll('select'));
  const output = form.querySelector('output');
  const apply = () => {
    const wanted = choices.filter(choice => choice.value);
    let shown = 0;
    for (const { row, sheet, has } of rows) {
      const fits = wanted.every(choice => has[choice.name].has(choice.value));
      row.hidden = !fits;
      if (sheet) sheet.hidden = !fits;
      if (fits) shown += 1;
    }
    output.textContent = shown ? output.dataset.text.replace('{}', shown) : output.dataset.none;
  };
  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', event => event.preventDefault());
  apply();
})();
