import { strToU8 } from 'fflate';
import { weightShapes } from '../../model/weights';
import { type Hdf5Array, writeHdf5 } from '../hdf5/write';
import type { ModelContent } from '../model-file';
import { zip } from '../zip';
import { CONFIG_FILE, METADATA_FILE, WEIGHTS_FILE } from './read-keras';
import { kerasConfig } from './write-config';

/** The version whose form this is, and a moment, which Keras asks for: the same model gives the same bytes. */
const METADATA = { keras_version: '3.0.0', date_saved: '1980-01-01@12:00:00' };

/**
 * A model as Keras 3 saves one, for `keras.saving.load_model`. Its input's name says what a pixel full of ink is, 1 or 255;
 * what reads it elsewhere has to give it that. Source: keras/src/saving/saving_lib.py.
 */
export function writeKeras({ network, weights }: ModelContent): Uint8Array {
  const layers: Record<string, { readonly vars: Record<string, Hdf5Array> }> = {};
  for (const [index, { name, shape }] of weightShapes(network).entries()) {
    const layer = name.slice(0, name.lastIndexOf('/'));
    const vars = layers[layer]?.vars ?? {};
    vars[Object.keys(vars).length] = { shape, values: weights[index]! };
    layers[layer] = { vars };
  }
  return zip([
    [METADATA_FILE, strToU8(JSON.stringify(METADATA))],
    [CONFIG_FILE, strToU8(JSON.stringify(kerasConfig(network)))],
    [WEIGHTS_FILE, writeHdf5({ layers, vars: {} })],
  ]);
}
