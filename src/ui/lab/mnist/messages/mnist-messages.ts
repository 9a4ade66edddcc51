import { en } from './en';
import { zh } from './zh';

export const MNIST_MESSAGES = { en, zh };
