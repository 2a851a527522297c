// Bring the first highlighted words into view: within the text's own box, and the box on the page;
// or the picture of the page that has them.
requestAnimationFrame(() => {
  const mark = document.querySelector(".st-key-source-text mark");
  const box = document.querySelector(".st-key-source-text");
  const page = document.querySelector(".st-key-source-page");
  if (page) page.scrollIntoView({ block: "nearest", behavior: "smooth" });
  if (!mark || !box) return;
  if (box.scrollHeight > box.clientHeight) {
    const offset = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTo({ top: box.scrollTop + offset - box.clientHeight / 3, behavior: "smooth" });
    box.scrollIntoView({ block: "nearest", behavior: "smooth" });
  } else {
    mark.scrollIntoView({ block: "center", behavior: "smooth" });
  }
});
