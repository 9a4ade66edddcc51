import { expect, it } from 'vitest';
import { confusionFile } from '../../../../../src/app/lab/test/confusion-file';
import { confusionMatrix } from '../../../../../src/core/metrics/confusion';
import { readingsOf } from '../../../core/metrics/readings-sample';

it('a confusion matrix is a table of eleven rows and columns', () => {
  const rows = confusionFile(confusionMatrix(readingsOf([4, { 9: 1 }], [4, { 9: 1 }], [0, { 0: 1 }]))).split(
    '\r\n',
  );
  expect(rows).toHaveLength(12);
  expect(rows[0]).toBe('true\\read,0,1,2,3,4,5,6,7,8,9');
  expect(rows[1]).toBe('0,1,0,0,0,0,0,0,0,0,0');
  expect(rows[5]).toBe('4,0,0,0,0,0,0,0,0,0,2');
  expect(rows[11]).toBe('');
});
