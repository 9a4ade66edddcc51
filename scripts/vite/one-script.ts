/** Scripts of the built page that are loaded by a fixed name, and not as modules. */
import { build } from 'vite';

/**
 * An entry with all that it imports, as one classic script that leaves no name in the page around it.
 *
 * @param entry absolute path
 * @param name of the script
 */
export async function oneScript(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', entryFileNames: name, codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const [only, more] = outputs;
  if (only?.type !== 'chunk' || more) throw new Error(`${name} is not one script`);
  return only.code;
}
