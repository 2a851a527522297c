#!/bin/sh
# Make sure a Chromium and a Chinese font are there for the browser journeys.
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v microsoft-edge)
font=$(command -v fc-list >/dev/null && fc-list :lang=zh | head -n 1)
[ -n "$browser" ] && [ -n "$font" ] && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "安装浏览器与中文字体（chromium、fonts-noto-cjk）……"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null && exit 0
  echo "安装失败：请检查软件源后重试。"
  [ "$CI" = true ] && exit 1
fi
echo "未能安装浏览器或中文字体：将使用本机已有的 Chrome 或 Edge；都没有时跳过浏览器测试。"
exit 0
