"use strict";
(() => {
  const form = document.querySelector("form");
  const shown = document.querySelector("#tampil");
  const findings = [...document.querySelectorAll("article")];
  const sections = [...document.querySelectorAll("section[data-dokumen]")];
  const apply = () => {
    const levels = new Set([...form.querySelectorAll("input[name=tingkat]:checked")].map((box) => box.value));
    const code = form.elements.kode.value, origin = form.elements.asal.value;
    const words = form.elements.cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of findings) {
      const data = article.dataset;
      const text = `${article.textContent} ${article.parentElement.dataset.dokumen}`.toLowerCase();
      const fits = levels.has(data.tingkat) && (!code || data.kode === code) && (!origin || data.asal === origin) &&
        words.every((word) => text.includes(word));
      article.hidden = !fits;
      count += fits ? 1 : 0;
    }
    const all = findings.length === count;
    for (const section of sections) section.hidden = !all && !section.querySelector("article:not([hidden])");
    shown.textContent = `${count} / ${findings.length}`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.cetak.addEventListener("click", () => window.print());
  form.hidden = false;
  apply();
})();
