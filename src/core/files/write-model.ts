import { writeKeras } from './keras/write-keras';
import type { ModelContent } from './model-file';
import { writeOnnx } from './onnx/write-onnx';
import { writeTfjsZip } from './tfjs/write-tfjs';

/** The formats in which a model can be taken away. */
export const MODEL_FORMATS = ['keras', 'onnx', 'tfjs'] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

/** A file to be saved; `type` is its media type. */
export type ModelFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/**
 * A model as one file: `.keras` of Keras 3, `.onnx`, or the two files of TensorFlow.js' layers format in an archive. The same
 * model gives the same bytes.
 *
 * @param model whose network `checkPlan` accepts
 */
export function writeModel(model: ModelContent, format: ModelFormat): ModelFile {
  switch (format) {
    case 'keras':
      return { name: 'inkling.keras', type: 'application/zip', bytes: writeKeras(model) };
    case 'onnx':
      return { name: 'inkling.onnx', type: 'application/octet-stream', bytes: writeOnnx(model) };
    case 'tfjs':
      return { name: 'inkling-tfjs.zip', type: 'application/zip', bytes: writeTfjsZip(model) };
    default:
      return format satisfies never;
  }
}
