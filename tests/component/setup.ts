import { configure } from '@testing-library/preact';

// A busy machine may take longer than the second that is usual.
configure({ asyncUtilTimeout: 10_000 });
