// Says why, should the page's script not come at all: opened as a file, in a frame that it is not served for, or in a
// browser that is too old for it. Plain, old JavaScript, and no inline script, which the page's policy forbids.
(() => {
  var FILE = [
    'A browser does not run this page from a file. Put its folder on a web server and open it from there.',
    '浏览器无法直接从本地文件运行本页面。请把整个文件夹放到网站服务器上，再从那里打开。',
  ];
  var OTHER = [
    'This page could not start. Reload it; if that does not help, open it in a tab of its own, in an up-to-date browser.',
    '页面无法启动。请刷新重试；如果仍不行，请用新版浏览器在单独的标签页中打开。',
  ];
  var said = false;

  function add(tag, text, language) {
    var element = document.createElement(tag);
    element.textContent = text;
    element.lang = language;
    (document.getElementById('inkling') || document.body).appendChild(element);
    return element;
  }

  function say() {
    var texts = location.protocol === 'file:' ? FILE : OTHER;
    var link;
    if (said) return;
    said = true;
    add('p', texts[0], 'en').setAttribute('role', 'alert');
    add('p', texts[1], 'zh-CN').setAttribute('role', 'alert');
    if (texts === FILE) return;
    link = add('a', 'Inkling', 'en');
    link.href = location.href;
    link.target = '_blank';
    link.rel = 'noopener';
  }

  // An element's error does not rise, so it is caught on its way down.
  addEventListener(
    'error',
    (event) => {
      if (event.target.tagName === 'SCRIPT') say();
    },
    true,
  );
  if (!('noModule' in document.createElement('script'))) say();
})();
