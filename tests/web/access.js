// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// What a page owes to everybody, checked in the page itself; returns a list of complaints.
() => {
  const complaints = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const label = (element) => `${element.tagName.toLowerCase()}.${element.className || element.id} "${(element.textContent || "").trim().slice(0, 30)}"`;
  const named = (element) => Boolean((element.getAttribute("aria-label") || element.textContent || "").trim()
    || [...(element.labels ?? [])].some((one) => one.textContent.trim()));

  for (const element of document.querySelectorAll("button, a[href], input, select, textarea, summary")) {
    if (!shown(element)) continue;
    if (!named(element)) complaints.push(`no name: ${label(element)}`);
    const box = element.getBoundingClientRect();
    const isSkip = element.id === "skip";
    if (!isSkip && (box.height < 43.5 || box.width < 43.5)) complaints.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${label(element)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) complaints.push(`two of #${id}`);
  for (const name of ["aria-describedby", "aria-labelledby", "aria-controls"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(" ")) if (!document.getElementById(id)) complaints.push(`${name} leads nowhere: ${id}`);
    }
  }
  if ([...document.querySelectorAll("h1")].filter(shown).length !== 1) complaints.push("not exactly one h1");
  if (document.querySelectorAll("main").length !== 1) complaints.push("not exactly one main");
  if (!document.documentElement.lang) complaints.push("no language");
  if ([...document.querySelectorAll(".button-primary")].filter(shown).length > 1) complaints.push("more than one main button");

  const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.7) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(element) || element.closest(":disabled, option, noscript, script, .sr-only, .skip-link")) continue;
    const [one, two] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < 4.5) complaints.push(`contrast ${ratio.toFixed(1)}: ${label(element)}`);
    if (parseFloat(getComputedStyle(element).fontSize) < 13.9) complaints.push(`small text: ${label(element)}`);
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) complaints.push(`scrolls sideways by ${wide}`);
  return complaints;
}
