/** TensorFlow.js as far as it is used: its core with all gradients; its layers alone are as large as all that. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';

export * from '@tensorflow/tfjs-core';
