/** How to close and drop each database that the current test file has opened. */
export const openDatabases = new Set<() => Promise<void>>();
