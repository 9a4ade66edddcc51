/** TensorFlow.js as far as it is used: its core, then all gradients. Its layers and formats would weigh as much again. */
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export * from '@tensorflow/tfjs-core';
