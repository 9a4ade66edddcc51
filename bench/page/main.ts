/** `npm run bench`: what a person waits for, on the built page in a real Chromium. */
import { serve } from '../../scripts/lib/server';
import { describeMachine, launchBrowser, machineLine } from '../lib/browser';
import { pageFigures } from './figures';
import { pageReport } from './report';

const { url, server } = await serve({ cache: true });
const browser = await launchBrowser();
console.log(machineLine(await describeMachine(browser)));
const figures = await pageFigures(browser, url, console.error);
console.log(pageReport(figures));
await browser.close();
server.close();
