// Bring the first highlighted words into view: within the text's own box, and the box on the page.
requestAnimationFrame(() => {
  const mark = document.querySelector(".st-key-source-text mark");
  const box = document.querySelector(".st-key-source-text");
  if (!mark || !box) return;
  if (box.scrollHeight > box.clientHeight) {
    const offset = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: box.scrollTop + offset - box.clientHeight / 3, behavior: "smooth" });
    box.scrollIntoView({ block: "nearest", behavior: "smooth" });
  } else {
    mark.scrollIntoView({ block: "center", behavior: "smooth" });
  }
});
