import { statfsSync } from "node:fs";

const IN_MEMORY = "/dev/shm";
/** More than all databases of a run have at once. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Has this process and those that it starts keep temporary files in memory, where the system has room for them: a database
 * is a thousand files, and most of a test's time was spent on making them on a disk. A TMPDIR that is set stays.
 */
export function keepTemporaryFilesInMemory(): void {
	if (!process.env.TMPDIR && roomIn(IN_MEMORY) >= ROOM_BYTES) process.env.TMPDIR = IN_MEMORY;
}

function roomIn(directory: string): number {
	try {
		const { bavail, bsize } = statfsSync(directory);
		return bavail * bsize;
	} catch {
		return 0;
	}
}
