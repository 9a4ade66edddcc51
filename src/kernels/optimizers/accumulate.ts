/** What stands in an optimiser's place where gradients are summed up and nothing is learnt. */
import { add } from '../vector';

/** Adds g to sums. */
export function accumulate<V>(sums: usize, g: usize, count: i32): void {
  const end = sums + ((<usize>count) << 2);
  for (; sums + sizeof<V>() <= end; sums += sizeof<V>(), g += sizeof<V>()) {
    store<V>(sums, add<V>(load<V>(sums), load<V>(g)));
  }
  for (; sums < end; sums += 4, g += 4) store<f32>(sums, load<f32>(sums) + load<f32>(g));
}
