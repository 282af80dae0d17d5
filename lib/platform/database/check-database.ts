import { logger } from "../logger.ts";
import { type Database, healthDatabase } from "./db.ts";

const PATIENCE_MS = 3_000;

/** Whether the database answers within three seconds. Errors go to the log only. */
export async function checkDatabase(db: Database = healthDatabase()): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS);
	});
	try {
		await Promise.race([db.$queryRaw`SELECT 1`, late]);
		return true;
	} catch (error) {
		logger.error({ error: error instanceof Error ? error.message : "unknown" }, "The database does not answer.");
		return false;
	} finally {
		clearTimeout(timer);
	}
}
