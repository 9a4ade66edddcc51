/** The parts of the Cache API that are used, in memory. */
export function fakeCaches(): CacheStorage {
  const stores = new Map<string, Map<string, { readonly body: ArrayBuffer; readonly headers: Headers }>>();
  const urlOf = (request: RequestInfo | URL) =>
    typeof request === 'object' && 'url' in request ? request.url : String(request);
  const open = (name: string) => {
    const store = stores.get(name) ?? new Map();
    stores.set(name, store);
    return {
      match: async (request: RequestInfo | URL) => {
        const kept = store.get(urlOf(request));
        return kept && new Response(kept.body, { headers: kept.headers });
      },
      put: async (request: RequestInfo | URL, response: Response) => {
        store.set(urlOf(request), { body: await response.arrayBuffer(), headers: response.headers });
      },
      delete: async (request: RequestInfo | URL) => store.delete(urlOf(request)),
      keys: async () => [...store.keys()].map((url) => ({ url })),
    };
  };
  return {
    open: async (name: string) => open(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  } as unknown as CacheStorage;
}
