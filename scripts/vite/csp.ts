import type { Plugin } from 'vite';

/**
 * What the page may do: run its own scripts, and load its own files. `wasm-unsafe-eval` is for the kernels; `blob:` workers are
 * for frames without an origin (src/app/spawn.ts), `blob:` and `data:` images for pictures that a person brings or saves.
 * `frame-ancestors` is missing because a meta element cannot say it: see docs/hosting.md.
 */
const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The page's Content-Security-Policy, as a meta element or a header says it. */
export const CONTENT_SECURITY_POLICY = Object.entries(POLICY)
  .map(([directive, sources]) => [directive, ...sources].join(' '))
  .join('; ');

/** Puts the policy into the built page, before anything that it is to hold for. Vite's own server runs inline scripts. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
