// Opens reports in Chromium and holds them to what they promise. Called by .ci/report.
//
//     node report.mjs LOFTE CHECKOUT

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [lofte, checkout] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'lofte-report-'));
const shots = path.join(work, 'screenshots');
fs.mkdirSync(shots);

const MOST_BYTES = 30 * 1024 * 1024;
const MOST_SECONDS = 3;
const MANY = 5000;

const HOSTILE = `Medborgarlöfte i Aneby kommun 2019 <script>window.hostile = 1</script>

Polisen lovar att:

- genomföra tio <img src=x onerror="window.hostile = 2"> kontroller
- synas mer </div></pre></details></main><script>window.hostile = 3</script>
- bjuda in till "><svg onload=window.hostile=4> möten

## Uppföljning

Löftena följs upp på https://polisen.se/"onmouseover="window.hostile=5 och javascript:window.hostile=6

\u202eAvslutning\u202c med \u001b[31m tecken
`;

function run(...args) {
  return execFileSync(lofte, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
}

function sources() {
  const folder = path.join(work, 'sources');
  fs.mkdirSync(folder);
  const real = path.join(checkout, 'corpus');
  const country = path.join(checkout, 'tests/country/text');
  const copy = (from, name) => fs.copyFileSync(path.join(from, name), path.join(folder, name));
  fs.readdirSync(real).filter(name => name.endsWith('.txt')).forEach(name => copy(real, name));
  fs.readdirSync(country).sort().slice(0, 30).forEach(name => copy(country, name));
  copy(path.join(real, 'cases'), 'variant-html-table.txt'.replace('html', 'follow-up-html'));
  fs.writeFileSync(path.join(folder, 'hostile.txt'), HOSTILE);
  fs.writeFileSync(path.join(folder, 'broken.txt'), 'Medborgarlöfte\0\0');
  return folder;
}

function report(name, ...args) {
  const file = path.join(work, name);
  try {
    run('report', ...args, '-o', file);
  } catch (error) {
    // One of the sources is broken, which the exit code tells.
    assert.equal(error.status, 1, String(error));
  }
  return file;
}

/** A page that must stay silent: no message, no request but for itself, no dialog. */
async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const noise = [];
  page.on('console', message => noise.push(`console: ${message.text()}`));
  page.on('pageerror', error => noise.push(`error: ${error}`));
  page.on('dialog', dialog => { noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => noise.push(`request: ${request.url()}`));
  const url = pathToFileURL(file).href;
  await page.goto(url, { waitUntil: 'load' });
  const silent = () => assert.deepEqual(noise.filter(one => one !== `request: ${url}`), [], `${file} is not silent`);
  return { page, silent, close: () => context.close() };
}

async function accessible(page, what) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ['violations'] });
    const places = of => of.nodes.slice(0, 3).map(node => `${node.html} ${node.failureSummary}`).join(' | ');
    return found.violations.map(of => `${of.id}: ${of.help}: ${places(of)}`);
  });
  assert.deepEqual(violations, [], `axe-core on ${what}`);
}

const inView = (page, selector) => page.evaluate(of => {
  const element = document.querySelector(of);
  const box = element.getClientRects()[0];
  const frame = element.closest('.source')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  const top = Math.max(0, frame.top), bottom = Math.min(innerHeight, frame.bottom);
  return box.top >= top - 1 && box.bottom <= bottom + 1;
}, selector);

async function policy(page) {
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
  const first = await page.evaluate(() => document.head.querySelector('style, script, link') ?.tagName + ' ' +
    (document.head.innerHTML.indexOf('Content-Security-Policy') < document.head.innerHTML.indexOf('<style')));
  assert.equal(first, 'STYLE true', 'the policy stands before what it governs');
}

async function filterByKeyboard(page) {
  const rows = page.locator('tr[data-doc]');
  const all = await rows.count();
  assert.equal(await page.locator('tr[data-doc]:visible').count(), all);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('name'));
  for (const name of ['kommun', 'year', 'theme', 'status']) {
    await page.evaluate(() => document.querySelector('#filter-note').scrollIntoView());
    for (let presses = 0; (await focused()) !== name; presses++) {
      assert.ok(presses < 400, `the Tab key does not reach ${name}`);
      await page.keyboard.press('Tab');
    }
    // The second choice: the first is "all".
    await page.keyboard.press('ArrowDown');
    const { chosen, expected } = await page.evaluate(name => {
      const chosen = document.querySelector(`select[name=${name}]`).value;
      const has = row => row.dataset[name].split(' ').includes(chosen);
      return { chosen, expected: Array.from(document.querySelectorAll('tr[data-doc]')).filter(has).map(row => row.dataset.doc) };
    }, name);
    assert.notEqual(chosen, '', name);
    const shown = await page.locator('tr[data-doc]:visible').evaluateAll(rows => rows.map(row => row.dataset.doc));
    assert.ok(shown.length > 0 && shown.length < all, `${name}: ${shown.length} of ${all}`);
    assert.deepEqual(shown, expected, name);
    const sheets = await page.locator('details.doc:visible').evaluateAll(all => all.map(of => of.id.slice(1)));
    assert.deepEqual(sheets.sort(), [...expected].sort(), `${name}: the documents below`);
    assert.match(await page.locator('output').textContent(), new RegExp(`\\b${shown.length}\\b`));
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.locator('tr[data-doc]:visible').count(), all);
  }
  // What fits nothing says so, and the button brings everything back.
  await page.selectOption('select[name=kommun]', { index: 1 });
  await page.selectOption('select[name=year]', { index: 1 });
  await page.locator('button[type=reset]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(all => document.querySelectorAll('tr[data-doc]:not([hidden])').length === all, all);
}

async function valuesAndSource(page) {
  const link = page.locator('tr[data-doc] a', { hasText: 'Eksjö' }).first();
  await link.focus();
  await page.keyboard.press('Enter');
  const id = (await link.getAttribute('href')).slice(1, -1);
  assert.ok(await page.locator(`#${id}`).evaluate(of => of.open), 'a link opens the document it leads to');
  const marks = await page.locator(`#${id} .of-values a.v[id]`).evaluateAll(all => all.map(of => of.getAttribute('href').slice(1)));
  assert.ok(marks.length > 20, `${marks.length} values`);
  // From the first to the last and back again: the source has to be scrolled each time.
  for (const mark of [marks.at(-1), marks[0], marks[Math.floor(marks.length / 2)]]) {
    await page.locator(`#${id} a.v[id][href="#${mark}"]`).click();
    await page.waitForFunction(mark => document.activeElement.id === mark, mark);
    await page.waitForTimeout(700);
    assert.ok(await inView(page, `#${mark}`), `${mark} is in view after a click on its value`);
    const text = await page.locator(`#${mark}`).textContent();
    assert.ok(text.trim().length > 0);
    await page.locator(`#${mark} a`).first().click();
    const value = mark.replace('s', 'v');
    await page.waitForFunction(value => location.hash === `#${value}` || document.querySelector(location.hash)?.matches('a.v'), value);
    assert.ok(await inView(page, await page.evaluate(() => location.hash)), `${value} is in view after a click on its mark`);
  }
  // Every link within the page leads somewhere, and no id is given twice.
  const broken = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll('[id]'), of => of.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    const nowhere = Array.from(document.querySelectorAll('a[href^="#"]')).filter(of => !document.getElementById(of.hash.slice(1)));
    return [...twice, ...nowhere.map(of => of.outerHTML.slice(0, 200))];
  });
  assert.deepEqual(broken, []);
}

async function hostileIsInert(page) {
  const found = await page.evaluate(() => ({
    ran: window.hostile,
    scripts: document.scripts.length,
    images: document.querySelectorAll('img, iframe, object, embed, link, base, [onerror], [onload], [onmouseover]').length,
    addresses: Array.from(document.links, of => of.href).filter(href => !/^(https?:|mailto:|file:.*#)/.test(href)),
    shown: document.body.textContent.includes('<script>window.hostile = 1</script>'),
    turned: /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/.test(document.body.textContent),
  }));
  assert.deepEqual(found, { ran: undefined, scripts: 1, images: 0, addresses: [], shown: true, turned: false });
}

async function withoutScripts(browser, file, names) {
  const { page, silent, close } = await open(browser, file, { javaScriptEnabled: false });
  assert.ok(!(await page.locator('#filter').isVisible()), 'what needs a script is not shown');
  assert.equal(await page.locator('tr[data-doc]:visible').count(), names);
  assert.equal(await page.locator('details.doc > summary:visible').count(), names);
  const first = page.locator('details.doc').first();
  await first.locator('summary').first().click();
  assert.ok(await first.locator('.source').isVisible(), 'a document opens without scripts');
  await first.locator('a.v[id]').last().click();
  assert.match(page.url(), /#d\d+s\d+$/);
  silent();
  await close();
}

async function pictures(browser, file, name) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await open(browser, file, { viewport: { width, height }, colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${name} is ${wide} px wide on a screen of ${width}`);
      await page.screenshot({ path: path.join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      const doc = page.locator('details.doc', { hasText: 'Eksjö' }).first();
      if (await doc.count()) {
        await doc.locator('summary').first().click();
        await doc.screenshot({ path: path.join(shots, `${name}-document-${width}-${colorScheme}.png`) });
      }
      await close();
    }
  }
}

async function archive(browser) {
  const tree = path.join(work, 'tree');
  execFileSync('python3', [path.join(checkout, 'benches/peers/make_tree.py'), tree, String(MANY)], { stdio: 'ignore' });
  const file = path.join(work, 'archive.html');
  const folder = path.join(work, 'archive pages');
  const begun = performance.now();
  run('report', tree, '-o', file, '--split', folder);
  const made = (performance.now() - begun) / 1000;
  const bytes = fs.statSync(file).size;
  const pages = fs.readdirSync(folder);
  assert.ok(pages.length >= MANY, `${pages.length} pages`);
  let best = Infinity;
  for (let round = 0; round < 3 && best > MOST_SECONDS / 2; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
    best = Math.min(best, (performance.now() - start) / 1000);
    await context.close();
  }
  console.log(`${pages.length} documents: made in ${made.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, opened in ${best.toFixed(2)} s`);
  assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
  assert.ok(best < MOST_SECONDS, `${best} s to open`);
  // To a page of its own and back.
  const { page, silent, close } = await open(browser, path.join(folder, pages[0]));
  await policy(page);
  await accessible(page, 'a page of one document');
  await page.screenshot({ path: path.join(shots, 'single.png') });
  silent();
  await close();
  const context = await browser.newContext();
  const whole = await context.newPage();
  await whole.goto(pathToFileURL(file).href);
  await whole.locator('tr[data-doc] a').first().click();
  await whole.locator('.source').waitFor();
  await whole.locator('.back a').click();
  await whole.locator('#documents').waitFor();
  await context.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
try {
  const folder = sources();
  for (const lang of ['sv', 'en']) {
    const file = report(`${lang}.html`, folder, '--lang', lang);
    for (const colorScheme of ['light', 'dark']) {
      const { page, silent, close } = await open(browser, file, { colorScheme });
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      await policy(page);
      await accessible(page, `${lang}, ${colorScheme}`);
      await page.evaluate(() => document.querySelectorAll('details').forEach(of => { of.open = true; }));
      await accessible(page, `${lang}, ${colorScheme}, everything open`);
      silent();
      await close();
    }
    const { page, silent, close } = await open(browser, file);
    await hostileIsInert(page);
    await filterByKeyboard(page);
    await valuesAndSource(page);
    silent();
    await close();
    await withoutScripts(browser, file, await countOf(file));
    await pictures(browser, file, lang);
    console.log(`${lang}: silent, accessible in light and dark, filtered by keyboard, values and source linked, hostile text inert`);
  }
  await archive(browser);
  console.log(`screenshots in ${shots}`);
} finally {
  await browser.close();
}

async function countOf(file) {
  return (fs.readFileSync(file, 'utf8').match(/<tr data-doc=/g) ?? []).length;
}
