/** How to close and drop each database that the test file at work has opened. */
export const openDatabases = new Set<() => Promise<void>>();
