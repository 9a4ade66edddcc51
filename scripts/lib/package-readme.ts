/** What a teacher finds beside the page in the zip. Windows' editor wants its line ends. */
export function packageReadme(version: string): string {
  return `${TEXT.replaceAll('VERSION', version).trim().replaceAll('\n', '\r\n')}\r\n`;
}

const TEXT = `
Inkling VERSION

Draw a digit, and a small neural network in the browser reads it and can be trained live. There is no server behind it:
nothing is sent anywhere.

1. Unpack this zip.
2. Upload the folder "inkling" to any web space that serves plain files: the university's, GitHub Pages, Netlify ...
   Opening index.html from the disk does not work: browsers run such pages from a web server only.
3. Open https://YOUR-SITE/inkling/ in a browser.

Use https. Over plain http the page works, but it is not kept for use without a network.
To show it in a page of another site, that server has to allow it: send the header "Access-Control-Allow-Origin: *" for this
folder if the other site uses sandboxed frames, and send no "X-Frame-Options". How, for nginx, Apache, GitHub Pages and
Netlify, is in hosting.md beside this text; how a course page shows Inkling, in embedding.md. The panel "Share and take away" at
the foot of the page makes the line to paste for you.

The digits are MNIST's, by Y. LeCun, C. Cortes and C. Burges (CC BY-SA 3.0). The page is free software (MIT).


Inkling VERSION（中文说明）

手写一个数字，浏览器里的小型神经网络就会识别它，还可以当场训练这个网络。没有后台服务器，不会向外发送任何数据。

1. 解压此压缩包。
2. 把 “inkling” 文件夹上传到任何能提供静态文件的网站空间（学校的服务器、GitHub Pages、Netlify 等）。
   直接从磁盘双击 index.html 是打不开的：浏览器只运行由网站服务器提供的此类页面。
3. 在浏览器中打开 https://您的网站/inkling/ 。

请使用 https。用 http 时页面可以使用，但不会保存离线副本。
如果要嵌入其他网站的页面，本服务器需要允许：对方使用沙盒框架（sandbox）时，请为此文件夹发送响应头
“Access-Control-Allow-Origin: *”，并且不要发送 “X-Frame-Options”。nginx、Apache、GitHub Pages 和 Netlify
的设置方法见本文件旁边的 hosting.md，课程页面的嵌入方法见 embedding.md（均为英文）。页面底部的“分享与带走”面板
可以直接生成要粘贴的代码。

数字样本来自 MNIST，作者 Y. LeCun、C. Cortes、C. Burges（CC BY-SA 3.0）。本页面是自由软件（MIT 许可证）。
`;
