// The page is Chinese, whatever its frame says: browsers choose glyphs and offers of translation by
// it, and what the frame itself says to eyes and screen readers is said in Chinese.
(() => {
  document.documentElement.lang = "zh-CN";
  if (window.leaselensSpeaksChinese) return;
  window.leaselensSpeaksChinese = true;
  const whole = {
    "Skip to main content": "跳到正文", "Navigate to home page": "回到首页", "Logo": "租鉴标志",
    "App pages": "页面", "Open": "展开选项", "Clear all": "全部清除", "Clear": "清除",
    "Selected values": "已选", "Dismiss": "关闭", "Close": "关闭", "No results": "没有符合的选项",
    "Pagination": "翻页", "Previous page": "上一页", "Next page": "下一页", "Add files": "添加文件",
    "file upload": "选择文件", "Page not found": "没有这个页面",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "网址中的页面不存在，已打开案例概览。",
  };
  const forms = [
    [/^Help for (.*)$/s, "说明：$1"], [/^Remove (.*)$/s, "移除：$1"], [/^Page (\d+)$/, "第$1页"],
  ];
  const said = ["aria-label", "alt", "title"];

  const inChinese = (words) => {
    if (Object.hasOwn(whole, words)) return whole[words];
    const form = forms.find(([english]) => english.test(words));
    return form && words.replace(...form);
  };
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = node.nodeValue.trim();
      if (Object.hasOwn(whole, words)) node.nodeValue = whole[words];
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of said) {
      const words = inChinese(node.getAttribute(name) ?? "");
      if (words) node.setAttribute(name, words);
    }
    node.childNodes.forEach(translate);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else translate(change.target);
    }
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: said,
  });
  translate(document.body);

  // A dispute being told is sent at every pause, so that its draft is kept though the page is left.
  const told = ".st-key-predict-facts, .st-key-predict-defence";
  let pause;
  const sendAtPause = (event) => {
    const box = event.target;
    if (event.isComposing || !(box instanceof HTMLTextAreaElement) || !box.closest(told)) return;
    clearTimeout(pause);
    const done = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true });
    pause = setTimeout(() => box.dispatchEvent(done), 1500);
  };
  document.addEventListener("input", sendAtPause);
  document.addEventListener("compositionend", sendAtPause);
})();
