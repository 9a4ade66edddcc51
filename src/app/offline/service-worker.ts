/** The parts of the browser's own types that are used, so that a test can stand in for them. */

type Options = { readonly signal?: AbortSignal };

export type Worker = {
  readonly state: ServiceWorkerState;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'statechange', listener: () => void, options?: Options): void;
};

export type WorkerRegistration = {
  readonly installing: Worker | null;
  readonly waiting: Worker | null;
  readonly active: Worker | null;
  addEventListener(type: 'updatefound', listener: () => void, options?: Options): void;
};

export type WorkerContainer = {
  readonly controller: Worker | null;
  register(url: string, options: RegistrationOptions): Promise<WorkerRegistration>;
  addEventListener(type: 'controllerchange', listener: () => void, options?: Options): void;
};
