import type { EpochFigures } from '../model/early-stopping';

/** What a run of the plan came to in the page. */
export type PageResult = {
  /** 0..1, of the 10,000 test digits */
  readonly testAccuracy: number;
  /** mean cross-entropy of the test digits, in nats */
  readonly testLoss: number;
  /** epoch by epoch; empty if that is not known */
  readonly curve: readonly EpochFigures[];
};

export type ExportLanguage = 'en' | 'zh';

export type ExportOptions = {
  /** of comments and of what stands between the cells */
  readonly language: ExportLanguage;
  readonly result?: PageResult | undefined;
  /** a link that opens the plan in the page; anything but http and https is left out */
  readonly url?: string | undefined;
};
