/** How long a query waits for what is to appear: parts of the page are fetched late, on a machine that may be busy. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 10_000 }); // milliseconds
